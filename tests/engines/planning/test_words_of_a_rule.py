"""What a rule asks and how it could give way, where its figures are none, one or several."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gemeinwerk.engines.planning.plan import RuleName
from gemeinwerk.engines.planning.plan_in_words.conflict import asked, proposal, told_together
from gemeinwerk.engines.planning.problem import Busy, Person, Room
from tests.engines.planning.test_conflict_words import (
    ABOUT,
    KICKOFF,
    MARCH,
    MONDAYS,
    PROBLEM,
    SPRING,
)


def with_series(**more):
    return replace(PROBLEM, series=(KICKOFF, replace(SPRING, **more)))


ENGLISH = {
    "meetings": ("AG Wohnen needs three dates.", "AG Wohnen: plan fewer than three dates."),
    "min_gap": (
        "Two dates of AG Wohnen are at least 28 days apart.",
        "AG Wohnen: plan dates less than 28 days apart.",
    ),
    "window": (
        "AG Wohnen meets only between 1 March and 31 May 2027; 11 days are possible in that time.",
        "AG Wohnen: plan also after 31 May 2027.",
    ),
    "required": (
        "Person p12 must be at every meeting of AG Wohnen.",
        "Let somebody stand in for Person p12 at AG Wohnen.",
    ),
    "required_once": (
        "Person p12 must be at “auftakt” and AG Wohnen but can be in only one meeting an evening.",
        "Let somebody stand in for Person p12 where two meetings fall on one evening.",
    ),
    "needs_room": (
        "AG Wohnen needs a room of its own for each date; there are 2 rooms.",
        "AG Wohnen: plan without a room, online for instance, or find one more room.",
    ),
    "room_unavailable": (
        "Room r1 is taken on Mon 1 March 2027.", "Free room r1 on Mon 1 March 2027.",
    ),
    "capacity": (
        "All who can come to AG Wohnen must fit into the room: 2 people, depending on the day; "
        "the largest room (room r1) holds 1 person.",
        "AG Wohnen: find a larger room or make do with fewer seats.",
    ),
    "after": (
        "AG Wohnen begins only when “auftakt” is over.",
        "AG Wohnen: begin before “auftakt” is over.",
    ),
    "fixed": (
        "AG Wohnen is fixed to Mon 8 March 2027 but that day is taken: "
        "Stadtverordnetenversammlung.",
        "AG Wohnen: give up the fixed date on Mon 8 March 2027.",
    ),
    "forbidden": (
        "AG Wohnen is not to meet on Mon 15 March 2027.",
        "AG Wohnen: allow Mon 15 March 2027 after all.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RuleName)
def test_each_rule_and_its_proposal_in_english(name):
    rule = ABOUT[name]
    assert (asked(PROBLEM, rule).en, proposal(PROBLEM, rule).en) == ENGLISH[name]


# --- number, distance, window ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "german"),
    [
        (("meetings", "min_gap"), "AG Wohnen braucht drei Termine im Abstand von mindestens 28 "
         "Tagen."),
        (("meetings", "window"), "AG Wohnen braucht drei Termine zwischen dem 1. März und dem 31. "
         "Mai 2027."),
        (("min_gap", "window"), "AG Wohnen braucht Termine im Abstand von mindestens 28 Tagen "
         "zwischen dem 1. März und dem 31. Mai 2027."),
        (("forbidden", "min_gap"), "AG Wohnen soll nicht am Mo 15.03.2027 tagen. Zwischen zwei "
         "Terminen von AG Wohnen liegen mindestens 28 Tage."),
    ],
)  # fmt: skip
def test_rules_of_one_series_that_go_together(names, german):
    said = told_together(PROBLEM, [ABOUT[name] for name in names])
    assert " ".join(one.de for one in said) == german


def test_rules_of_two_series_do_not_go_together():
    other = replace(ABOUT["meetings"], series="auftakt")
    # Ids that are equal but were read at different places of a file.
    gap = replace(ABOUT["min_gap"], series="".join(["woh", "nen"]))
    said = told_together(PROBLEM, [ABOUT["meetings"], other, gap])
    assert [one.de for one in said] == [
        "AG Wohnen braucht drei Termine im Abstand von mindestens 28 Tagen.",
        "„auftakt“ braucht einen Termin.",
    ]


def test_one_meeting_one_day_of_distance():
    single, close = with_series(meetings=1), with_series(min_gap_days=1)
    assert asked(single, ABOUT["meetings"]).en == "AG Wohnen needs one date."
    assert proposal(single, ABOUT["meetings"]).de == "AG Wohnen: auf den Termin verzichten."
    assert proposal(single, ABOUT["meetings"]).en == "AG Wohnen: go without the date."
    assert asked(close, ABOUT["min_gap"]).de == (
        "Zwischen zwei Terminen von AG Wohnen liegt mindestens 1 Tag."
    )
    assert asked(close, ABOUT["min_gap"]).en == "Two dates of AG Wohnen are at least 1 day apart."
    assert proposal(close, ABOUT["min_gap"]).de == (
        "AG Wohnen: mit weniger als 1 Tag Abstand planen."
    )
    assert proposal(close, ABOUT["min_gap"]).en == ("AG Wohnen: plan dates less than 1 day apart.")
    together = told_together(close, [ABOUT["meetings"], ABOUT["min_gap"]])[0]
    assert together.de == "AG Wohnen braucht drei Termine im Abstand von mindestens 1 Tag."
    assert together.en == "AG Wohnen needs three dates at least 1 day apart."


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        (MARCH, MARCH, "am 1. März 2027; möglich ist in dieser Zeit 1 Tag",
         "on 1 March 2027; 1 day is possible"),
        (MONDAYS[1], MONDAYS[1], "am 8. März 2027; möglich sind in dieser Zeit 0 Tage",
         "on 8 March 2027; 0 days are possible"),
        (MARCH, MONDAYS[2], "zwischen dem 1. März und dem 15. März 2027; möglich sind in dieser "
         "Zeit 2 Tage", "between 1 March and 15 March 2027; 2 days are possible"),
    ],
)  # fmt: skip
def test_how_many_days_a_window_has(first, last, german, english):
    said = asked(with_series(not_before=first, not_after=last), ABOUT["window"])
    assert said.de == f"AG Wohnen tagt nur {german}."
    assert said.en == f"AG Wohnen meets only {english} in that time."


@pytest.mark.parametrize(
    ("window", "german", "english"),
    [
        ({"not_before": MONDAYS[1]}, "vor dem 8. März 2027 oder nach dem 31. Mai 2027",
         "before 8 March 2027 or after 31 May 2027"),
        ({"not_before": MONDAYS[1], "not_after": PROBLEM.horizon.last}, "vor dem 8. März 2027",
         "before 8 March 2027"),
    ],
)  # fmt: skip
def test_a_window_is_widened_only_where_there_is_time(window, german, english):
    said = proposal(with_series(**window), ABOUT["window"])
    assert said.de == f"AG Wohnen: auch {german} planen."
    assert said.en == f"AG Wohnen: plan also {english}."


# --- when somebody can come -----------------------------------------------------------------------

HOLIDAYS = (date(2027, 3, 29), date(2027, 5, 17))  # Mondays of Easter and Whitsun
POSSIBLE = [day for day in MONDAYS if day not in (MONDAYS[1], *HOLIDAYS)]


def free_only(*places):
    """What is said where p12 is free on these of the possible Mondays alone."""
    away = frozenset(day for place, day in enumerate(POSSIBLE) if place not in places)
    people = (Person("p12", unavailable=away), PROBLEM.people[1])
    said = asked(replace(PROBLEM, people=people), ABOUT["required"])
    prefix = "Person p12 muss bei AG Wohnen immer dabei sein, kann aber "
    assert said.de.startswith(prefix)
    return said.de.removeprefix(prefix)


def test_up_to_five_dates_are_named_one_by_one():
    assert free_only(0, 1) == "nur am Mo 01.03. und Mo 15.03."
    assert free_only(0, 1, 2, 4, 6).startswith("nur am Mo 01.03., Mo 15.03., Mo 22.03.")


def test_more_dates_are_told_by_the_times_away():
    assert free_only(0, 1, 2, 3, 4, 5) == "nicht vom 26.04. bis 31.05.2027."
    assert free_only(0, 1, 3, 4, 6, 7, 8, 9) == (
        "nicht am Mo 22.03.2027, am Mo 19.04.2027 und am Mo 31.05.2027."
    )


def test_more_than_three_times_are_counted():
    assert free_only(1, 3, 5, 7, 8, 9) == "nur an 6 der 11 möglichen Tage."


def test_who_is_away_in_more_than_half_has_the_times_of_being_there_named():
    later = replace(SPRING, not_after=PROBLEM.horizon.last)
    every = [MARCH + timedelta(7 * week) for week in range(35)]

    def told(free):
        away = frozenset(day for day in every if day not in free)
        people = (Person("p12", unavailable=away), PROBLEM.people[1])
        problem = replace(PROBLEM, series=(KICKOFF, later), people=people)
        return asked(problem, ABOUT["required"]).en.partition(" but is ")[2]

    summer = [day for day in every if date(2027, 6, 1) <= day <= date(2027, 6, 30)]
    autumn = [day for day in every if date(2027, 9, 1) <= day <= date(2027, 9, 30)]
    assert told([*summer, *autumn]) == (
        "free only from 7 June to 28 June 2027 and from 6 September to 27 September 2027."
    )
    assert told([*every[2:4], *summer[1:3], *autumn[1:3], every[-1], every[-3]]) == (
        "free on only 8 of the 32 possible days."
    )


# --- rooms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0, "es ist keiner angegeben", "none is given"),
        (1, "es gibt 1 Raum", "there is 1 room"),
        (3, "es gibt 3 Räume", "there are 3 rooms"),
    ],
)
def test_how_many_rooms_there_are(number, german, english):
    rooms = tuple(Room(f"r{n}", 9) for n in range(number))
    said = asked(replace(PROBLEM, rooms=rooms), ABOUT["needs_room"])
    assert said.de == f"AG Wohnen braucht für jeden Termin einen Raum für sich; {german}."
    assert said.en == f"AG Wohnen needs a room of its own for each date; {english}."


def capacity(**more):
    return asked(replace(PROBLEM, **more), ABOUT["capacity"]).de.partition(": ")[2]


def test_how_many_can_come_on_some_day_and_how_many_the_largest_room_holds():
    away = (Person("p12", unavailable=frozenset(MONDAYS[:3])), PROBLEM.people[1])
    rooms = (Room("r1", 1), Room("r2", 12), Room("r3", 3))
    assert capacity(people=away, rooms=rooms) == (
        "je nach Tag 1 bis 2 Personen; der größte Raum (Raum r2) fasst 12 Personen."
    )
    one_day = replace(SPRING, not_after=MARCH)
    assert capacity(people=away, series=(KICKOFF, one_day)) == (
        "je nach Tag 1 Person; der größte Raum (Raum r1) fasst 1 Person."
    )


def test_without_a_room_or_a_day_nothing_is_counted():
    plain = "Alle, die zu AG Wohnen kommen können, müssen in den Raum passen."
    none = replace(SPRING, not_before=MONDAYS[1], not_after=MONDAYS[1])
    assert asked(replace(PROBLEM, rooms=()), ABOUT["capacity"]).de == plain
    assert asked(replace(PROBLEM, series=(KICKOFF, none)), ABOUT["capacity"]).de == plain


# --- fixed dates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "but"),
    [
        (MONDAYS[2], ""),
        (MONDAYS[1], ", dieser Tag ist aber nicht frei: Stadtverordnetenversammlung"),
        (date(2027, 3, 29), ", dieser Tag ist aber nicht frei: Ostermontag"),
        (date(2027, 3, 3), ", tagt an diesem Wochentag aber nicht"),  # of another series
        (date(2027, 3, 4), ", tagt an diesem Wochentag aber nicht"),  # of none
        (date(2027, 3, 10), ", tagt an diesem Wochentag aber nicht"),  # and taken besides
    ],
)
def test_a_fixed_date_that_cannot_be_says_why(day, but):
    busy = (*PROBLEM.busy, Busy(date(2027, 3, 10), "Ausschuss."))
    said = asked(replace(PROBLEM, busy=busy), replace(ABOUT["fixed"], date=day))
    names = ["Mo", "Di", "Mi", "Do"]
    assert said.de == f"AG Wohnen ist auf {names[day.weekday()]} {day:%d.%m.%Y} festgelegt{but}."
