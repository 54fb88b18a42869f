"""When something is due on the way, and whether a unit has the people in that year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gemeinwerk.engines.smart import Milestone
from tests.engines.corpus.rows import GOOD
from tests.engines.sound import SOUND, findings

BEGIN, END = date(2025, 1, 1), date(2027, 12, 31)


def waited(start: date, end: date, *due: date, aimed: date | None = None) -> list[str]:
    """What is said of the time in which nothing is due."""
    measure = replace(
        SOUND,
        start=start,
        end=end,
        milestones=tuple(Milestone("Schritt", day) for day in due),
        indicators=(replace(GOOD, target_date=aimed),),
    )
    return [one.de for one in findings(measure, period_start=None, period_end=None)]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2025, 1, 1), date(2026, 6, 30), None),
        (date(2025, 1, 1), date(2026, 7, 1), None),
        (date(2025, 1, 1), date(2026, 7, 2), 19),
        (date(2025, 1, 31), date(2026, 7, 31), None),
        (date(2025, 6, 30), date(2026, 12, 31), None),
        (date(2025, 6, 30), date(2027, 1, 2), 19),
        (date(2025, 6, 29), date(2026, 12, 30), 19),
        (date(2025, 6, 15), date(2028, 6, 15), 36),
        (date(2025, 1, 1), date(2034, 12, 31), 120),
        (date(2025, 1, 1), date(2025, 1, 1), None),
    ],
)
def test_more_than_18_months_without_anything_due(
    start: date, end: date, months: int | None
) -> None:
    told = waited(start, end)
    assert bool(told) is (months is not None)
    if months:
        assert f"ist {months} Monate lang nichts fällig" in told[0]


def test_what_is_due_on_the_way_parts_the_time() -> None:
    middle = date(2026, 6, 30)
    assert waited(BEGIN, END, middle) == []
    assert waited(BEGIN, END, aimed=middle) == []
    late = waited(BEGIN, END, date(2025, 3, 31), date(2025, 6, 30), date(2029, 1, 1))
    assert late[0].startswith("Zwischen 30.06.2025 und 31.12.2027 ist 30 Monate lang")
    assert waited(BEGIN, END, date(2024, 1, 1), BEGIN, END)[0].startswith(
        "Zwischen 01.01.2025 und 31.12.2027 ist 36 Monate lang"
    )


def test_the_example_of_a_step_lies_midway() -> None:
    measure = replace(
        SOUND, start=BEGIN, end=END, milestones=(), indicators=(replace(GOOD, target_date=None),)
    )
    (finding,) = findings(measure)
    assert finding.example_de == "Zwischenstand im zuständigen Ausschuss bis 02.07.2026"
    assert finding.example_en == "Interim report to the committee by 02.07.2026"
    assert finding.en == (
        "Between 01.01.2025 and 31.12.2027 nothing is due for 36 months. "
        "Which step on the way shows that it goes forward?"
    )
    assert findings(replace(measure, permanent=True)) == []


POSTS = {SOUND.lead: {2025: Decimal("1.5"), 2026: 1}}


def test_one_measure_that_needs_more_than_its_unit_has() -> None:
    measure = replace(SOUND, fte={2025: 2, 2026: 1})
    (finding,) = findings(measure, register=POSTS)
    assert finding.de == (
        "2025 reichen die Stellen nicht: Diese eine Maßnahme braucht 2 VZÄ, „Fachbereich Soziales“ "
        "hat 1,5. Diese Maßnahme braucht 2: später beginnen, strecken oder Stellen beantragen?"
    )
    assert finding.en == (
        "In 2025 the posts do not suffice: This one measure needs 2 posts, “Fachbereich Soziales” "
        "has 1.5. This measure needs 2: begin later, stretch, or ask for posts?"
    )


def test_two_measures_are_told_of_the_year_that_lacks_most() -> None:
    first = replace(SOUND, key="1", fte={2025: 1, 2026: Decimal("1.5")})
    second = replace(SOUND, key="2", fte={2025: 1, 2026: Decimal("0.5")})
    resting = replace(SOUND, key="3", fte={2026: 0, 2030: 5})
    found = findings(first, second, resting, register=POSTS)
    assert [one.measure for one in found] == ["1", "2"]
    assert found[0].en == (
        "In 2026 the posts do not suffice: 2 measures together need 2.0 posts, “Fachbereich "
        "Soziales” has 1. This measure needs 1.5: begin later, stretch, or ask for posts?"
    )


def test_of_two_years_that_lack_as_much_the_first_is_told() -> None:
    measure = replace(SOUND, fte={2026: Decimal("1.5"), 2025: 2})
    assert findings(measure, register=POSTS)[0].de.startswith("2025 ")


def test_what_is_closed_needs_no_posts_and_other_units_are_asked_for_themselves() -> None:
    measure = replace(SOUND, key="1", fte={2025: 1})
    closed = replace(measure, key="2", closed=True)
    elsewhere = replace(measure, key="3", lead="Amt 7", fte={2025: 1})
    assert findings(measure, closed, elsewhere, register=POSTS) == []
    assert findings(measure, replace(measure, key="2"), register=POSTS) != []
