"""An indicator beside its promised way, in words; interim steps as people type them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.measures import interim_steps
from gemeinwerk.measures.document import on_the_way
from gemeinwerk.measures.forms.parts import part_formset
from gemeinwerk.measures.models import Measure

INDICATOR: dict[str, Any] = {
    "name": "Wartezeit", "unit": "Wochen", "direction": "decrease",
    "baseline": 12, "baseline_date": "2024-01-01", "target": 4, "target_date": "2028-01-01",
    "steps": "Ende 2025: 10",
}  # fmt: skip
NOW = date(2026, 7, 1)


def values(*numbers: float) -> list[dict[str, Any]]:
    return [
        {"day": f"{2024 + n // 2}-{1 + 6 * (n % 2):02d}-01", "value": one, "indicator": "Wartezeit"}
        for n, one in enumerate(numbers)
    ]


def test_steps_are_read_as_plans_write_them_and_written_in_one_way() -> None:
    typed = "IV. Quartal 2027: 1.200,5;  31.12.26 : 60\n2025: 7"
    assert interim_steps.unread(typed) == ""
    said = interim_steps.written(interim_steps.read(typed))
    assert said == "31.12.2025: 7; 31.12.2026: 60; 31.12.2027: 1.200,5"
    assert interim_steps.written(interim_steps.read(said)) == said


@pytest.mark.parametrize(
    ("typed", "strange"),
    [
        ("bald mehr", "bald mehr"),
        ("31.12.2026: 60; 31.12.2026: 70", "31.12.2026: 70"),
        ("31.02.2026: 60", "31.02.2026: 60"),
        ("2026: sechzig", "2026: sechzig"),
        ("2026: 1; " * 400, "2026: 1; 2026: 1; 2026: 1; 2026: 1; 2026 …"),
        (": 60", ": 60"),
        ("2026: 99999999999999999", "2026: 99999999999999999"),
    ],
)
def test_what_is_no_step_is_named_and_kept(typed: str, strange: str) -> None:
    assert interim_steps.unread(typed) == strange
    data = {
        "indicators-TOTAL_FORMS": "1", "indicators-INITIAL_FORMS": "0",
        "indicators-0-name": "Wartezeit", "indicators-0-kind": "output",
        "indicators-0-direction": "increase", "indicators-0-steps": typed,
    }  # fmt: skip
    form = part_formset("indicators", Measure(), data)
    assert not form.is_valid()
    assert "31.12.2026: 60; 31.12.2027: 120" in form.forms[0].errors["steps"][0]


def test_the_lower_the_better_and_a_step_bends_the_way() -> None:
    """Half a year after the step the way has come from 10 to 8,5: straight on it would be 7."""
    found = on_the_way.standing(INDICATOR, {"day": "2026-07-01", "value": 8.5})
    assert found
    assert found.due == 9
    said = {
        number: on_the_way.standing_words(INDICATOR, {"day": "2026-07-01", "value": number})
        for number in (8, 9, 11)
    }
    assert said[8].startswith("Das ist weiter, als")
    assert said[9].startswith("Das liegt auf dem Weg")
    assert said[11] == "Das liegt hinter dem Weg zum Zielwert: 9 Wochen an diesem Tag."


@pytest.mark.parametrize(
    "other",
    [{"direction": "yes_no"}, {"baseline_date": None, "steps": ""}, {"target": None, "steps": ""}],
)
def test_without_a_way_nothing_is_said_of_it(other: dict[str, Any]) -> None:
    assert on_the_way.standing_words(INDICATOR | other, {"day": "2026-07-01", "value": 9}) == ""


def test_the_outlook_names_its_uncertainty_and_that_it_is_no_promise() -> None:
    found = on_the_way.outlook(INDICATOR, values(12, 11.5, 9, 9.5, 8), NOW)
    assert found
    said = on_the_way.outlook_words(INDICATOR, found)
    assert "aus 5 Werten seit Januar 2024" in said
    assert "am 1. Januar 2028" in said
    assert "neun von zehn zwischen" in said
    assert said.endswith("Es ist gerechnet und keine Zusage.")
    assert found.low < found.value < found.high


def test_no_outlook_from_three_values_nor_past_the_target_date_nor_below_nought() -> None:
    falling = values(12, 8, 6, 3)
    assert on_the_way.outlook(INDICATOR, falling[:3], NOW) is None
    assert on_the_way.outlook(INDICATOR, falling, date(2028, 1, 1)) is None
    assert on_the_way.outlook(INDICATOR | {"target_date": None}, falling, NOW) is None
    found = on_the_way.outlook(INDICATOR, falling, NOW)
    assert found
    assert [found.value, found.low] == [0, 0]
    share = INDICATOR | {"unit": "Prozent", "target": 90, "baseline": 10, "direction": "increase"}
    found = on_the_way.outlook(share, values(40, 60, 75, 95), NOW)
    assert found
    assert found.high == Decimal(100)


@pytest.mark.parametrize(
    ("course", "number", "said"),
    [
        ("on_course", 11, "Gemeldet ist „auf Kurs“; dieser Messwert liegt hinter dem Weg."),
        ("off_course", 8, "Gemeldet ist „vom Kurs ab“; dieser Messwert ist weiter"),
        ("on_course", 9, ""), ("late", 11, ""), ("", 11, ""),
    ],
)  # fmt: skip
def test_stated_and_computed_stand_side_by_side_where_they_differ(
    course: str, number: int, said: str
) -> None:
    value = {"day": "2026-07-01", "value": number}
    found = on_the_way.differing({"course": course}, INDICATOR, value)
    assert found.startswith(said)
    assert bool(found) == bool(said)
