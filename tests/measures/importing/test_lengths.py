"""Whatever a file brings, a column holds it or the text is kept with its measure."""

import pytest
from django.db import models

from gemeinwerk.measures.importing.planning import Plan
from gemeinwerk.measures.models import CostLine, Indicator, Measure, Milestone

HEAD = [
    "Nr.", "Handlungsfeld", "Maßnahme", "Beschreibung", "Ziel", "Zielgruppe", "Federführung",
    "Mitwirkung", "Zeitraum", "Kosten", "Finanzierung", "Indikator", "Zielwert", "Meilenstein",
    "Priorität", "Status", "Thema", "Bemerkung",
]  # fmt: skip


def words(column: int, signs: int) -> str:
    """Words of a column that no other column has."""
    return " ".join(f"Wort{column:02}x{n}" for n in range(signs // 10 + 1))[:signs]


@pytest.mark.parametrize("column", range(len(HEAD)), ids=HEAD)
@pytest.mark.parametrize("long", [310, 5_000])
def test_a_long_cell_in_any_column_fits_on_both_databases(
    take_over: object, column: int, long: int
) -> None:
    row = ["1.1", "Wohnen", "Beratung", *[""] * (len(HEAD) - 3)]
    row[column] = words(column, long)
    plan: Plan = take_over([row], head=HEAD)  # type: ignore[operator]
    assert plan
    for model in (Measure, Milestone, Indicator, CostLine):
        for stored in model._base_manager.all():
            for field in model._meta.local_fields:
                value = getattr(stored, field.attname)
                if isinstance(field, models.CharField) and isinstance(value, str):
                    assert len(value) <= (field.max_length or 0), (field, value[:40])
