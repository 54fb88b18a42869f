"""What dates are worth, and what a move costs; the example of the handbook, no database."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from gemeinwerk.engines.planning import planner, problem_file
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.scheduling import judging
from gemeinwerk.scheduling.models.plans import Date
from gemeinwerk.scheduling.operations.thinking import kept_of
from gemeinwerk.scheduling.telling.spoken import number_of

# Who cannot when: the table of the handbook. Ada leads and must be there.
AWAY = {1: "", 2: "09", 3: "16", 4: "09 16", 5: "07 14 16", 6: "09"}
GROUPS = {1: "g1", 2: "g1", 3: "g2", 4: "g2", 5: "g2", 6: "g3"}


def example(**series: Any) -> Problem:
    return problem_file.problem_from(
        {
            "version": 1,
            "horizon": {"from": "2027-06-07", "to": "2027-06-16"},
            "land": "BB",
            "slots": {"weekdays": ["MO", "WE"], "start": "16:30", "minutes": 120},
            "rules": {"attendance_floor": 0.8},
            "rooms": [{"id": "r7", "capacity": 4}, {"id": "r8", "capacity": 9}],
            "people": [
                {"id": f"p{key}", "groups": [GROUPS[key]],
                 "unavailable": [f"2027-06-{day}" for day in days.split()]}
                for key, days in AWAY.items()
            ],
            "series": [
                {"id": "s1", "meetings": 2, "min_gap_days": 5,
                 "members": [f"p{key}" for key in AWAY], "required": ["p1"], **series}
            ],
        }
    )  # fmt: skip


def on(*days: int, room: int | None = None) -> list[Date]:
    return [Date(series=1, day=f"2027-06-{day:02}", room=room, by_hand=False) for day in days]


def test_what_is_kept_of_an_answer_is_what_the_handbook_says() -> None:
    problem = example()
    kept = kept_of(problem, planner.plan(problem, seconds=20))
    assert [one["day"] for one in kept["dates"]] == ["2027-06-09", "2027-06-14"]
    assert kept["status"] == "optimal"
    now = kept["told"]["now"]
    assert (now["people_left_out"], now["weakest_group_share"]) == ("0", "1/2")
    assert (now["attendance"], now["spread"], now["missing"]) == ("8", "5", 0)
    assert kept["told"]["usual"]["people_left_out"] == "1"
    assert kept["floor"]["value"] == 8
    best = judging.read(kept["others"]["s1 2027-06-09"][0])
    assert (best.date, best.people_left_out) == (date(2027, 6, 7), 1)


def test_a_move_costs_what_the_engine_says_of_the_same_day() -> None:
    problem = example()
    here = Appointment("s1", date(2027, 6, 9))
    known = judging.other_days(problem, judging.appointments(problem, on(9, 14)), 8)
    engine = judging.read(known["s1 2027-06-09"][0])
    price = judging.price(problem, on(9, 14), here, date(2027, 6, 7), 8)
    assert price.change == engine
    assert price.breaks == ()


def test_a_move_that_breaks_rules_says_which() -> None:
    problem = example(min_gap_days=7)
    here = Appointment("s1", date(2027, 6, 7))
    price = judging.price(problem, on(7, 14), here, date(2027, 6, 11), 8)
    told = " ".join(one.de for one in price.breaks)
    assert "Tagen" in told
    assert "falschen Wochentag" in told
    assert all("Tagen" not in one.de for one in price.mends)


@pytest.mark.parametrize(("day", "room"), [(16, 7), (7, 8)])
def test_a_date_that_moves_gets_the_smallest_room_that_will_do(day: int, room: int) -> None:
    """Three can come on the 16th, five on the 7th."""
    problem = example(needs_room=True)
    one = Appointment("s1", date(2027, 6, 9))
    moved = judging.moved_dates(problem, on(9, 14, room=8), one, date(2027, 6, day))
    assert {row["day"]: row["room"] for row in moved}[f"2027-06-{day:02}"] == room
    assert [row["by_hand"] for row in moved].count(True) == 1


def test_without_a_room_left_the_move_says_so() -> None:
    problem = example(needs_room=True)
    taken = on(9, room=8) + on(14, room=8)
    problem_without = example(needs_room=True)
    object.__setattr__(problem_without, "rooms", ())
    price = judging.price(
        problem_without, taken, Appointment("s1", date(2027, 6, 9)), date(2027, 6, 7), 0
    )
    assert any("Kein Raum" in one.de for one in price.breaks)
    assert problem.rooms


@pytest.mark.parametrize("text", ["", None, "inf", "nan", "x", "1/0"])
def test_a_number_that_is_none_is_none(text: str | None) -> None:
    assert number_of(text) is None
    assert number_of("61/100") == Fraction(61, 100)
