"""A PROBLEM.json becomes a problem, or a sentence that says what is wrong and where."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Busy,
    Person,
    ProblemError,
    Room,
    Rules,
    Series,
    Span,
)
from tests.engines.planning.problem_data import LEAST, asked
from tests.work import calls

FIRST, LAST = date(2027, 3, 1), date(2027, 10, 31)
"""As little as one can ask."""
THREE_YEARS = {"from": "2026-01-01", "to": "2028-12-31"}


def a_series(**more: Any) -> dict[str, Any]:
    """The least problem, its one series with these fields instead."""
    return asked(series=[{**LEAST["series"][0], **more}])


def refusal(data: Any, language: str = "de") -> str:
    """Place and sentence of the first thing that is wrong."""
    with pytest.raises(ProblemError) as refused:
        problem_file.problem_from(data)
    return refused.value.in_language(language)


def test_what_is_not_said_is_as_documented() -> None:
    problem = problem_file.problem_from(LEAST)
    assert problem.rules == Rules(True, True, Decimal("0.97"))
    assert (problem.closed, problem.busy, problem.rooms) == ((), (), ())
    assert (problem.fixed, problem.forbidden, problem.notes) == ((), (), ())
    assert problem.people == (Person("p1"), Person("p2"))
    assert problem.series == (
        Series(
            "wohnen", meetings=3, members=("p1",), not_before=FIRST, not_after=LAST,
            weekdays=frozenset({0, 2}), start=time(16, 30), minutes=120, required=(),
            needs_room=False, min_gap_days=0, after=(), name="",
        ),
    )  # fmt: skip


def test_all_that_can_be_said_is_read() -> None:
    problem = problem_file.problem_from(
        asked(
            rules={"skip_school_holidays": False, "attendance_floor": Decimal("0.9")},
            closed=[{"from": "2027-05-07", "to": "2027-05-08", "reason": "Umzug"}],
            busy=[{"date": "2027-04-07", "reason": " Stadtverordneten-\nversammlung "}],
            rooms=[{"id": "r1", "capacity": 0, "unavailable": ["2027-03-08"], "name": "Saal"}],
            people=[{"id": "p1", "groups": ["politics"], "unavailable": ["2020-01-01"]}],
            series=[
                {"id": "auftakt", "meetings": 1, "members": []},
                {
                    "id": "wohnen", "name": "AG Wohnen", "meetings": 2, "members": ["p1"],
                    "required": ["p1"], "needs_room": True, "min_gap_days": 28,
                    "not_before": "2027-04-01", "not_after": "2027-04-30", "after": ["auftakt"],
                    "weekdays": ["SU", "TU"], "start": "09:00", "minutes": 45,
                },
            ],
            fixed=[{"series": "wohnen", "date": "2027-06-09"}],
            forbidden=[{"series": "wohnen", "date": "2027-06-09"}],
        )
    )  # fmt: skip
    assert problem.horizon == Span(FIRST, LAST)
    assert problem.rules == Rules(False, True, Decimal("0.9"))
    assert problem.closed == (Span(date(2027, 5, 7), date(2027, 5, 8), "Umzug"),)
    assert problem.busy == (Busy(date(2027, 4, 7), "Stadtverordneten- versammlung"),)
    assert problem.rooms == (Room("r1", 0, frozenset({date(2027, 3, 8)}), "Saal"),)
    assert problem.people == (Person("p1", ("politics",), frozenset({date(2020, 1, 1)})),)
    assert problem.series[1] == Series(
        "wohnen", 2, ("p1",), date(2027, 4, 1), date(2027, 4, 30), frozenset({1, 6}), time(9), 45,
        ("p1",), True, 28, ("auftakt",), "AG Wohnen",
    )  # fmt: skip
    # That both are wished for is for the solver to say, as a conflict.
    assert problem.fixed == problem.forbidden == (Appointment("wohnen", date(2027, 6, 9)),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "Hier muss ein Objekt mit Feldern ({ … }) stehen, nicht eine Liste."),
        ({"version": 1}, "Das Feld „horizon“ fehlt."),
        (asked(version=2),
         "version: Hier muss 1 (die Version des Formats) stehen, nicht 2."),
        (asked(version=True),
         "version: Hier muss 1 (die Version des Formats) stehen, nicht true."),
        (asked(horizon={"from": "2027-03-01", "to": "2027-02-28"}),
         "horizon.to: Das Ende (2027-02-28) liegt vor dem Anfang (2027-03-01)."),
        (asked(horizon={"from": "2025-01-01", "to": "2028-12-31"}),
         "horizon: Höchstens drei Jahre auf einmal."),
        (asked(horizon={"from": "1.3.2027", "to": "2027-02-28"}),
         "horizon.from: Hier muss ein Datum wie „2027-03-08“ stehen, nicht „1.3.2027“."),
        (asked(horizon={"from": "20270301", "to": "2027-02-28"}),
         "horizon.from: Hier muss ein Datum wie „2027-03-08“ stehen, nicht „20270301“."),
        (asked(horizon={"from": "2027-02-29", "to": "2027-03-28"}),
         "horizon.from: Den Tag „2027-02-29“ gibt es im Kalender nicht."),
        (asked(land="Brandenburg"), "land: Hier muss „BB“ stehen, nicht „Brandenburg“."),
        (asked(land="XX"),
         "land: Hier muss das Kürzel eines Landes (BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, "
         "SL, SN, ST, TH) stehen, nicht „XX“."),
        (asked(slots={"weekdays": ["MO", "MI"], "start": "16:30", "minutes": 120}),
         "slots.weekdays[1]: Hier muss „WE“ stehen, nicht „MI“."),
        (asked(slots={"weekdays": [], "start": "16:30", "minutes": 120}),
         "slots.weekdays: Mindestens ein Wochentag, bitte."),
        (asked(slots={"weekdays": ["MO", 3], "start": "16:30", "minutes": 120}),
         "slots.weekdays[1]: Hier muss ein Wochentag (MO, TU, WE, TH, FR, SA, SU) stehen, nicht "
         "3."),
        (asked(slots={"weekdays": ["MO"], "start": "16.30 Uhr", "minutes": 120}),
         "slots.start: Hier muss eine Uhrzeit wie „16:30“ stehen, nicht „16.30 Uhr“."),
        (asked(slots={"weekdays": ["MO"], "start": "16:30", "minutes": 0}),
         "slots.minutes: Hier muss eine ganze Zahl von 1 bis 1440 stehen, nicht 0."),
        (asked(slots={"weekdays": ["MO"], "start": "22:30", "minutes": 90}),
         "slots: Ab 22:30 Uhr gehen 90 Minuten über Mitternacht hinaus."),
        (asked(rules={"attendance_floor": Decimal("1.01")}),
         "rules.attendance_floor: Hier muss eine Zahl von 0 bis 1 stehen, nicht 1.01."),
        (asked(rules={"attendance_floor": float("nan")}),
         "rules.attendance_floor: Hier muss eine Zahl von 0 bis 1 stehen, nicht nan."),
        (asked(rules={"attendance_floor": Decimal("1e-30")}),
         "rules.attendance_floor: Höchstens 20 Nachkommastellen, bitte."),
        (asked(rules={"skip_school_holidays": "ja"}),
         "rules.skip_school_holidays: Hier muss true oder false stehen, nicht „ja“."),
        (asked(closed=[{"from": "2027-05-07"}]), "closed[0]: Das Feld „to“ fehlt."),
        (asked(busy=[None]),
         "busy[0]: Hier muss ein Objekt mit Feldern ({ … }) stehen, nicht null."),
        (asked(busy=[{"date": "2027-05-07", "reason": "\x1b[31mrot"}]),
         "busy[0].reason: Im Text steht ein Steuerzeichen."),
        (asked(rooms=[{"id": "r1", "capacity": -1}]),
         "rooms[0].capacity: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht -1."),
        (asked(rooms=[{"id": "r1", "capacity": True}]),
         "rooms[0].capacity: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht true."),
        (asked(rooms=[{"id": "r1", "capacity": 10**5000}]),
         "rooms[0].capacity: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht eine sehr "
         "große Zahl."),
        (asked(rooms=[{"id": "r1", "capacity": 1}, {"id": "r1", "capacity": 2}]),
         "rooms[1].id: Die Kennung „r1“ hat schon rooms[0]."),
        (asked(people=[]), "people: Die Liste ist leer."),
        (asked(people={"p1": {}}),
         "people: Hier muss eine Liste ([ … ]) stehen, nicht ein Objekt."),
        (asked(people=[{"id": "p1"}, {"id": "p1"}]),
         "people[1].id: Die Kennung „p1“ hat schon people[0]."),
        (asked(people=[{"id": 7}]),
         "people[0].id: Hier muss eine Kennung als Text stehen, nicht 7."),
        (asked(people=[{"id": ""}]), "people[0].id: Die Kennung ist leer."),
        (asked(people=[{"id": "p1 "}]),
         "people[0].id: Die Kennung „p1 “ hat überflüssige Leerzeichen."),
        (asked(people=[{"id": "p" * 201}]),
         "people[0].id: Der Text ist zu lang (höchstens 200 Zeichen)."),
        (asked(people=[{"id": "\ud800"}]), "people[0].id: Im Text steht ein Steuerzeichen."),
        (asked(people=[{"id": "p1", "unavailable": ["2027-03-08", "immer"]}]),
         "people[0].unavailable[1]: Hier muss ein Datum wie „2027-03-08“ stehen, nicht „immer“."),
        (asked(people=[{"id": "p1", "groups": ["politics", "politics"]}]),
         "people[0].groups[1]: „politics“ steht schon in der Liste."),
        (asked(series=[]), "series: Die Liste ist leer."),
        (a_series(meetings=0),
         "series[0].meetings: Hier muss eine ganze Zahl von 1 bis 50 stehen, nicht 0."),
        (a_series(meetings=Decimal("3.0")),
         "series[0].meetings: Hier muss eine ganze Zahl von 1 bis 50 stehen, nicht 3.0."),
        (a_series(min_gap_days=-7),
         "series[0].min_gap_days: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht -7."),
        (a_series(members=["p1", "p2", "p1"]),
         "series[0].members[2]: „p1“ steht schon in der Liste."),
        (a_series(members=["p1", "p9"]),
         "series[0].members[1]: „p9“ gibt es unter people nicht."),
        (a_series(required=["p2"]),
         "series[0].required[0]: „p2“ ist kein Mitglied der Reihe: auch unter members eintragen."),
        (a_series(not_before="2027-05-02", not_after="2027-05-01"),
         "series[0].not_after: Das Ende (2027-05-01) liegt vor dem Anfang (2027-05-02)."),
        (a_series(not_after="2027-11-01"),
         "series[0].not_after: 2027-11-01 liegt nicht im Zeitraum (2027-03-01 bis 2027-10-31)."),
        (a_series(start="23:00"),
         "series[0]: Ab 23:00 Uhr gehen 120 Minuten über Mitternacht hinaus."),
        (a_series(after=["auftakt"]),
         "series[0].after[0]: „auftakt“ gibt es unter series nicht."),
        (a_series(after=["wohnen"]),
         "series[0].after: Diese Reihen warten aufeinander: wohnen → wohnen."),
        (asked(fixed=[{"series": "kita", "date": "2027-06-09"}]),
         "fixed[0].series: „kita“ gibt es unter series nicht."),
        (asked(fixed=[{"series": "wohnen", "date": "2027-06-09"}] * 2),
         "fixed[1]: „wohnen 2027-06-09“ steht schon in der Liste."),
        (asked(forbidden=[{"series": "wohnen", "date": "2026-06-09"}]),
         "forbidden[0].date: 2026-06-09 liegt nicht im Zeitraum (2027-03-01 bis 2027-10-31)."),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused_with_its_place(data: Any, sentence: str) -> None:
    assert refusal(data) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (asked(land="bb"), "land: This must be “BB”, not “bb”."),
        (a_series(meetings="drei"),
         "series[0].meetings: This must be a whole number from 1 to 50, not “drei”."),
        (a_series(members=["p9"]), "series[0].members[0]: There is no “p9” among the people."),
        (asked(horizon={"from": "2029-01-01", "to": "2029-12-31"}),
         "horizon.to: The school holidays of 2029 are not all known for Brandenburg (known up to "
         "2028). Make the horizon shorter, or set rules.skip_school_holidays to false and enter "
         "the holidays under closed."),
    ],
)  # fmt: skip
def test_the_sentences_are_there_in_english_too(data: Any, sentence: str) -> None:
    assert refusal(data, "en") == sentence


def test_a_circle_of_series_is_named() -> None:
    waits_for = {"auftakt": [], "a": ["auftakt", "b"], "b": ["c"], "c": ["auftakt", "a"]}
    data = asked(
        series=[
            {"id": one, "meetings": 1, "members": ["p1"], "after": after}
            for one, after in waits_for.items()
        ]
    )
    assert refusal(data) == "series[1].after: Diese Reihen warten aufeinander: a → b → c → a."


def test_series_may_follow_each_other_on_two_ways() -> None:
    """A series that several wait for is no circle."""
    waits_for = {"d": ["b", "c"], "b": ["a"], "c": ["a"], "a": []}
    series = [
        {"id": one, "meetings": 1, "members": ["p1"], "after": after}
        for one, after in waits_for.items()
    ]
    assert len(problem_file.problem_from(asked(series=series)).series) == 4


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("meetngs", "meetings"), ("Meetings", "meetings"), ("minGapDays", "min_gap_days"),
        ("min_gap", "min_gap_days"), ("not-before", "not_before"), ("member", "members"),
        ("needs_rooms", "needs_room"), ("week_days", "weekdays"),
    ],
)  # fmt: skip
def test_a_misspelt_field_is_refused(wrong: str, right: str) -> None:
    assert refusal(a_series(**{wrong: 1})) == (
        f"series[0].{wrong}: Ein Feld „{wrong}“ gibt es nicht. Gemeint ist wohl „{right}“."
    )


@pytest.mark.parametrize("name", ["comment", "_note", "email", "title", "vorsitz", "x", ""])
def test_any_other_field_is_noted_and_not_used(name: str) -> None:
    problem = problem_file.problem_from(a_series(**{name: 1}))
    ((place, words),) = problem.notes
    assert (place, words.de) == (f"series[0].{name}", "Dieses Feld wird nicht benutzt.")
    assert problem == problem_file.problem_from(LEAST)


def test_a_field_that_all_people_have_is_noted_once() -> None:
    people = [{"id": f"p{number}", "email": "…"} for number in range(40)]
    ((place, words),) = problem_file.problem_from(asked(people=people)).notes
    assert place == "people[0].email"
    assert words.en == "This field is not used, here and in 39 more places."


def test_several_things_can_be_mended_at_once() -> None:
    data = asked(
        rooms=[{"id": "r1", "capacity": -1}, {"id": "r2"}],
        people=[{"id": "p1"}, {"id": "p2", "unavailable": [8]}],
        series=[{"id": "wohnen", "meetings": 0, "members": ["p1"]}],
    )
    with pytest.raises(ProblemError) as refused:
        problem_file.problem_from(data)
    places = [error.place for error in (refused.value, *refused.value.others)]
    assert places == ["rooms[0].capacity", "rooms[1]", "people[1].unavailable[0]",
                      "series[0].meetings"]  # fmt: skip


def test_ten_errors_are_enough() -> None:
    with pytest.raises(ProblemError) as refused:
        problem_file.problem_from(asked(people=[{"id": ""} for _ in range(20_000)]))
    assert [error.place for error in (refused.value, *refused.value.others)] == [
        f"people[{number}].id" for number in range(10)
    ]


def crowd(people: int) -> dict[str, Any]:
    """So many people, all members of the one series."""
    ids = [f"p{number}" for number in range(people)]
    return {**a_series(members=ids), "people": [{"id": one} for one in ids]}


@pytest.mark.parametrize(
    ("too_large", "sentence"),
    [
        (lambda: crowd(20_001),
         "people: Das sind 20001 Einträge, möglich sind höchstens 20000."),
        (lambda: asked(rooms=[{"id": f"r{n}", "capacity": 1} for n in range(201)]),
         "rooms: Das sind 201 Einträge, möglich sind höchstens 200."),
        (lambda: asked(series=[{"id": f"s{n}"} for n in range(501)]),
         "series: Das sind 501 Einträge, möglich sind höchstens 500."),
        (lambda: a_series(meetings=51),
         "series[0].meetings: Hier muss eine ganze Zahl von 1 bis 50 stehen, nicht 51."),
        (lambda: {**crowd(1_000), "horizon": THREE_YEARS, "series": [
            {"id": f"s{n}", "meetings": 1, "members": [f"p{one}" for one in range(1_000)],
             "weekdays": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}
            for n in range(20)]},
         "series: Das ist zusammen zu groß: zu viele Mitglieder, mögliche Tage und Räume. Bitte "
         "weniger Wochentage, einen kürzeren Zeitraum oder weniger Reihen auf einmal."),
    ],
    ids=["people", "rooms", "series", "meetings", "together"],
)  # fmt: skip
def test_what_is_too_large_is_refused_at_once(
    too_large: Callable[[], dict[str, Any]], sentence: str
) -> None:
    data, said = too_large(), []
    most = 30 * 20 * 1_000 if "zusammen" in sentence else 10_000
    assert calls(lambda: said.append(refusal(data))) < most
    assert said[0].startswith(sentence)


def test_reading_grows_with_the_people_and_not_with_their_square() -> None:
    def cost(people: int) -> int:
        data = crowd(people)
        return calls(lambda: problem_file.problem_from(data))

    assert cost(4_000) < 2.3 * cost(2_000)
