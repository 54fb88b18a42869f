"""A catalogue as it stood on a day that has passed, worked out backwards with the log."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.utils.timezone import localdate

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations
from gemeinwerk.measures.document.then import told
from gemeinwerk.measures.document.today import catalogue_today
from gemeinwerk.measures.lifecycle import Course, ImplementationStatus
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.measures.states import stated
from gemeinwerk.measures.states_of_documents import state_on
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    public_concept,
    published_version,
)

pytestmark = pytest.mark.django_db

TODAY = localdate()


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return public_concept(town)


def only(concept: Concept, day: date) -> dict[str, Any]:
    version = concept.versions.get()
    (found,) = told(concept, version, day).on(day)["measures"]
    return found  # type: ignore[no-any-return]


def test_each_day_tells_what_was_reported_until_its_evening(concept: Concept) -> None:
    measure = MeasureFactory(concept=concept, implementation="not_started", end=TODAY)
    published_version(concept)
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    expected = {first: "2027-01-01", second: "2027-06-01"}
    for day, reported in ((first, "in_progress"), (second, "partly")):
        with audit.at(on(day)):
            operations.report_status(
                measure,
                changes={
                    "implementation": reported,
                    "expected_end": expected[day],
                    "expected_end_reason": "Stellen fehlen.",
                },
                by=None,
                expected_revision=Measure.objects.get(pk=measure.pk).revision,
            )
    before, then, now = (only(concept, first + timedelta(days=n)) for n in (-1, 0, 1))
    assert [one["implementation"] for one in (before, then, now)] == [
        "not_started", "in_progress", "partly",
    ]  # fmt: skip
    assert [one["expected_end"] for one in (before, then, now)] == [None, *expected.values()]


def test_what_has_a_day_of_its_own_is_told_from_that_day_on(concept: Concept) -> None:
    measure = MeasureFactory(concept=concept)
    milestone = MilestoneFactory(measure=measure, due=date(2099, 1, 1))
    IndicatorFactory(measure=measure)
    published_version(concept)
    MeasuredValueFactory(measure=measure, day=date(2026, 1, 31), value=20)
    MeasuredValueFactory(measure=measure, day=date(2026, 4, 30), value=40)
    with audit.at(on(date(2026, 2, 1))):
        operations.add_note(measure, label="Februar", text="Begonnen.", by=None)
    with audit.at(on(date(2026, 3, 1))):
        operations.move_milestone(milestone, to=date(2099, 6, 1), reason="Brandschutz", by=None)
    with audit.at(on(date(2026, 5, 1))):
        operations.move_milestone(milestone, to=date(2099, 9, 1), reason="Vergabe", by=None)
    with audit.at(on(date(2026, 6, 1))):
        operations.reach_milestone(milestone, on=date(2026, 6, 1), by=None)
    days = [date(2026, month, 15) for month in (1, 2, 3, 5, 6)]
    told = [only(concept, day) for day in days]
    assert [len(one["values"]) for one in told] == [0, 1, 1, 2, 2]
    assert [len(one["notes"]) for one in told] == [0, 1, 1, 1, 1]
    assert [one["milestones"][0]["moved_to"] for one in told] == [
        None, None, "2099-06-01", "2099-09-01", "2099-09-01",
    ]  # fmt: skip
    assert [one["milestones"][0]["reached_on"] for one in told] == [*[None] * 4, "2026-06-01"]


def test_today_is_told_as_everywhere_else(concept: Concept) -> None:
    every_kind_of(concept)
    version = published_version(concept)
    assert told(concept, version, TODAY).on(TODAY) == catalogue_today(concept, version)


def test_a_document_stands_where_the_database_says(concept: Concept) -> None:
    every_kind_of(concept)
    version = published_version(concept)
    counted = dict(
        stated(FrozenMeasure.objects.filter(version=version), TODAY).values_list("code", "state")
    )
    documents = catalogue_today(concept, version)["measures"]
    found = {one["code"]: state_on(one, TODAY).key for one in documents}
    assert found == counted
    assert len(set(counted.values())) > 5


def every_kind_of(concept: Concept) -> None:
    """Every status with every course, ends passed and to come, with what makes one late."""
    past, future = TODAY - timedelta(days=40), TODAY + timedelta(days=40)
    ends = ({"end": past}, {"end": future, "expected_end": future + timedelta(days=9)},
            {"end": future}, {"end": past, "permanent": True})  # fmt: skip
    kinds = product(ImplementationStatus.values, ("", *Course.values), ends, range(3))
    field = None
    for number, (status, course, end, beside) in enumerate(kinds):
        given = {"implementation": status, "course": course, **end}
        if field:
            given["field"] = field
        measure = MeasureFactory(concept=concept, code=f"{number}.1", **given)
        field = measure.field
        if beside == 1:
            MilestoneFactory(measure=measure, due=past)
        elif beside == 2:
            IndicatorFactory(measure=measure, target_date=None)
            MeasuredValueFactory(measure=measure, value=74, day=past)
