"""An import taken back: at once, and after others wrote."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.document import catalogue_document, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.catalogue_xlsx import xlsx
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet, Goal, Measure, ProgressNote
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.undoing.outlook import look
from gemeinwerk.municipalities.models import Municipality
from tests.catalogue_files import files
from tests.factories import (
    FieldFactory,
    MeasureFactory,
)
from tests.factories.catalogues import rich_concept
from tests.measures.searched import found
from tests.measures.undoing.conftest import HEAD, LATER, ROWS, measure
from tests.measures.undoing.deeds import Take, edit, everything, key_of, taken_back

# --- an import, nobody wrote since ---------------------------------------------------------------


def test_a_first_import_leaves_nothing_behind(
    concept: Concept, take_over: Take, office: User
) -> None:
    before = everything(concept)
    kept = take_over(ROWS)
    done = taken_back(kept, office)
    assert (done.deleted, done.put_back, done.kept, done.parts) == (3, 0, 0, [])
    assert everything(concept) == before
    kept.refresh_from_db()
    assert kept.run
    assert (kept.run.state, kept.undone_by, kept.changes.count()) == (
        ImportState.UNDONE, office, 0,
    )  # fmt: skip


def test_a_later_import_goes_back_word_for_word(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    before = everything(concept)
    kept = take_over(LATER)
    assert everything(concept) != before
    done = taken_back(kept, office)
    assert (done.put_back, done.deleted) == (1, 1)
    assert everything(concept) == before
    one = measure(concept, "1")
    assert (one.revision, [cell["value"] for cell in one.unread]) == (3, ["eilt"])
    assert not found("Sprachen").exists()


def test_so_does_our_own_file_with_notes_parts_goals_and_relations(
    town: Municipality, office: User
) -> None:
    concept = rich_concept(town)
    writing.refresh_search(queries.of_concept(concept))
    before = everything(concept)
    content = _exported_after_much_writing(concept, office)
    assert everything(concept) == before
    _plan, run = importing.import_now(concept, content=content, name="k.xlsx", by=office)
    kept = ChangeSet.objects.get(run=run)
    written = {name for change in kept.changes.all() for name in change.after}
    assert written >= {"title", "start", "milestones", "costs", "themes", "contributing"}
    assert any(name.startswith("notes:") for name in written)
    assert len(kept.made["goals"]) == len(kept.made["fields"]) == 1
    taken_back(kept, office)
    assert everything(concept) == before


def _exported_after_much_writing(concept: Concept, by: User) -> bytes:
    """Our own file of a catalogue as it would be, which it is not yet."""
    with transaction.atomic():
        full = measure(concept, "1.1")
        ProgressNote.objects.filter(measure=full).update(text="Ins Stocken geraten.")
        note = {"label": "Bericht 2026", "text": "Es geht weiter."}
        ProgressNote.objects.create(measure=full, key="stand-2026", **note)
        edit(
            full,
            by,
            title="Alle schulen",
            start=date(2025, 1, 1),
            milestones=[{"title": "Vertrag verlängert", "due": date(2026, 1, 1)}],
            costs=[],
            themes=[],
            contributing=[],
        )
        field = FieldFactory(concept=concept, code="9", title="Gesundheit")
        Goal.objects.create(concept=concept, field=field, code="Z9", title="Alle sind gesund.")
        rows = measures_for_document(concept)
        content = xlsx(catalogue_document(concept), [internal_document(one) for one in rows])
        transaction.set_rollback(True)
    return content


def test_it_can_be_imported_again_and_shows_its_differences_anew(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    taken_back(take_over(LATER), office)
    content = files.xlsx([HEAD, *LATER])
    plan, _run = importing.import_now(
        concept, content=content, name="k.xlsx", by=office, dry_run=True
    )
    assert (plan.counts()["new"], plan.counts()["changed"]) == (1, 1)


def test_an_import_that_changed_nothing_leaves_nothing_to_take_back(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    importing.import_now(concept, content=files.xlsx([HEAD, *ROWS]), name="k.xlsx", by=office)
    assert ChangeSet.objects.count() == 1


def test_each_measure_and_the_concept_know_of_it(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    kept = take_over(LATER)
    newest = AuditEntry.objects.order_by("-id").values_list("id", flat=True)[0]
    taken_back(kept, office)
    entries = list(AuditEntry.objects.filter(id__gt=newest))
    assert sorted(one.verb for one in entries) == [
        "catalogue.undo", "field.remove", "measure.delete", "measure.edit",
    ]  # fmt: skip
    told = next(one for one in entries if one.verb == "measure.edit")
    assert (told.before["title"], told.after["title"]) == ("Beratung in fünf Sprachen", "Beratung")
    assert told.reason == "Import der Datei „k.xlsx“ zurückgenommen"


# --- somebody wrote since ------------------------------------------------------------------------


def test_what_was_changed_since_stays_and_the_rest_goes_back(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    kept = take_over(LATER)
    edit(measure(concept, "1"), office, title="Beratung in acht Sprachen")
    [row] = look(kept).asking
    assert [(one.name, one.theirs, one.mine) for one in row.later] == [
        ("title", "Beratung in acht Sprachen", "Beratung")
    ]
    done = taken_back(kept, office)
    one = measure(concept, "1")
    assert (done.kept, one.title, str(one.lead_unit)) == (
        1, "Beratung in acht Sprachen", "Fachbereich Soziales",
    )  # fmt: skip


@pytest.mark.parametrize("everywhere", [True, False])
def test_unless_the_person_decides_otherwise(
    concept: Concept, take_over: Take, office: User, everywhere: bool
) -> None:
    take_over(ROWS)
    before = everything(concept)
    kept = take_over(LATER)
    edit(measure(concept, "1"), office, title="Beratung in acht Sprachen")
    edit(measure(concept, "4"), office, description="Sechs Tandems.")
    chosen = "all" if everywhere else [key_of(kept, "1"), key_of(kept, "4")]
    done = taken_back(kept, office, chosen)
    assert (done.kept, everything(concept)) == (0, before)


TOUCHES: dict[str, Callable[[Measure, User], Any]] = {
    "its text": lambda one, by: edit(one, by, description="Sechs Tandems."),
    "a note": lambda one, by: operations.add_note(one, label="Stand", text="Läuft.", by=by),
    "an exception": lambda one, by: operations.override_finding(
        one, rule="S103", reason="So beschlossen.", by=by
    ),
    "the unit's word": lambda one, by: Measure.objects.filter(pk=one.pk).update(
        confirmation="confirmed"
    ),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_a_new_measure_somebody_worked_on_is_not_deleted_unasked(
    concept: Concept, take_over: Take, office: User, touch: Callable[[Measure, User], Any]
) -> None:
    kept = take_over(ROWS)
    touch(measure(concept, "3"), office)
    done = taken_back(kept, office)
    assert (done.deleted, done.kept) == (2, 1)
    assert [one.code for one in queries.of_concept(concept)] == ["3"]
    assert (done.parts, [one.title for one in concept.fields.all()]) == (["2 Arbeit"], ["Arbeit"])


def test_to_order_the_measures_anew_is_not_to_work_on_them(
    concept: Concept, take_over: Take, office: User
) -> None:
    kept = take_over(ROWS)
    field = measure(concept, "1").field
    operations.reorder(field, order=[measure(concept, "2").pk], by=office)
    assert taken_back(kept, office).deleted == 3


def test_a_field_somebody_described_since_stays(
    concept: Concept, take_over: Take, office: User
) -> None:
    kept = take_over(ROWS)
    field = concept.fields.get(title="Wohnen")
    concepts.edit_field(field, by=office, description="Worum es geht.")
    assert taken_back(kept, office).parts == ["1 Wohnen"]


def test_what_was_deleted_since_does_not_come_back(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    kept = take_over(LATER)
    operations.delete(measure(concept, "1"), by=office, reason="entfällt")
    assert look(kept).gone == ["1"]
    taken_back(kept, office)
    assert [one.code for one in queries.of_concept(concept)] == ["2", "3"]


def test_a_unit_that_is_gone_is_not_put_back(
    concept: Concept, take_over: Take, office: User
) -> None:
    take_over(ROWS)
    kept = take_over(LATER)
    Organisation.objects.get(name="Fachbereich Soziales").delete()
    done = taken_back(kept, office, "all")
    one = measure(concept, "1")
    assert (done.stuck, one.title, str(one.lead_unit)) == (1, "Beratung", "Fachbereich Bildung")


def test_a_period_never_ends_before_it_begins(concept: Concept, office: User) -> None:
    field = FieldFactory(concept=concept, code="1")
    one = MeasureFactory(field=field, code="1.1", end=date(2026, 12, 31))
    kept = operations.bulk_change(
        concept, keys=[one.pk], changes={"end": date(2028, 12, 31), "priority": "hoch"}, by=office
    ).change_set
    assert kept
    edit(measure(concept, "1.1"), office, start=date(2027, 3, 1))
    done = taken_back(kept, office, "all")
    one.refresh_from_db()
    assert (done.stuck, one.end, one.priority) == (1, date(2028, 12, 31), "")


def test_but_may_end_on_the_day_it_begins(concept: Concept, office: User) -> None:
    field = FieldFactory(concept=concept, code="1")
    one = MeasureFactory(field=field, code="1.1", end=date(2026, 12, 31))
    kept = operations.bulk_change(
        concept, keys=[one.pk], changes={"end": date(2028, 12, 31)}, by=office
    ).change_set
    assert kept
    edit(measure(concept, "1.1"), office, start=date(2026, 12, 31))
    done = taken_back(kept, office, "all")
    one.refresh_from_db()
    assert (done.stuck, one.start, one.end) == (0, date(2026, 12, 31), date(2026, 12, 31))
