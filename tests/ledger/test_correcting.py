"""What has to be blacked out: texts of an entry, and what was frozen."""

import pytest

from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.ledger import operations, queries
from gemeinwerk.ledger.checking import check
from gemeinwerk.ledger.errors import NothingToCorrect, NotTheLatest
from gemeinwerk.ledger.models import Entry, Ledger
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import erasing
from tests.factories import PersonFactory
from tests.factories.published import published_catalogue
from tests.ledger.logs import faults, overwrite, town_with_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(town: Municipality) -> Ledger:
    return town_with_log(town)


def test_a_correction_refers_to_the_old_entry_whose_digest_stays(ledger: Ledger) -> None:
    version = CatalogueVersion.objects.get(number=2)
    before = Entry.objects.get(position=1)
    overwrite(version, "note", "geschwärzt")
    assert len(faults()) == 2  # the bytes, and the version's own checksum

    corrected = operations.correct(before, reason="Ein Name war geschwärzt.", by=None)

    assert corrected.corrects == before.position
    assert corrected.number == 4
    assert corrected.digest != before.digest
    assert corrected.about.startswith("Berichtigt Eintrag 2: Ein Name war geschwärzt.")
    assert Entry.objects.get(pk=before.pk).digest == before.digest
    assert not any("nicht mehr, was eingetragen" in one for one in faults())
    assert queries.corrections(ledger.municipality_id, [1]) == {1: corrected}
    assert AuditEntry.objects.filter(verb="ledger.correct", public=True).count() == 1


def test_what_is_right_is_not_corrected(ledger: Ledger) -> None:
    with pytest.raises(NothingToCorrect, match="Eintrag 1 stimmt"):
        operations.correct(Entry.objects.get(position=0), reason="Irrtum", by=None)
    assert Entry.objects.count() == 3


def test_what_was_corrected_is_not_corrected_twice(ledger: Ledger) -> None:
    overwrite(CatalogueVersion.objects.get(number=2), "note", "geschwärzt")
    before = Entry.objects.get(position=1)
    operations.correct(before, reason="Ein Name", by=None)
    with pytest.raises(NotTheLatest):
        operations.correct(before, reason="Ein Name", by=None)


def test_the_tick_never_corrects(ledger: Ledger) -> None:
    """Or it would hide what somebody changed."""
    overwrite(CatalogueVersion.objects.get(number=2), "note", "gefälscht")
    assert operations.enter_missing() == 0
    assert any("nicht mehr, was eingetragen" in one for one in faults())


def test_whoever_is_erased_is_named_by_no_entry_and_the_log_holds(town: Municipality) -> None:
    person = PersonFactory(municipality=town, name="Annegret Wolkenstein")
    concept = published_catalogue(town)
    Concept.objects.filter(pk=concept.pk).update(title="Vermächtnis von Annegret Wolkenstein")
    operations.enter_missing()
    head = queries.head(town.pk)
    assert head
    assert "Wolkenstein" in Entry.objects.get().title

    erasing.erase(traces_of(person))

    entry = Entry.objects.get()
    assert (entry.title, entry.about, entry.address, entry.salt) == ("", "", "", "")
    assert queries.head(town.pk) == head
    checked = check(Ledger.objects.get())
    assert checked.faults == []
    assert (checked.blacked_out, checked.root) == (1, head.root)
