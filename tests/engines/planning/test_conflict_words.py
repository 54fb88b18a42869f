"""Conflict and repair as sentences: what a rule asks, which facts stand against it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from gemeinwerk.engines.planning.plan import Rule, RuleName
from gemeinwerk.engines.planning.plan_in_words.conflict import asked, proposal, told_together
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Busy,
    Person,
    Problem,
    Room,
    Rules,
    Series,
    Span,
)

MARCH, MAY = date(2027, 3, 1), date(2027, 5, 31)
MONDAYS = [MARCH + timedelta(7 * week) for week in range(14)]
SPRING = Series(
    id="wohnen", name="AG Wohnen", meetings=3, members=("p12", "p13"), required=("p12",),
    not_before=MARCH, not_after=MAY, weekdays=frozenset({0}), start=time(16, 30), minutes=120,
    needs_room=True, min_gap_days=28, after=("auftakt",),
)  # fmt: skip
KICKOFF = replace(SPRING, id="auftakt", name="", meetings=1, min_gap_days=0, after=())
PROBLEM = Problem(
    horizon=Span(MARCH, date(2027, 10, 31)), land="BB", weekdays=frozenset({0, 2}),
    start=time(16, 30), minutes=120, rules=Rules(skip_school_holidays=False),
    busy=(Busy(MONDAYS[1], "Stadtverordnetenversammlung"),),
    rooms=(Room("r1", 1), Room("saal", 1, name="Großer Saal")),
    people=(Person("p12"), Person("p13", name="Petra Klein")),
    series=(KICKOFF, SPRING), fixed=(Appointment("wohnen", MONDAYS[1]),),
)  # fmt: skip


def rule(name, **about):
    return Rule(RuleName(name), **about)


ABOUT = {
    "meetings": rule("meetings", series="wohnen"),
    "min_gap": rule("min_gap", series="wohnen"),
    "window": rule("window", series="wohnen"),
    "required": rule("required", series="wohnen", person="p12"),
    "required_once": rule("required_once", person="p12"),
    "needs_room": rule("needs_room", series="wohnen"),
    "room_unavailable": rule("room_unavailable", room="r1", date=MONDAYS[0]),
    "capacity": rule("capacity", series="wohnen"),
    "after": rule("after", series="wohnen", other="auftakt"),
    "fixed": rule("fixed", series="wohnen", date=MONDAYS[1]),
    "forbidden": rule("forbidden", series="wohnen", date=MONDAYS[2]),
}
ASKED = {
    "meetings": "AG Wohnen braucht drei Termine.",
    "min_gap": "Zwischen zwei Terminen von AG Wohnen liegen mindestens 28 Tage.",
    "window": "AG Wohnen tagt nur zwischen dem 1. März und dem 31. Mai 2027; möglich sind in "
    "dieser Zeit 11 Tage.",
    "required": "Person p12 muss bei AG Wohnen immer dabei sein.",
    "required_once": "Person p12 muss bei „auftakt“ und AG Wohnen dabei sein, an einem Abend geht "
    "aber nur eine Sitzung.",
    "needs_room": "AG Wohnen braucht für jeden Termin einen Raum für sich; es gibt 2 Räume.",
    "room_unavailable": "Raum r1 ist am Mo 01.03.2027 belegt.",
    "capacity": "Alle, die zu AG Wohnen kommen können, müssen in den Raum passen: je nach Tag "
    "2 Personen; der größte Raum (Raum r1) fasst 1 Person.",
    "after": "AG Wohnen beginnt erst, wenn „auftakt“ vorbei ist.",
    "fixed": "AG Wohnen ist auf Mo 08.03.2027 festgelegt, dieser Tag ist aber nicht frei: "
    "Stadtverordnetenversammlung.",
    "forbidden": "AG Wohnen soll nicht am Mo 15.03.2027 tagen.",
}
PROPOSED = {
    "meetings": "AG Wohnen: weniger als drei Termine planen.",
    "min_gap": "AG Wohnen: mit weniger als 28 Tagen Abstand planen.",
    "window": "AG Wohnen: auch nach dem 31. Mai 2027 planen.",
    "required": "Person p12 bei AG Wohnen vertreten lassen.",
    "required_once": "Person p12 vertreten lassen, wo zwei Sitzungen auf einen Abend fallen.",
    "needs_room": "AG Wohnen: ohne Raum planen, zum Beispiel online, oder einen weiteren Raum "
    "suchen.",
    "room_unavailable": "Raum r1 am Mo 01.03.2027 frei machen.",
    "capacity": "AG Wohnen: einen größeren Raum suchen oder mit weniger Plätzen auskommen.",
    "after": "AG Wohnen: schon beginnen, bevor „auftakt“ vorbei ist.",
    "fixed": "AG Wohnen: den festgelegten Termin am Mo 08.03.2027 freigeben.",
    "forbidden": "AG Wohnen: den Mo 15.03.2027 doch zulassen.",
}


@pytest.mark.parametrize("name", RuleName)
def test_what_each_rule_asks(name):
    assert asked(PROBLEM, ABOUT[name]).de == ASKED[name]


@pytest.mark.parametrize("name", RuleName)
def test_how_each_rule_could_give_way(name):
    assert proposal(PROBLEM, ABOUT[name]).de == PROPOSED[name]


def test_number_distance_and_window_of_a_series_are_one_sentence():
    rhythm = [ABOUT["meetings"], ABOUT["forbidden"], ABOUT["min_gap"], ABOUT["window"]]
    together, forbidden = told_together(PROBLEM, rhythm)
    assert together.de == (
        "AG Wohnen braucht drei Termine im Abstand von mindestens 28 Tagen zwischen dem 1. März "
        "und dem 31. Mai 2027."
    )
    assert together.en == (
        "AG Wohnen needs three dates at least 28 days apart between 1 March and 31 May 2027."
    )
    assert forbidden.en == "AG Wohnen is not to meet on Mon 15 March 2027."


def away(*days):
    people = (Person("p12", unavailable=frozenset(days)), PROBLEM.people[1])
    return asked(replace(PROBLEM, people=people), ABOUT["required"])


def test_who_is_hardly_ever_free_has_the_few_dates_named():
    assert away(*MONDAYS[2:]).de == (
        "Person p12 muss bei AG Wohnen immer dabei sein, kann aber nur am Mo 01.03."
    )
    assert away(*MONDAYS[2:]).en.endswith(" but is free only on Mon 1 March.")
    assert away(*MONDAYS).de == (
        "Person p12 muss bei AG Wohnen immer dabei sein, kann aber an keinem der 11 möglichen Tage."
    )


def test_who_is_away_for_a_time_has_the_time_named():
    assert away(*MONDAYS[5:8]).de == (
        "Person p12 muss bei AG Wohnen immer dabei sein, kann aber nicht vom 05.04. bis 19.04.2027."
    )


def test_who_is_away_now_and_then_has_the_dates_counted():
    assert away(*MONDAYS[2::2]).en.endswith(" but is free on only 6 of the 11 possible days.")


def test_who_is_there_only_for_a_time_has_that_time_named():
    later = [MAY + timedelta(7 * week) for week in range(22)]
    series = (KICKOFF, replace(SPRING, not_after=PROBLEM.horizon.last))
    people = (Person("p12", unavailable=frozenset([*MONDAYS[:2], *later])), PROBLEM.people[1])
    assert asked(replace(PROBLEM, series=series, people=people), ABOUT["required"]).de == (
        "Person p12 muss bei AG Wohnen immer dabei sein, kann aber nur vom 15.03. bis 24.05.2027."
    )
