"""What an import keeps of each measure as it writes it, against what one finds afterwards."""

from datetime import date
from decimal import Decimal

from gemeinwerk.accounts.models import User
from gemeinwerk.measures import queries
from gemeinwerk.measures.document import catalogue_document, measured, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.catalogue_xlsx import xlsx
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet, ProgressNote
from gemeinwerk.measures.operations import record_value
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.undoing.outlook import look
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory
from tests.factories.catalogues import rich_concept


def test_what_is_kept_of_a_new_measure_is_what_was_stored(town: Municipality, office: User) -> None:
    full, empty = rich_concept(town), ConceptFactory(municipality=town, slug="neu")
    internal = [internal_document(one) for one in measures_for_document(full)]
    content = xlsx(catalogue_document(full), internal)
    _plan, run = importing.import_now(empty, content=content, name="k.xlsx", by=office)
    notes = keeping.notes_of(ProgressNote.objects.filter(measure__concept=empty))
    stored = {
        one.pk: (one.code, one.revision, keeping.digest(one, notes.get(one.pk, ())))
        for one in queries.for_state(empty).annotate(**{measured.TOLD: measured.along()})
    }
    created = ChangeSet.objects.get(run=run).changes.filter(created=True)
    assert {one.measure_id: (one.code, one.revision, one.digest) for one in created} == stored
    assert notes
    assert len(stored) > 1


def test_what_was_measured_since_an_import_is_not_thrown_away_with_it(
    town: Municipality, office: User
) -> None:
    """A new measure that came with values is as it was written, until somebody enters another."""
    source = rich_concept(town)
    content = xlsx(catalogue_document(source), [])
    concept = ConceptFactory(municipality=town)
    importing.import_now(concept, content=content, name="katalog.xlsx", by=office)
    change_set = concept.change_sets.get()
    assert [row.touched for row in look(change_set).rows] == [False] * 3
    full = concept.measures.get(code="1.1")
    indicator = full.indicators.get().name
    record_value(full, indicator=indicator, day=date(2026, 3, 1), number=Decimal(90), by=office)
    rows = look(change_set).rows
    assert {row.change.code: row.touched for row in rows} == {
        "1.1": True, "1.2": False, "2.1": False,
    }  # fmt: skip
