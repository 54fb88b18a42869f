"""The red thread never claims what did not happen; the desk's and the citizens' say the same."""

from datetime import date
from typing import Any

import pytest

from gemeinwerk.german.counted import with_unit
from gemeinwerk.measures import knots
from gemeinwerk.measures.document import indicator_words
from gemeinwerk.measures.milestones import step, upcoming
from gemeinwerk.measures.states import (
    BY_KEY,
    DONE,
    DROPPED,
    LATE,
    ON_COURSE,
    UNFINISHED,
    State,
    is_over,
)

TODAY = date(2026, 11, 28)
INDICATOR = {
    "name": "Wartezeit",
    "unit": "Wochen",
    "direction": "decrease",
    "baseline": 11,
    "baseline_date": "2024-12-31",
    "baseline_text": "",
    "target": 4,
    "target_date": "2027-10-31",
    "target_text": "",
    "rhythm": "yearly",
}


def measure(**values: Any) -> dict[str, Any]:
    given = dict.fromkeys(knots.READ, "") | {
        "costs": [],
        "indicators": [],
        "milestones": [],
        "values": [],
    }
    return given | {"end": None, "expected_end": None, "permanent": False} | values


@pytest.mark.parametrize(
    ("key", "knot"),
    [
        ("umgesetzt", "done"),
        ("auf-kurs", "current"),
        ("teilweise", "partly"),
        ("verzoegert", "late"),
        ("vom-kurs-ab", "off"),
        ("offen", "open"),
        ("nicht-fertig", "partly"),
        ("aufgegeben", "dropped"),
        ("unbekannt", "open"),
    ],
)
def test_each_state_has_its_knot(key: str, knot: str) -> None:
    assert knots.carried_out(measure(), BY_KEY[key], TODAY).state == knot


def test_a_dropped_measure_ends_there_with_the_reason() -> None:
    told = measure(expected_end_reason="Beschluss vom 2. September 2026", indicators=[INDICATOR])
    assert knots.carried_out(told, DROPPED, TODAY).detail == "Beschluss vom 2. September 2026"
    assert knots.effect(told, DROPPED, TODAY) == []


def test_by_how_much_it_is_behind_stands_at_the_knot() -> None:
    told = measure(end="2026-10-31", expected_end="2027-09-30")
    assert knots.carried_out(told, LATE, TODAY).detail == "elf Monate später erwartet"


def test_an_effect_nobody_measured_is_open() -> None:
    (knot,) = knots.effect(measure(indicators=[INDICATOR]), ON_COURSE, TODAY)
    assert (knot.state, knot.text) == ("open", "4 Wochen bis 31.10.2027")
    assert knot.detail == "seit dem Ausgangswert nicht gemessen; nächste Erhebung im Dezember 2026"
    (done,) = knots.effect(measure(indicators=[INDICATOR]), DONE, TODAY, over=True)
    assert (done.state, done.detail) == ("open", "nicht gemessen")


def test_without_a_decision_nothing_is_decided() -> None:
    assert knots.decision(decided=False, day="04.06.2025", paper="25/1").state == "open"


@pytest.mark.parametrize(
    ("values", "survey"),
    [
        ({}, date(2026, 12, 31)),
        ({"rhythm": "quarterly"}, date(2026, 12, 31)),
        ({"rhythm": "monthly"}, date(2026, 11, 30)),
        ({"rhythm": "two_yearly"}, date(2026, 12, 31)),
        ({"rhythm": "two_yearly", "baseline_date": "2025-06-15"}, date(2027, 6, 15)),
        ({"rhythm": "yearly", "target_date": "2026-12-01"}, date(2026, 12, 1)),
        ({"rhythm": ""}, date(2027, 10, 31)),
        ({"rhythm": "", "target_date": None}, None),
        ({"rhythm": "", "target_date": "2026-01-01"}, None),
        ({"baseline_date": "2027-01-31", "rhythm": "monthly"}, date(2027, 1, 31)),
        ({"baseline_date": None, "rhythm": "yearly"}, date(2027, 10, 31)),
    ],
)
def test_the_next_survey_follows_the_rhythm(values: dict[str, Any], survey: date | None) -> None:
    assert indicator_words.next_survey(INDICATOR | values, TODAY) == survey


def milestone(due: str | None, reached: str | None = None) -> dict[str, Any]:
    return {"title": "Vertrag", "due": due, "reached_on": reached}


@pytest.mark.parametrize("state", [DONE, DROPPED, UNFINISHED])
def test_no_milestone_is_next_where_nothing_more_is_expected(state: State) -> None:
    told = measure(milestones=[milestone("2027-01-31")])
    assert is_over(state, "implementation")
    assert is_over(ON_COURSE, "superseded")
    assert upcoming(told, TODAY, over=True) is None
    assert upcoming(told, TODAY, over=is_over(ON_COURSE, "implementation")) == milestone(
        "2027-01-31"
    )


def test_the_next_milestone_is_never_in_the_past() -> None:
    told = measure(milestones=[milestone("2026-11-27"), milestone("2027-05-31"), milestone(None)])
    found = upcoming(told, TODAY, over=False)
    assert found
    assert found["due"] == "2027-05-31"
    assert upcoming(measure(milestones=[milestone("2026-11-27")]), TODAY, over=False) is None


def test_a_milestone_says_by_how_much() -> None:
    assert step(milestone("2026-03-31"), TODAY, LATE).late == "seit acht Monaten"
    assert step(milestone("2026-03-31", "2026-05-19"), TODAY, LATE).late == "sieben Wochen später"
    assert step(milestone("2026-03-31", "2026-03-24"), TODAY, LATE).late == "sieben Tage früher"
    assert step(milestone("2026-03-31"), TODAY, DROPPED, over=True).word == "entfällt"
    assert step(milestone("2026-03-31"), TODAY, DONE, over=True).word == "nicht gemeldet"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1, "Schulen", "1 Schule"),
        (6, "Schulen", "6 Schulen"),
        (1, "Grundschulen", "1 Grundschule"),
        (1, "Beratungen im Monat", "1 Beratung im Monat"),
        (1, "Prozent", "1 Prozent"),
        (1, "%", "1 %"),
        (1, "Bewerber*innen", "Bewerber*innen: 1"),
        (1.5, "Stellen", "1,5 Stellen"),
        (0, "Personen", "0 Personen"),
    ],
)
def test_one_is_not_many(value: float, unit: str, words: str) -> None:
    number = str(value).replace(".", ",")
    assert with_unit(number, value, unit) == words
