"""Today's practice: each group in turn takes the dates most of its members ticked."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from gemeinwerk.engines.planning.checker.hard_rules import broken
from gemeinwerk.engines.planning.checker.scene import scene_of
from gemeinwerk.engines.planning.checker.seats import misplaced
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Person,
    Problem,
    Room,
    Rules,
    Series,
    Span,
)
from tests.engines.planning.made import made_problem

MONDAYS = [date(2027, 6, 7) + timedelta(7 * week) for week in range(4)]


def person(name, *free):
    return Person(name, unavailable=frozenset(MONDAYS) - {MONDAYS[n] for n in free})


def group(name, *members, **more):
    return Series(
        **{
            "id": name, "meetings": 1, "members": members, "not_before": MONDAYS[0],
            "not_after": MONDAYS[-1], "weekdays": frozenset({0}), "start": time(16, 30),
            "minutes": 90, **more,
        }
    )  # fmt: skip


def asked(people, series, **more):
    return Problem(
        horizon=Span(MONDAYS[0], MONDAYS[-1]), land="BB", weekdays=frozenset({0}),
        start=time(16, 30), minutes=90, people=tuple(people), series=tuple(series),
        rules=Rules(skip_school_holidays=False), **more,
    )  # fmt: skip


def dates(problem):
    return [(one.series, MONDAYS.index(one.date)) for one in most_ticked(problem)]


PEOPLE = [person("a", 0, 1), person("b", 1), person("c", 1, 2), person("d", 3)]


def test_a_group_takes_the_date_most_of_its_members_ticked():
    assert dates(asked(PEOPLE, [group("x", "a", "b", "c", "d")])) == [("x", 1)]
    (meeting,) = most_ticked(asked(PEOPLE, [group("x", "a", "b", "c", "d")]))
    assert (meeting.end, meeting.expected) == (time(18, 0), ("a", "b", "c"))


def test_of_two_dates_ticked_as_often_it_takes_the_earlier():
    assert dates(asked(PEOPLE, [group("x", "a", "c", "d")])) == [("x", 1)]
    assert dates(asked(PEOPLE, [group("x", "a")])) == [("x", 0)]


def test_the_distance_is_kept_and_who_finds_no_more_dates_meets_less_often():
    twice = group("x", "a", "b", "c", "d", meetings=2, min_gap_days=14)
    assert dates(asked(PEOPLE, [twice])) == [("x", 1), ("x", 3)]
    stuck = group("x", "a", "b", "c", "d", meetings=2, min_gap_days=28)
    assert dates(asked(PEOPLE, [stuck])) == [("x", 1)]


def test_the_kickoff_chooses_first_wherever_it_stands():
    series = [group("x", "a", "b", after=("start",)), group("start", "a", "b", "c")]
    assert dates(asked(PEOPLE, series)) == [("start", 1), ("x", 2)]


def test_who_is_required_must_be_free_and_in_one_place():
    both = [group("x", "a", "b", "d", required=("a",)), group("y", "a", "c", required=("a",))]
    assert dates(asked(PEOPLE, both)) == [("y", 0), ("x", 1)]


def test_a_room_goes_to_who_comes_first():
    series = [group("x", "a", "b", needs_room=True), group("y", "b", "c", needs_room=True)]
    rooms = (Room("large", 9), Room("small", 2))
    assert [one.room for one in most_ticked(asked(PEOPLE, series, rooms=rooms))] == [
        "small", "large",
    ]  # fmt: skip
    one_room = asked(PEOPLE, series, rooms=rooms[:1])
    assert dates(one_room) == [("x", 1), ("y", 2)]


def test_what_is_fixed_stands_and_what_is_forbidden_is_left_out():
    series = [group("x", "a", "b", "c"), group("y", "a", "b", "c")]
    fixed, forbidden = (Appointment("x", MONDAYS[3]),), (Appointment("y", MONDAYS[1]),)
    told = dates(asked(PEOPLE, series, fixed=fixed, forbidden=forbidden))
    assert told == [("y", 0), ("x", 3)]


@pytest.mark.parametrize("seed", range(1, 21))
def test_every_hard_rule_holds_in_practice_too(seed):
    problem = made_problem(seed)
    meetings = most_ticked(problem)
    found = {one.id: sum(m.series == one.id for m in meetings) for one in problem.series}
    lowered = replace(
        problem, series=tuple(replace(one, meetings=found[one.id]) for one in problem.series)
    )
    scene = scene_of(lowered, meetings)
    assert [one.en for one in (*broken(scene), *misplaced(scene))] == []
    assert 5 <= len(meetings) <= 7


# --- at the edges ---------------------------------------------------------------------------------

FREE = [person(name, 0, 1, 2, 3) for name in "abcd"]


def seated(problem):
    return [(one.series, MONDAYS.index(one.date), one.room) for one in most_ticked(problem)]


def test_a_room_is_enough_for_as_many_as_it_has_places():
    pair = [group("x", "a", "b", needs_room=True)]
    assert seated(asked(FREE, pair, rooms=(Room("r", 2),))) == [("x", 0, "r")]
    assert seated(asked(FREE, pair, rooms=(Room("r", 1),))) == []


def test_a_room_that_is_taken_on_one_day_is_free_on_another():
    rooms = (Room("r", 9, frozenset(MONDAYS[:1])),)
    twice = [group("x", "a", meetings=2, needs_room=True), group("y", "b", needs_room=True)]
    assert seated(asked(FREE, twice, rooms=rooms)) == [
        ("x", 1, "r"), ("x", 2, "r"), ("y", 3, "r"),
    ]  # fmt: skip


def test_who_needs_no_room_takes_none():
    series = [group("x", "a"), group("y", "b", needs_room=True)]
    assert seated(asked(FREE, series, rooms=(Room("r", 9),))) == [("x", 0, None), ("y", 0, "r")]


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ({"not_before": MONDAYS[1], "not_after": MONDAYS[1]}, [1]),
        ({"meetings": 2, "min_gap_days": 7}, [0, 1]),
        ({"meetings": 2, "min_gap_days": 8}, [0, 2]),
        ({"meetings": 4}, [0, 1, 2, 3]),
        ({"meetings": 5}, [0, 1, 2, 3]),
    ],
)
def test_a_window_and_a_distance_count_with_their_ends(more, days):
    assert [day for _, day in dates(asked(FREE, [group("x", "a", **more)]))] == days


def test_who_belongs_to_two_groups_of_an_evening_is_expected_in_the_first_or_where_required():
    series = [group("x", "a", "b"), group("y", "a", "c", required=("c",))]
    first, second = most_ticked(asked(FREE, series))
    assert (first.expected, second.expected) == (("a", "b"), ("c",))
    series = [group("x", "a", "b"), group("y", "a", "c", required=("a",))]
    first, second = most_ticked(asked(FREE, series))
    assert (first.expected, second.expected) == (("b",), ("a", "c"))


def test_a_chain_of_groups_that_wait_goes_backwards():
    series = [group("c", "a", after=("b",)), group("b", "a", after=("a",)), group("a", "a")]
    assert dates(asked(FREE, series)) == [("a", 0), ("b", 1), ("c", 2)]


def test_a_meeting_may_end_after_midnight():
    late = [group("x", "a", start=time(23), minutes=90)]
    (meeting,) = most_ticked(asked(FREE, late))
    assert (meeting.start, meeting.end) == (time(23), time(0, 30))
