from datetime import date
from decimal import Decimal

import pytest

from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.plain_values import flat, plain, unflat, values_of
from tests.factories import CostLineFactory, IndicatorFactory, MeasureFactory, ThemeFactory


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("title", "  Zwei\r\nZeilen \0", "Zwei\nZeilen"),
        ("end", date(2026, 12, 31), "2026-12-31"),
        ("end", "2026-12-31", "2026-12-31"),
        ("end", None, None),
        ("permanent", True, True),
        ("lead_unit", None, None),
        ("themes", [3, 1], [1, 3]),
        ("unread", [{"column": "J", "value": "x"}], [{"column": "J", "value": "x"}]),
        (
            "costs",
            [{"kind": "one_off", "amount": Decimal("18000")}],
            [
                {
                    "kind": "one_off",
                    "year": None,
                    "until_year": None,
                    "amount": "18000",
                    "approximate": False,
                    "funding": "",
                    "funding_text": "",
                    "note": "",
                }
            ],
        ),
    ],
)
def test_plain_values_are_what_is_stored(name: str, value: object, shown: object) -> None:
    assert plain(name, value) == shown
    assert plain(name, shown) == shown


@pytest.mark.django_db
def test_what_is_stored_reads_the_same_as_what_is_given() -> None:
    measure = MeasureFactory(goal="Zwei\r\nZeilen", end=date(2026, 12, 31))
    IndicatorFactory(measure=measure, baseline=Decimal("0.1250"))
    CostLineFactory(measure=measure)
    measure.themes.add(ThemeFactory(concept=measure.concept))
    found = values_of(Measure.objects.get())
    assert {name: plain(name, value) for name, value in found.items()} == found
    assert found["indicators"][0]["baseline"] == "0.125"


def test_rows_stand_under_names_of_their_own() -> None:
    values = {"title": "x", "milestones": [{"id": 3, "title": "a"}, {"title": "b"}]}
    assert flat(values) == {
        "title": "x",
        "milestones:3": {"id": 3, "title": "a"},
        "milestones:+2": {"title": "b"},
    }
    assert unflat(flat(values)) == values
