"""What an import keeps of each measure as it writes it, against what one finds afterwards."""

from gemeinwerk.accounts.models import User
from gemeinwerk.measures import queries
from gemeinwerk.measures.document import catalogue_document, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.catalogue_xlsx import xlsx
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet, ProgressNote
from gemeinwerk.measures.undoing import keeping
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
        for one in queries.for_state(empty)
    }
    created = ChangeSet.objects.get(run=run).changes.filter(created=True)
    assert {one.measure_id: (one.code, one.revision, one.digest) for one in created} == stored
    assert notes
    assert len(stored) > 1
