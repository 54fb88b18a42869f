"""Which tiles show a place, and whether they come from elsewhere."""

import pytest
from django.test import RequestFactory

from gemeinwerk.core import maps


@pytest.fixture(autouse=True)
def tiles(settings: object) -> None:
    settings.MAP_TILES = "https://karten.stadt.example/{z}/{y}/{x}.png"  # type: ignore[attr-defined]


def test_four_tiles_around_a_place() -> None:
    """Berlin's Brandenburg Gate lies in the tile 35203/21494 of zoom 16."""
    found = maps.still(52.51628, 13.37770)
    said = "https://karten.stadt.example/16/21494/35203.png"
    assert said in found.tiles
    assert len(set(found.tiles)) == 4


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0), (51.3, 12.4), (85.05, 179.99999)]
)
def test_everywhere_on_earth_there_is_a_picture(latitude: float, longitude: float) -> None:
    found = maps.still(latitude, longitude)
    for tile in found.tiles:
        _https, _empty, _host, _zoom, down, across = tile.removesuffix(".png").split("/")
        assert 0 <= int(down) < 2**16
        assert 0 <= int(across) < 2**16
    assert 128 <= int(found.across) <= 384
    assert 0 <= int(found.down) <= 512


@pytest.mark.parametrize(
    ("host", "elsewhere"),
    [
        ("stadt.example", ""),
        ("www.stadt.example", ""),
        ("karten.stadt.example", ""),
        ("stadt.example:8000", ""),
        ("konzept.stadt.example", "karten.stadt.example"),
        ("dt.example", "karten.stadt.example"),
    ],
)
def test_a_host_of_the_towns_own(host: str, elsewhere: str, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    assert maps.elsewhere(RequestFactory().get("/", HTTP_HOST=host)) == elsewhere
