"""The order of what is behind: the database counts as the sentence says it, and sorts by it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.most_behind import WORST_FIRST, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND, BEHIND_KEY, stands, state_of, stated
from gemeinwerk.municipalities.models import Municipality
from tests.factories import FieldFactory, MeasureFactory, MilestoneFactory, public_concept
from tests.factories import published_version as published

TODAY = date(2026, 11, 28)
END = date(2027, 10, 31)
RUNS: dict[str, Any] = {"implementation": "in_progress", "end": END}

# Worst first: the code, what is reported, the day of an open milestone.
IN_ORDER: list[tuple[str, dict[str, Any], date | None]] = [
    ("1.5", {"course": "off_course", "expected_end": date(2028, 7, 31)}, None),
    ("1.2", {"course": "off_course"}, date(2026, 9, 30)),
    ("1.9", {"course": "off_course"}, None),
    ("1.1", {"expected_end": date(2028, 7, 31)}, date(2026, 1, 1)),
    ("1.4", {"end": date(2026, 6, 30)}, date(2026, 1, 1)),
    ("1.3", {"permanent": True, "end": date(2024, 1, 1)}, date(2026, 9, 30)),
    ("1.6", {"end": date(2026, 11, 27), "expected_end": date(2026, 1, 1)}, None),
    ("1.7", {"course": "late"}, None),
    ("1.8", {"course": "late"}, None),
    ("1.10", {}, None),
    ("1.11", {"implementation": "done", "end": date(2024, 1, 1)}, date(2024, 1, 1)),
    ("1.12", {"implementation": "dropped", "course": "off_course"}, date(2024, 1, 1)),
]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    concept = public_concept(town)
    field = FieldFactory(concept=concept, code="1")
    for code, said, due in sorted(IN_ORDER, key=lambda one: len(one[0]) * 100 + int(one[0][2:])):
        made = MeasureFactory(
            field=field,
            code=code,
            position=int(code[2:]),
            **{"start": date(2024, 1, 1)} | RUNS | said,
        )
        if due:
            MilestoneFactory(measure=made, due=due, title="Vertrag", position=1)
            MilestoneFactory(measure=made, due=due + timedelta(days=1), title="Bau", position=0)
    return concept


def ordered(measures: QuerySet[Any]) -> list[Any]:
    return list(with_lateness(stated(measures, TODAY), TODAY).order_by(*WORST_FIRST))


def test_off_course_comes_first_then_by_how_much_then_as_in_the_catalogue(concept: Concept) -> None:
    version = published(concept)
    expected = [code for code, _said, _due in IN_ORDER]
    assert [one.code for one in ordered(Measure.objects.filter(concept=concept))] == expected
    assert [one.code for one in ordered(FrozenMeasure.objects.filter(version=version))] == expected


def test_the_database_counts_the_days_that_the_sentence_says(concept: Concept) -> None:
    version = published(concept)
    rows = [
        *ordered(Measure.objects.filter(concept=concept)),
        *ordered(FrozenMeasure.objects.filter(version=version)),
    ]
    behind = [row for row in rows if state_of(row) in BEHIND]
    assert len(behind) == 18
    assert [row.late_by.days for row in behind] == [behind_of(row, TODAY).days for row in behind]
    assert {row.late_by for row in rows if row not in behind} == {timedelta(0)}


def test_the_oldest_open_milestone_is_the_one_that_is_named(concept: Concept) -> None:
    row = next(one for one in ordered(Measure.objects.filter(concept=concept)) if one.code == "1.3")
    assert behind_of(row, TODAY).sentence == "Der Meilenstein „Vertrag“ steht seit acht Wochen aus."


def test_nothing_of_a_draft_is_behind(concept: Concept) -> None:
    version = published(concept, kind=VersionKind.COUNCIL)
    rows = {one.code: one for one in ordered(FrozenMeasure.objects.filter(version=version))}
    assert {one.late_by for one in rows.values()} == {timedelta(0)}
    assert {one.state for one in rows.values()} & {one.key for one in BEHIND} == set()


def test_all_that_is_behind_is_one_choice(concept: Concept) -> None:
    measures = stated(Measure.objects.filter(concept=concept), TODAY)
    assert measures.filter(stands(BEHIND_KEY)).count() == 9
    assert measures.filter(stands("vom-kurs-ab")).count() == 3


def test_one_query_however_many(concept: Concept) -> None:
    with CaptureQueriesContext(connection) as asked:
        rows = ordered(Measure.objects.filter(concept=concept))[:5]
        assert [behind_of(row, TODAY).amount for row in rows]
    assert len(asked) == 1
