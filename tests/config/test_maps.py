"""Where a map's pictures come from is read strictly: its origin goes into the policy of pages."""

import pytest

from gemeinwerk.config import maps
from gemeinwerk.config.environment import Environment

TILES = "https://karten.stadt.example/farbe/{z}/{x}/{y}.png"


def told(**variables: str) -> tuple[tuple[str, str, maps.Centre], list[str]]:
    env = Environment({f"GEMEINWERK_MAP_{name}": value for name, value in variables.items()})
    return maps.told(env), env.problems


def test_without_a_setting_there_is_no_map() -> None:
    assert told() == (("", "", maps.GERMANY), [])


@pytest.mark.parametrize(
    "address",
    [
        TILES,
        "https://karten.stadt.example:8443/{z}/{y}/{x}?schluessel=a-1&stil=grau",
        "https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/a/default/B/{z}/{y}/{x}.png",
    ],
)
def test_an_address_of_tiles(address: str) -> None:
    found, problems = told(TILES=address, ATTRIBUTION="© Stadt", CENTRE="51.34, 12.37, 13")
    assert (found, problems) == ((address, "© Stadt", (51.34, 12.37, 13)), [])


@pytest.mark.parametrize(
    "address",
    [
        "http://karten.stadt.example/{z}/{x}/{y}.png",
        "karten.stadt.example/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://karten.stadt.example/{z}/{x}.png",
        "https://karten.stadt.example/{z}/{x}/{y}/{y}.png",
        "https://karten.stadt.example/{s}/{z}/{x}/{y}.png",
        "https://{z}.stadt.example/{x}/{y}.png",
        "https://karten.stadt.example/{z}/{x}/{y}}.png",
        "https://karten.stadt.example/{{z}/{x}/{y}.png",
        "https://karten.stadt.example;script-src */{z}/{x}/{y}.png",
        "https://wer:wort@karten.stadt.example/{z}/{x}/{y}.png",
        "https://karten.stadt.example/{z}/{x}/{y}.png#a",
        "https://*/{z}/{x}/{y}.png",
        'https://karten.stadt.example/{z}/{x}/{y}".png',
        "https://[::1/{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_address_of_tiles_is_told(address: str) -> None:
    found, problems = told(TILES=address, ATTRIBUTION="© Stadt")
    assert found[0] == ""
    assert [one.split()[0] for one in problems] == ["GEMEINWERK_MAP_TILES"]


def test_nobodys_map_is_refused() -> None:
    _found, problems = told(TILES=TILES)
    assert problems == ["GEMEINWERK_MAP_TILES is set without GEMEINWERK_MAP_ATTRIBUTION."]


@pytest.mark.parametrize(
    "centre", ["51.34,12.37", "51.34;12.37;13", "91,12,13", "51,181,13", "51,12,2", "51,12,13.5",
               "51,12,19", "nan,12,13", "51,inf,13", "51,12,nan", "Stadt"]
)  # fmt: skip
def test_what_is_no_centre_is_told(centre: str) -> None:
    found, problems = told(CENTRE=centre)
    assert found[2] == maps.GERMANY
    assert [one.split()[0] for one in problems] == ["GEMEINWERK_MAP_CENTRE"]
