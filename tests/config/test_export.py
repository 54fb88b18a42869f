"""`gemeinwerk export` writes what the desk and the portal write."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.factories import MunicipalityFactory, user_with_role
from tests.factories.catalogues import fit_concept

from gemeinwerk.config.program import program
from gemeinwerk.measures.operations.versions import freeze
from gemeinwerk.measures.own_file import read
from gemeinwerk.municipalities.models import Municipality


@pytest.fixture(autouse=True)
def _concept(town: Municipality) -> None:
    freeze(fit_concept(town), kind="council", by=user_with_role("office", town))


def export(*arguments: str) -> tuple[int, bytes]:
    result = CliRunner().invoke(program, ["export", "--concept", "fit", *arguments])
    return result.exit_code, result.stdout_bytes


def test_the_ending_says_the_format(tmp_path: Path) -> None:
    out = tmp_path / "katalog.xlsx"
    assert export("--out", str(out))[0] == 0
    assert [one.code for one in read(out.read_bytes(), out.name).measures] == ["1.1", "1.2"]


def test_a_version_goes_to_the_standard_output() -> None:
    code, content = export("--version", "1", "--format", "json")
    assert (code, json.loads(content)["version"]["number"]) == (0, 1)


@pytest.mark.parametrize(
    "arguments", [["--version", "7", "--format", "json"], ["--out", "katalog.zip"], []]
)
def test_what_there_is_not_is_refused(arguments: list[str]) -> None:
    assert export(*arguments)[0] == 2


def test_a_concept_of_two_towns_is_asked_about() -> None:
    other = MunicipalityFactory(slug="nachbarstadt")
    fit_concept(other)
    assert export("--format", "json")[0] == 2
    assert export("--format", "json", "--town", "nachbarstadt")[0] == 0
