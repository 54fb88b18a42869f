"""How large a problem may be: what is at a limit is read, what is one beyond it is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.problem import ProblemError
from tests.engines.planning.test_problem_file import a_series, asked, refusal

NEVER = {"skip_school_holidays": False, "skip_public_holidays": False}


def series(number):
    return [{"id": f"s{n}", "meetings": 1, "members": []} for n in range(number)]


def dates(number):
    return [str(date(2027, 1, 1) + timedelta(n)) for n in range(number)]


def horizon(days):
    last = date(2025, 1, 1) + timedelta(days - 1)
    return asked(horizon={"from": "2025-01-01", "to": str(last)}, rules=NEVER)


@pytest.mark.parametrize(
    ("at", "beyond", "sentence"),
    [
        (horizon(3 * 366), horizon(3 * 366 + 1), "horizon: Höchstens drei Jahre auf einmal."),
        (horizon(1), asked(horizon={"from": "2025-01-02", "to": "2025-01-01"}),
         "horizon.to: Das Ende (2025-01-01) liegt vor dem Anfang (2025-01-02)."),
        (a_series(meetings=50), a_series(meetings=51),
         "series[0].meetings: Hier muss eine ganze Zahl von 1 bis 50 stehen, nicht 51."),
        (a_series(meetings=1), a_series(meetings=0),
         "series[0].meetings: Hier muss eine ganze Zahl von 1 bis 50 stehen, nicht 0."),
        (a_series(min_gap_days=0), a_series(min_gap_days=-1),
         "series[0].min_gap_days: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht -1."),
        (a_series(min_gap_days=1_000_000), a_series(min_gap_days=1_000_001),
         "series[0].min_gap_days: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht "
         "1000001."),
        (asked(rooms=[{"id": "r", "capacity": 0}]), asked(rooms=[{"id": "r", "capacity": -1}]),
         "rooms[0].capacity: Hier muss eine ganze Zahl von 0 bis 1000000 stehen, nicht -1."),
        (asked(rooms=[{"id": f"r{n}", "capacity": 1} for n in range(200)]),
         asked(rooms=[{"id": f"r{n}", "capacity": 1} for n in range(201)]),
         "rooms: Das sind 201 Einträge, möglich sind höchstens 200."),
        (asked(series=series(500)), asked(series=series(501)),
         "series: Das sind 501 Einträge, möglich sind höchstens 500."),
        (asked(series=series(1)), asked(series=[]), "series: Die Liste ist leer."),
        (asked(people=[{"id": "p1"}]), asked(people=[]), "people: Die Liste ist leer."),
        (asked(people=[{"id": "p1", "unavailable": dates(2_000)}]),
         asked(people=[{"id": "p1", "unavailable": dates(2_001)}]),
         "people[0].unavailable: Das sind 2001 Einträge, möglich sind höchstens 2000."),
        (asked(busy=[{"date": day} for day in dates(2_000)]),
         asked(busy=[{"date": day} for day in dates(2_001)]),
         "busy: Das sind 2001 Einträge, möglich sind höchstens 2000."),
        (a_series(name="x" * 200), a_series(name="x" * 201),
         "series[0].name: Der Text ist zu lang (höchstens 200 Zeichen)."),
        (asked(rules={"attendance_floor": Decimal("0." + "1" * 20)}),
         asked(rules={"attendance_floor": Decimal("0." + "1" * 21)}),
         "rules.attendance_floor: Höchstens 20 Nachkommastellen, bitte."),
        (asked(rules={"attendance_floor": 0}), asked(rules={"attendance_floor": Decimal("-0.01")}),
         "rules.attendance_floor: Hier muss eine Zahl von 0 bis 1 stehen, nicht -0.01."),
        (asked(rules={"attendance_floor": 1}), asked(rules={"attendance_floor": Decimal("1.01")}),
         "rules.attendance_floor: Hier muss eine Zahl von 0 bis 1 stehen, nicht 1.01."),
        (a_series(start="23:00", minutes=59), a_series(start="23:00", minutes=60),
         "series[0]: Ab 23:00 Uhr gehen 60 Minuten über Mitternacht hinaus."),
        (a_series(start="00:00", minutes=1_439), a_series(start="00:00", minutes=1_440),
         "series[0]: Ab 00:00 Uhr gehen 1440 Minuten über Mitternacht hinaus."),
        (a_series(minutes=1), a_series(minutes=0),
         "series[0].minutes: Hier muss eine ganze Zahl von 1 bis 1440 stehen, nicht 0."),
        (a_series(not_before="2027-03-01"), a_series(not_before="2027-02-28"),
         "series[0].not_before: 2027-02-28 liegt nicht im Zeitraum (2027-03-01 bis 2027-10-31)."),
        (a_series(not_after="2027-10-31"), a_series(not_after="2027-11-01"),
         "series[0].not_after: 2027-11-01 liegt nicht im Zeitraum (2027-03-01 bis 2027-10-31)."),
        (a_series(not_before="2027-04-01", not_after="2027-04-01"),
         a_series(not_before="2027-04-02", not_after="2027-04-01"),
         "series[0].not_after: Das Ende (2027-04-01) liegt vor dem Anfang (2027-04-02)."),
    ],
    ids=lambda one: one[:40] if isinstance(one, str) else "",
)  # fmt: skip
def test_at_a_limit_and_one_beyond(at, beyond, sentence):
    problem_file.problem_from(at)
    assert refusal(beyond) == sentence


def test_up_to_ten_errors_are_told():
    def told(number):
        people = [{"id": f"p{n}", "groups": 5} for n in range(number)]
        with pytest.raises(ProblemError) as refused:
            problem_file.problem_from(asked(people=people))
        return 1 + len(refused.value.others)

    assert [told(number) for number in (1, 9, 10, 11)] == [1, 9, 10, 10]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 40, f"„{'x' * 40}“"),
        ("x" * 41, f"„{'x' * 40}…“"),
        ("a\x1b[2Jb", "„a�[2Jb“"),
        (10**40 - 1, "9" * 40),
        (10**40, "eine sehr große Zahl"),
        (-(10**40), "eine sehr große Zahl"),
        (Decimal("1.50"), "1.50"),
        (None, "null"),
        (True, "true"),
        ([1], "eine Liste"),
        ((1,), "eine Liste"),
        ({}, "ein Objekt"),
    ],
)
def test_what_was_written_is_shown_in_short(value, shown):
    assert refusal(a_series(start=value)).endswith(f"nicht {shown}.")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("meet", "meetings"), ("mee", None), ("meetngs", "meetings"),
        ("minGapDays", "min_gap_days"),
        ("min-gap", "min_gap_days"), ("MEMBERS", "members"), ("wochentage", None), ("nam", "name"),
        ("requird", "required"), ("beginn", None), ("colour", None),
    ],
)  # fmt: skip
def test_a_field_that_looks_like_another_is_asked_about(name, meant):
    data = a_series(**{name: 1})
    if meant is None:
        ((place, words),) = problem_file.problem_from(data).notes
        assert (place, words.de) == (f"series[0].{name}", "Dieses Feld wird nicht benutzt.")
    else:
        assert refusal(data) == (
            f"series[0].{name}: Ein Feld „{name}“ gibt es nicht. Gemeint ist wohl „{meant}“."
        )
