"""Which dates there are: wanted weekdays, less what is on them."""

from dataclasses import replace
from datetime import date, time

import pytest

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import (
    Busy,
    Problem,
    ProblemError,
    Rules,
    Series,
    Span,
    Words,
)
from tests.work import calls

MONDAY, WEDNESDAY, THURSDAY = 0, 2, 3
USUAL = Rules()
NO_HOLIDAYS = Rules(skip_school_holidays=False, skip_public_holidays=False)


def problem(first: date, last: date, *, land: str = "BB", rules: Rules = USUAL) -> Problem:
    """Mondays and Wednesdays, one series that takes them as they are."""
    horizon = Span(first, last)
    weekdays = frozenset({MONDAY, WEDNESDAY})
    series = Series("wohnen", 1, ("p1",), first, last, weekdays, time(16, 30), 120)
    return Problem(horizon, land, weekdays, time(16, 30), 120, (), (series,), rules)


def test_a_slot_is_a_wanted_weekday_of_the_horizon_its_ends_included() -> None:
    asked = problem(date(2027, 4, 5), date(2027, 4, 14))
    assert calendar.slots(asked) == (
        date(2027, 4, 5), date(2027, 4, 7), date(2027, 4, 12), date(2027, 4, 14),
    )  # fmt: skip


def test_public_and_school_holidays_are_no_slots() -> None:
    asked = problem(date(2027, 3, 15), date(2027, 4, 5))
    assert calendar.taken(asked) == {
        date(2027, 3, 22): Words("Oster-/Frühjahrsferien", "Easter/Spring Break"),
        date(2027, 3, 24): Words("Oster-/Frühjahrsferien", "Easter/Spring Break"),
        date(2027, 3, 29): Words(
            "Ostermontag, Oster-/Frühjahrsferien", "Easter Monday, Easter/Spring Break"
        ),
        date(2027, 3, 31): Words("Oster-/Frühjahrsferien", "Easter/Spring Break"),
    }
    assert calendar.slots(asked) == (date(2027, 3, 15), date(2027, 3, 17), date(2027, 4, 5))


def test_each_kind_of_holiday_can_be_let_in() -> None:
    easter = problem(date(2027, 3, 24), date(2027, 3, 29))
    without_school = replace(easter, rules=Rules(skip_school_holidays=False))
    without_public = replace(easter, rules=Rules(skip_public_holidays=False))
    assert calendar.slots(without_school) == (date(2027, 3, 24),)
    assert calendar.taken(without_public)[date(2027, 3, 29)].de == "Oster-/Frühjahrsferien"
    assert len(calendar.slots(replace(easter, rules=NO_HOLIDAYS))) == 2


def test_holidays_are_those_of_the_land() -> None:
    reformation_day = date(2029, 10, 31)
    public_only = Rules(skip_school_holidays=False)
    taken_in = {
        land
        for land in calendar.LANDS
        if calendar.taken(problem(reformation_day, reformation_day, land=land, rules=public_only))
    }
    assert taken_in == {"BB", "HB", "HH", "MV", "NI", "SH", "SN", "ST", "TH"}


def test_christmas_holidays_reach_into_january() -> None:
    asked = problem(date(2026, 12, 28), date(2027, 1, 11), land="HE")
    assert calendar.slots(asked) == ()
    assert calendar.taken(asked)[date(2027, 1, 11)] == Words("Weihnachtsferien", "Christmas Break")


def test_closed_and_busy_days_are_no_slots_and_say_why() -> None:
    asked = replace(
        problem(date(2027, 4, 5), date(2027, 4, 14)),
        closed=(Span(date(2027, 4, 1), date(2027, 4, 5), "Umzug"),
                Span(date(2027, 4, 14), date(2027, 5, 1))),
        busy=(Busy(date(2027, 4, 7), "Stadtverordnetenversammlung"), Busy(date(2027, 4, 14))),
    )  # fmt: skip
    assert calendar.slots(asked) == (date(2027, 4, 12),)
    assert calendar.taken(asked) == {
        date(2027, 4, 5): Words("Umzug", "Umzug"),
        date(2027, 4, 7): Words("Stadtverordnetenversammlung", "Stadtverordnetenversammlung"),
        date(2027, 4, 14): Words("geschlossen, anderer Termin", "closed, another appointment"),
    }


def test_a_series_may_meet_on_weekdays_of_its_own() -> None:
    asked = problem(date(2027, 4, 12), date(2027, 4, 18))
    (monday_or_wednesday,) = asked.series
    thursday = replace(monday_or_wednesday, id="kita", weekdays=frozenset({THURSDAY}))
    asked = replace(asked, series=(monday_or_wednesday, thursday))
    assert [day.day for day in calendar.slots(asked)] == [12, 14, 15]
    assert [day.day for day in calendar.candidates(asked, monday_or_wednesday)] == [12, 14]
    assert [day.day for day in calendar.candidates(asked, thursday)] == [15]


def test_the_window_of_a_series_takes_no_candidates_away() -> None:
    asked = problem(date(2027, 4, 12), date(2027, 4, 18))
    narrow = replace(asked.series[0], not_after=date(2027, 4, 12))
    assert len(calendar.candidates(asked, narrow)) == 2


@pytest.mark.parametrize("land", calendar.LANDS)
def test_school_holidays_are_known_for_every_land_from_1991_to_2028(land: str) -> None:
    known = [year for year in range(1980, 2040) if calendar.school_holidays_known(land, year)]
    assert known == list(range(1991, 2029))


def test_a_year_whose_holidays_are_not_all_known_is_refused() -> None:
    into_2029 = problem(date(2028, 9, 1), date(2029, 6, 30))
    with pytest.raises(ProblemError) as refused:
        calendar.slots(into_2029)
    assert refused.value.place == "horizon.to"
    assert refused.value.words.de == (
        "Die Schulferien von 2029 sind für Brandenburg nicht vollständig bekannt (bekannt bis "
        "2028). Den Zeitraum kürzen, oder rules.skip_school_holidays auf false setzen und die "
        "Ferien unter closed eintragen."
    )
    assert calendar.slots(replace(into_2029, rules=Rules(skip_school_holidays=False)))


@pytest.mark.parametrize(
    ("first", "last", "place", "sentence"),
    [
        (
            date(1990, 9, 1),
            date(1991, 6, 30),
            "horizon.from",
            "The public holidays of 1990 are not known, only those from 1991 to 2100.",
        ),
        (
            date(2100, 9, 1),
            date(2101, 6, 30),
            "horizon.to",
            "The public holidays of 2101 are not known, only those from 1991 to 2100.",
        ),
    ],
)
def test_years_without_public_holidays_are_refused(
    first: date, last: date, place: str, sentence: str
) -> None:
    far = problem(first, last, rules=Rules(skip_school_holidays=False))
    with pytest.raises(ProblemError) as refused:
        calendar.slots(far)
    assert (refused.value.place, refused.value.words.en) == (place, sentence)
    assert calendar.slots(replace(far, rules=NO_HOLIDAYS))


def test_years_more_cost_no_more_than_their_days() -> None:
    def cost(last: date) -> int:
        calendar.holidays_of.cache_clear()
        calendar.school_holidays_known.cache_clear()
        return calls(lambda: calendar.slots(problem(date(2026, 1, 1), last)))

    assert cost(date(2027, 12, 31)) < 2.3 * cost(date(2026, 12, 31))


def test_a_year_whose_christmas_holidays_are_not_listed_is_not_known(monkeypatch):
    names = ("Oster-/Frühjahrsferien", "Sommerferien", "Herbstferien")
    known = {date(2031, 4, day): Words(name, name) for day, name in enumerate(names, start=1)}
    monkeypatch.setattr(calendar, "holidays_of", lambda land, year, category: known)
    assert not calendar.school_holidays_known.__wrapped__("BB", 2031)
    known[date(2031, 12, 27)] = Words("Weihnachtsferien", "Christmas holidays")
    assert calendar.school_holidays_known.__wrapped__("BB", 2031)
