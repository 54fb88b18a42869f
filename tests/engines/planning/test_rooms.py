"""Rooms of an evening: who gets which, and when they do not suffice; against trying out all."""

from datetime import date, time
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.planning import rooms
from gemeinwerk.engines.planning.problem import Person, Problem, Room, Rules, Series, Span
from gemeinwerk.engines.planning.problem_tables import Facts
from tests.alike import examples

MONDAY = date(2027, 3, 1)
sizes = st.lists(st.integers(0, 6), min_size=1, max_size=5)
capacities = st.lists(st.integers(0, 6), max_size=5)
some = settings(max_examples=examples(150), derandomize=True)


def evening(sizes, capacities, closed=(), without_room=()):
    """One Monday evening: groups of these sizes, everybody free; rooms of these capacities."""
    people = tuple(Person(f"p{n}") for n in range(max(sizes)))
    series = tuple(
        Series(
            id=f"s{n}", meetings=1, members=tuple(one.id for one in people[:size]),
            not_before=MONDAY, not_after=MONDAY, weekdays=frozenset({0}), start=time(16, 30),
            minutes=120, needs_room=n not in without_room,
        )
        for n, size in enumerate(sizes)
    )  # fmt: skip
    return Facts(
        Problem(
            horizon=Span(MONDAY, MONDAY), land="BB", weekdays=frozenset({0}),
            start=time(16, 30), minutes=120, rules=Rules(skip_school_holidays=False),
            people=people, series=series,
            rooms=tuple(
                Room(f"r{n}", size, frozenset({MONDAY} if n in closed else ()))
                for n, size in enumerate(capacities)
            ),
        )
    )  # fmt: skip


def fits(meetings, capacities):
    """Is there a room of its own for each, large enough?"""
    return any(
        all(size <= capacity for size, capacity in zip(meetings, order, strict=False))
        for order in permutations(capacities, len(meetings))
    )


def keeps(facts, chosen):
    limits = rooms.limits(facts, 0)
    return bool(facts.possible[chosen, 0].all()) and all(
        len(set(rows) & set(chosen)) <= most for rows, most in limits
    )


@some
@given(sizes, capacities, st.data())
def test_limits_hold_exactly_for_meetings_that_find_rooms(sizes, capacities, data):
    closed = data.draw(st.sets(st.integers(0, 4), max_size=2))
    chosen = sorted(data.draw(st.sets(st.integers(0, len(sizes) - 1))))
    facts = evening(sizes, capacities, closed)
    usable = [size for n, size in enumerate(capacities) if n not in closed]
    assert keeps(facts, chosen) == fits([sizes[row] for row in chosen], usable)


@some
@given(sizes, capacities)
def test_meetings_that_find_rooms_get_different_ones_that_are_large_enough(sizes, capacities):
    facts = evening(sizes, capacities)
    if not fits(sizes, capacities):
        return
    given_to = rooms.assigned(facts, np.ones((len(sizes), 1), dtype=bool))
    capacity = {room.id: room.capacity for room in facts.problem.rooms}
    assert len(set(given_to.values())) == len(sizes)
    assert all(sizes[row] <= capacity[room] for (row, _), room in given_to.items())


def test_each_gets_the_smallest_room_that_will_do_but_never_a_closed_one():
    facts = evening([4, 2, 3], [9, 3, 4, 2], closed={3})
    given_to = rooms.assigned(facts, np.array([[True], [True], [True]]))
    assert given_to == {(0, 0): "r2", (2, 0): "r1", (1, 0): "r0"}


def test_who_needs_no_room_takes_none():
    facts = evening([4, 2], [4], without_room={0})
    assert keeps(facts, [0, 1])
    assert rooms.assigned(facts, np.array([[True], [True]])) == {(1, 0): "r0"}
