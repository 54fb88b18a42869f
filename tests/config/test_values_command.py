"""`gemeinwerk values` from the shell: all that are new, or none; nothing that stands is changed."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.factories import (
    ConceptFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
)

from gemeinwerk.config.program.values import values_command
from gemeinwerk.figures.models import Contradiction
from gemeinwerk.measures.models import MeasuredValue
from gemeinwerk.municipalities.models import Municipality

pytestmark = pytest.mark.django_db
WIDE = "Nr.;Indikator;2023;2024;2025\n1.1;Kurse;5;7,5;9\n"


def run(*arguments: object) -> Any:
    return CliRunner().invoke(values_command, [str(one) for one in arguments])


def test_dry_then_for_good_then_again(town: Municipality, tmp_path: Path) -> None:
    measure = MeasureFactory(concept=ConceptFactory(municipality=town, slug="ik"), code="1.1")
    IndicatorFactory(measure=measure, name="Kurse")
    MeasuredValueFactory(measure=measure, indicator="Kurse", day="2023-12-31", value=4)
    file = tmp_path / "werte.csv"
    file.write_text(WIDE, "utf-8")
    told = run(file, "--concept", "ik", "--dry-run")
    assert (told.exit_code, MeasuredValue.objects.count()) == (0, 1)
    assert told.stdout.splitlines() == ["2 wird eingetragen", "1 wird als Widerspruch vermerkt"]
    assert run(file, "--concept", "ik").exit_code == 0
    assert list(MeasuredValue.objects.values_list("value", flat=True)) == [4, 7.5, 9]
    assert Contradiction.objects.get().second == "5"
    assert run(file, "--concept", "ik").exit_code == 0
    assert (MeasuredValue.objects.count(), Contradiction.objects.count()) == (3, 1)


def test_what_cannot_be_read_is_said(town: Municipality, tmp_path: Path) -> None:
    ConceptFactory(municipality=town, slug="ik")
    file = tmp_path / "leer.csv"
    file.write_text("A;B\n1;2\n", "utf-8")
    told = run(file, "--concept", "ik")
    assert told.exit_code == 2
    assert "keine Messwerte" in told.stderr
