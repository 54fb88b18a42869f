"""A promised day that passes is told once: not before, not if it was put off or done, not twice."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import make_aware

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.measures.operations import move_milestone, report_status
from gemeinwerk.measures.passing import operations
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    MeasureFactory,
    MilestoneFactory,
    MunicipalityFactory,
    published_catalogue,
    published_version,
    user_with_role,
)

DAY = date(2097, 6, 30)
"""All else ends two years later."""


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return published_catalogue(town)


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


def ends(concept: Concept, kind: str = "adopted", **values: Any) -> Measure:
    Measure.objects.filter(code="1.1").update(end=DAY, **values)
    published_version(concept, kind=kind)
    return Measure.objects.get(code="1.1")


def has_a_step(concept: Concept, title: str = "Räume", **values: Any) -> Milestone:
    found: Milestone = MilestoneFactory(
        measure=Measure.objects.get(code="1.1"), title=title, due=DAY, **values
    )
    published_version(concept)
    return found


def after(days: int) -> int:
    """So much is told so many days after the day."""
    return operations.note_all(make_aware(datetime(2097, 6, 30, 0, 5)) + timedelta(days=days))


def told() -> list[tuple[str, str, str]]:
    found = AuditEntry.objects.filter(verb__in=["measure.end_passed", "measure.milestone_passed"])
    return [
        (one.target_label, one.after["day"], one.after.get("milestone", ""))
        for one in found.order_by("pk")
    ]


def report(measure: Measure, by: User, **changes: Any) -> None:
    measure.refresh_from_db()
    report_status(measure, changes=changes, by=by, expected_revision=measure.revision)


@pytest.mark.parametrize("first", [1, 40])
def test_it_is_told_once_also_where_nobody_worked_for_days(concept: Concept, first: int) -> None:
    measure = ends(concept)
    has_a_step(concept)
    assert after(0) == 0, "the day itself is not over"
    assert [after(first), after(first), after(first + 1)] == [2, 0, 0]
    assert told() == [
        (str(measure), DAY.isoformat(), ""),
        (str(measure), DAY.isoformat(), "Räume"),
    ]
    assert AuditEntry.objects.filter(verb="measure.end_passed", public=True).count() == 1


@pytest.mark.parametrize("state", ["done", "permanent", "everyday", "dropped"])
def test_what_was_done_or_dropped_before_is_not_late(
    concept: Concept, office: User, state: str
) -> None:
    measure = ends(concept)
    has_a_step(concept)
    report(measure, office, implementation=state)
    assert after(1) == 0


def test_what_was_put_off_before_is_late_once_the_new_day_has_passed(
    concept: Concept, office: User
) -> None:
    measure, step = ends(concept), has_a_step(concept)
    report(measure, office, expected_end=DAY + timedelta(days=10))
    move_milestone(step, to=DAY + timedelta(days=20), reason="Brandschutz", by=office)
    assert [after(days) for days in (1, 10, 11, 20, 21, 22)] == [0, 0, 1, 0, 1, 0]
    assert [day for _measure, day, _step in told()] == ["2097-07-10", "2097-07-20"]


def test_an_end_that_is_expected_earlier_is_not_late_before_the_promised_one(
    concept: Concept, office: User
) -> None:
    report(ends(concept), office, expected_end=DAY - timedelta(days=10))
    assert [after(-5), after(1)] == [0, 1]


def test_a_step_that_was_reached_is_not_late(concept: Concept) -> None:
    has_a_step(concept, reached_on=DAY - timedelta(days=1))
    assert after(1) == 0


def test_two_steps_of_one_day_are_told_each(concept: Concept) -> None:
    has_a_step(concept)
    has_a_step(concept, "Personal")
    assert after(1) == 2
    assert {title for _measure, _day, title in told()} == {"Räume", "Personal"}


def test_what_stands_in_the_draft_alone_was_promised_to_nobody(concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(end=DAY)
    MilestoneFactory(measure=Measure.objects.get(code="1.1"), due=DAY)
    assert after(1) == 0


def keep_back(concept: Concept) -> None:
    version = concept.versions.latest("number")
    version.published = False
    version.save(update_fields=["published"])


@pytest.mark.parametrize(
    "happens",
    [
        lambda concept: published_version(concept, kind="council"),
        lambda _concept: Concept.objects.update(status="superseded"),
        lambda _concept: Concept.objects.update(public=False),
        keep_back,
    ],
    ids=["a draft is newer", "another edition is", "not public", "not published"],
)
def test_of_what_does_not_hold_nothing_is_late(concept: Concept, happens: Any) -> None:
    ends(concept)
    happens(concept)
    assert after(1) == 0


def test_of_a_past_that_was_brought_in_nobody_hears(concept: Concept) -> None:
    ends(concept)
    has_a_step(concept)
    assert [after(93), after(92)] == [0, 2]


def test_a_town_in_which_it_fails_keeps_no_other_from_it(
    town: Municipality, concept: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends(concept)
    other = MunicipalityFactory(name="Anderstadt", slug="anderstadt", host="andere.example")
    beside = published_catalogue(other)
    Measure.objects.filter(concept=beside, code="1.1").update(end=DAY)
    published_version(beside)
    asked = operations.passed

    def fails(present: Municipality, today: date) -> Any:
        assert present.pk != town.pk, "of this one nothing can be asked"
        return asked(present, today)

    monkeypatch.setattr(operations, "passed", fails)
    assert after(1) == 1
    assert AuditEntry.objects.get(verb="measure.end_passed").municipality_id == other.pk


def test_thirty_take_no_more_questions_than_one(town: Municipality, concept: Concept) -> None:
    taken = []
    for size in (1, 30):
        field = Measure.objects.get(code="1.1").field
        for n in range(size):
            made = MeasureFactory(concept=concept, field=field, code=f"1.{size}{n}", end=DAY)
            MilestoneFactory(measure=made, due=DAY)
        published_version(concept)
        with CaptureQueriesContext(connection) as asked:
            assert len(operations.passed(town, DAY + timedelta(days=1))) >= 2 * size
        taken.append(len(asked))
    assert taken[0] == taken[1] <= 4
