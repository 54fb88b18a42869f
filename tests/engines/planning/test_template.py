"""The start that `gemeinwerk plan --template` writes."""

import json

from gemeinwerk.engines.planning import calendar, problem_file
from gemeinwerk.engines.planning.template import template


def test_the_template_can_be_read_as_it_is() -> None:
    problem = problem_file.problem_from(template())
    assert problem.notes == ()
    assert [series.id for series in problem.series] == ["auftakt", "wohnen", "bildung"]
    assert len(problem.people) == 10
    assert [room.capacity for room in problem.rooms] == [40, 12]


def test_the_template_is_the_same_after_a_way_through_a_file() -> None:
    written = json.dumps(template(), ensure_ascii=False, indent=1)
    assert problem_file.problem_from(problem_file.load(written)) == problem_file.problem_from(
        template()
    )


def test_each_template_is_fresh() -> None:
    template()["people"].clear()
    assert len(template()["people"]) == 10


def test_dates_in_the_template_are_evenings_on_which_one_could_meet() -> None:
    """A date that says nothing teaches nobody how to fill it in."""
    problem = problem_file.problem_from(template())
    without = {busy.date for busy in problem.busy}
    slots = set(calendar.slots(problem)) | without
    away = {day for person in problem.people for day in person.unavailable}
    away |= {day for room in problem.rooms for day in room.unavailable}
    away |= without | {one.date for one in problem.forbidden}
    assert sorted(away - slots) == []
