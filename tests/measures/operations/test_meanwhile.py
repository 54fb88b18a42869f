"""A page was loaded, then the concept was adopted or the measure deleted: the verb sees it.

What is loaded here is as out of date as a page somebody left open over lunch.
"""

from collections.abc import Callable
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError, Gone
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures import operations
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ImportRun, Measure
from gemeinwerk.measures.operations import TextStands, versions
from tests.catalogue_files import files
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    MilestoneFactory,
)
from tests.measures.importing.conftest import HEAD, ROWS
from tests.measures.operations.test_truth_table import STATUS_VERBS, TEXT_VERBS

CONTENT = files.xlsx([HEAD, *ROWS])
OF_THE_MEASURE = [
    "edit",
    "delete",
    "ask_confirmation",
    "confirm",
    "return_to_office",
    "override_finding",
]


def adopt() -> None:
    """Somebody else did it; nothing that is loaded knows."""
    Concept.objects.update(status="adopted")


def loaded(measure: Measure) -> Measure:
    return Measure.objects.select_related("concept", "field__concept", "lead_unit").get(
        pk=measure.pk
    )


@pytest.mark.parametrize("verb", [name for name in TEXT_VERBS if name != "take_over"])
def test_adopted_meanwhile(verb: str, measure: Measure, editor: User) -> None:
    page = loaded(measure)
    adopt()
    before = AuditEntry.objects.count()
    with pytest.raises(TextStands):
        TEXT_VERBS[verb](page, editor)
    assert AuditEntry.objects.count() == before


def test_adopted_meanwhile_takes_nothing_over(measure: Measure, office: User) -> None:
    into = FieldFactory(concept=ConceptFactory(municipality=measure.concept.municipality))
    adopt()
    with pytest.raises(TextStands):
        operations.take_over(loaded(measure), into=into, by=office)


def test_adopted_meanwhile_a_leftover_stays(measure: Measure, office: User) -> None:
    measure.unread = [{"column": "Anmerkung", "value": "siehe 3.1"}]
    measure.save()
    page = loaded(measure)
    adopt()
    with pytest.raises(TextStands):
        operations.place_leftover(page, index=0, into="", by=office, expected_revision=1)


@pytest.mark.parametrize("verb", STATUS_VERBS)
def test_adopted_meanwhile_the_status_is_still_reported(
    verb: str, measure: Measure, editor: User
) -> None:
    page = loaded(measure)
    adopt()
    STATUS_VERBS[verb](page, editor)
    assert Measure.objects.get().implementation == "done"


@pytest.mark.parametrize("verb", [*OF_THE_MEASURE, *STATUS_VERBS])
def test_deleted_meanwhile(verb: str, measure: Measure, editor: User) -> None:
    page = loaded(measure)
    Measure.objects.all().delete()
    verbs: dict[str, Callable[[Measure, User], Any]] = TEXT_VERBS | STATUS_VERBS
    if verb.startswith("bulk_change"):
        assert verbs[verb](page, editor).measures == []
        return
    with pytest.raises(Gone):
        verbs[verb](page, editor)


def test_parts_deleted_meanwhile(measure: Measure, editor: User) -> None:
    goal, milestone = GoalFactory(field=measure.field), MilestoneFactory(measure=measure)
    type(goal).objects.all().delete()
    type(milestone).objects.all().delete()
    with pytest.raises(Gone):
        operations.edit_goal(goal, changes={"title": "Neu"}, by=editor)
    with pytest.raises(Gone):
        operations.delete_goal(goal, by=editor)
    with pytest.raises(Gone):
        operations.reach_milestone(milestone, on=None, by=editor)


def test_the_field_was_removed_meanwhile(measure: Measure, editor: User) -> None:
    empty = FieldFactory(concept=measure.concept)
    type(empty).objects.filter(pk=empty.pk).delete()
    with pytest.raises(Gone):
        operations.create_goal(empty, title="Ziel", by=editor)
    with pytest.raises(Gone):
        operations.reorder(empty, order=[], by=editor)


def uploaded(concept: Concept, by: User) -> ImportRun:
    run = importing.upload(concept, content=CONTENT, name="k.xlsx", by=by)
    assert jobs.work_one()
    return ImportRun.objects.select_related("concept").get(pk=run.pk)


IMPORTS: dict[str, Callable[[ImportRun, User], Any]] = {
    "upload": lambda run, by: importing.upload(run.concept, content=CONTENT, name="k.xlsx", by=by),
    "apply": lambda run, by: importing.apply(run, by=by),
    "import_now": lambda run, by: importing.import_now(
        run.concept, content=CONTENT, name="k.xlsx", by=by
    ),
}


@pytest.mark.parametrize("verb", IMPORTS)
def test_adopted_meanwhile_no_file_is_taken_over(
    verb: str, measure: Measure, office: User, unit: Organisation
) -> None:
    run = uploaded(measure.concept, office)
    adopt()
    with pytest.raises(TextStands):
        IMPORTS[verb](run, office)
    assert Measure.objects.count() == 1


def test_adopted_while_the_worker_reads(measure: Measure, office: User) -> None:
    run = importing.apply(uploaded(measure.concept, office), by=office)
    adopt()
    assert jobs.work_one()
    run.refresh_from_db()
    assert (run.state, Measure.objects.count()) == (ImportState.READY, 1)
    assert "der Text der Maßnahmen steht" in run.error


def test_a_version_for_the_council_is_not_frozen_of_what_was_adopted_meanwhile(
    measure: Measure, office: User
) -> None:
    page = loaded(measure).concept
    adopt()
    with pytest.raises(DomainError, match="passt nicht zum Stand „beschlossen“"):
        versions.freeze(page, kind="council", by=office)


def test_an_order_is_laid_on_what_is_there(measure: Measure, office: User) -> None:
    """One of the measures was moved to another field since the page was loaded."""
    second = MeasureFactory(field=measure.field, concept=measure.concept, position=1)
    other = FieldFactory(concept=measure.concept)
    Measure.objects.filter(pk=second.pk).update(field=other)
    operations.reorder(measure.field, order=[second.pk, measure.pk], by=office)
    second.refresh_from_db()
    assert second.position == 1
