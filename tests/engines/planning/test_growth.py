"""What is told of a plan grows with its people, not with their square: counted, not timed."""

from dataclasses import replace
from typing import Any

import pytest

from gemeinwerk.config.program import plan as command
from gemeinwerk.engines.planning import planner
from gemeinwerk.engines.planning.alternatives import alternatives
from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.plan_in_words import tell
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.engines.planning.problem_file import problem_from

FEW, MANY = 200, 1_600


class Counted(str):
    """An id that counts how often it is looked at: every set and every search does."""

    looks = 0

    def __hash__(self) -> int:
        Counted.looks += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return super().__eq__(other)


def problem(people: int) -> Problem:
    """Two series of all people, each of whom is away now and then."""
    days = [f"2027-02-{day:02}" for day in range(1, 25)]
    ids = [f"p{number}" for number in range(people)]
    made = problem_from(
        {
            "version": 1,
            "horizon": {"from": "2027-02-01", "to": "2027-02-28"},
            "land": "BB",
            "slots": {"weekdays": ["MO", "WE"], "start": "18:00", "minutes": 120},
            "people": [
                {"id": one, "groups": ["a"], "unavailable": days[place % 5 :: 5]}
                for place, one in enumerate(ids)
            ],
            "series": [{"id": one, "members": ids, "meetings": 2} for one in ("s1", "s2")],
        }
    )
    return replace(
        made,
        people=tuple(replace(one, id=Counted(one.id)) for one in made.people),
        series=tuple(replace(one, members=tuple(map(Counted, one.members))) for one in made.series),
    )


def looks(what: Any, people: int) -> int:
    asked = problem(people)
    plan = planner.plan(asked, stopped=lambda: False, seconds=600)
    assert plan.meetings
    Counted.looks = 0
    what(asked, plan)
    return Counted.looks


def told(asked: Problem, plan: Plan) -> None:
    tell(asked, plan, "de", compare=True)


@pytest.mark.parametrize(
    "what",
    [told, alternatives, lambda asked, _plan: most_ticked(asked)],
    ids=["telling", "alternatives", "practice"],
)
def test_eight_times_the_people_are_eight_times_the_work(what: Any) -> None:
    assert looks(what, MANY) < 8 * 1.15 * looks(what, FEW)


@pytest.mark.parametrize(
    ("seconds", "spent", "left"), [(60, 1, 59), (60, 0, 60), (3, 2, 1.5), (3, 200, 1.5)]
)
def test_what_is_read_takes_of_the_time_but_not_all(
    seconds: float, spent: float, left: float
) -> None:
    assert command._left(seconds, spent) == left
