"""From what is wanted to a problem of keys alone, and back; no database."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gemeinwerk.engines.planning import problem_file
from gemeinwerk.engines.planning.problem import Appointment, Span
from gemeinwerk.scheduling.availability import Said, together
from gemeinwerk.scheduling.building import appointments_of, pairs_of, problem_data
from gemeinwerk.scheduling.facts import Facts, PersonFacts, RoomFacts, SeriesFacts

FIRST, LAST = date(2027, 6, 1), date(2027, 6, 23)
MONDAYS = [date(2027, 6, 7), date(2027, 6, 14), date(2027, 6, 21)]


def series(key: int, *members: int, **more: Any) -> SeriesFacts:
    given: dict[str, Any] = {
        "meetings": 2, "first": FIRST, "last": LAST, "weekdays": (0, 2), "start": "16:30",
        "minutes": 120, "gap": 5,
    }  # fmt: skip
    return SeriesFacts(key=key, members=members, **(given | more))


def facts(*of: SeriesFacts, people: tuple[PersonFacts, ...] = (), **more: Any) -> Facts:
    known = {one.key for one in people}
    others = {key for one in of for key in one.members} - known
    every = (*people, *(PersonFacts(key) for key in sorted(others)))
    return Facts(FIRST, LAST, "BB", (0, 2), "16:30", 120, of, every, **more)


def test_all_of_it_arrives_and_is_a_problem_the_engine_reads() -> None:
    wanted = facts(
        series(1, 11, 12, required=(11,), needs_room=True, pinned=frozenset({MONDAYS[0]})),
        series(2, 12, 13, after=(1,), forbidden=frozenset({MONDAYS[1]}), start="18:00"),
        people=(PersonFacts(12, groups=(5, 6), away=frozenset({MONDAYS[1]})),),
        closed=(Span(date(2027, 6, 9), date(2027, 6, 10), "variabler Ferientag"),),
        busy=((date(2027, 6, 16), "Stadtverordnetenversammlung"),),
        rooms=(RoomFacts(3, 40, frozenset({MONDAYS[2]})),),
        floor=80,
    )
    problem = problem_file.problem_from(json.loads(json.dumps(problem_data(wanted))))
    assert problem.horizon == Span(FIRST, LAST)
    assert str(problem.rules.attendance_floor) == "0.8"
    assert {one.id for one in problem.people} == {"p11", "p12", "p13"}
    assert problem.person["p12"].groups == ("g5", "g6")
    assert problem.person["p12"].unavailable == {MONDAYS[1]}
    assert problem.of_id["s1"].required == ("p11",)
    assert problem.of_id["s2"].after == ("s1",)
    assert f"{problem.of_id['s2'].start:%H:%M}" == "18:00"
    assert problem.fixed == (Appointment("s1", MONDAYS[0]),)
    assert problem.forbidden == (Appointment("s2", MONDAYS[1]),)
    assert problem.room["r3"].unavailable == {MONDAYS[2]}
    assert (problem.closed[0].reason, problem.busy[0].date) == (
        "variabler Ferientag",
        date(2027, 6, 16),
    )
    assert problem.notes == ()


def test_who_is_nowhere_needed_is_not_in_the_problem() -> None:
    """A series without dates or members is none, and nobody waits for it."""
    wanted = facts(
        series(1, 11, meetings=0), series(2), series(3, 12, after=(1, 2), required=(11, 12))
    )
    data = problem_data(wanted)
    assert [one["id"] for one in data["series"]] == ["s3"]
    assert [one["id"] for one in data["people"]] == ["p12"]
    assert data["series"][0]["after"] == []
    assert data["series"][0]["required"] == ["p12"]


def test_dates_come_back_as_they_were_kept_but_for_series_that_are_gone() -> None:
    kept = pairs_of([Appointment("s1", MONDAYS[0]), Appointment("s2", MONDAYS[1])])
    assert kept == [[1, "2027-06-07"], [2, "2027-06-14"]]
    assert appointments_of(kept, ["s2", "s9"]) == (Appointment("s2", MONDAYS[1]),)


ALL_DAYS = [date(2027, 6, day) for day in range(1, 24)]


@pytest.mark.parametrize(
    ("said", "away", "rather_not"),
    [
        ([], {MONDAYS[0]}, {MONDAYS[1]}),
        ([Said("office", can=frozenset({MONDAYS[0], MONDAYS[1]}))], set(), set()),
        ([Said("poll", away=frozenset({MONDAYS[1]}))], {MONDAYS[0], MONDAYS[1]}, set()),
        # The office knows better than the poll, in whatever order they stand.
        (
            [
                Said("office", can=frozenset({MONDAYS[2]})),
                Said("poll", away=frozenset({MONDAYS[2]})),
            ],
            {MONDAYS[0]},
            {MONDAYS[1]},
        ),
        ([Said("office", rather_not=frozenset({MONDAYS[0]}))], set(), set(MONDAYS[:2])),
        ([Said("office", weekdays=frozenset({0}), can=frozenset({MONDAYS[2]}))],
         {MONDAYS[0], MONDAYS[1]}, set()),
        ([Said("calendar", away=frozenset({date(2030, 1, 1)}))], {MONDAYS[0]}, {MONDAYS[1]}),
    ],
)  # fmt: skip
def test_what_was_said_later_and_closer_goes_first(
    said: list[Said], away: set[date], rather_not: set[date]
) -> None:
    found = together(ALL_DAYS, [MONDAYS[0]], [MONDAYS[1]], said)
    assert found == (away, rather_not)


def test_two_rows_of_one_source_count_together() -> None:
    """Somebody who stood twice and is one now brings both."""
    both = [Said("office", away=frozenset({day})) for day in MONDAYS[:2]]
    assert together(ALL_DAYS, (), (), both)[0] == set(MONDAYS[:2])


def test_facts_without_names() -> None:
    """What is kept and passed round holds no text but what the calendar says of days."""
    one = replace(series(1, 11), pinned=frozenset())
    text = json.dumps(problem_data(facts(one)))
    assert set(text) <= set('0123456789{}[],: "-._abcdefghijklmnopqrstuvwxyzABMOWETUHFRS')
