"""What is frozen is entered with it, once, in one order per town."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gemeinwerk.audit.queries import public_revision
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import turn
from gemeinwerk.engines import merkle
from gemeinwerk.ledger import operations, queries
from gemeinwerk.ledger.leaves import digest, hash_of_leaf, leaf
from gemeinwerk.ledger.models import Entry, Head, Ledger, NeverChanged, Node
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.operations.versions import freeze
from gemeinwerk.measures.versioning.ledger_kinds import content
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory, MunicipalityFactory
from tests.factories.published import published_catalogue, published_version
from tests.ledger.logs import faults, town_with_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """Adopted, its first version entered."""
    made = published_catalogue(town)
    made.status = "deliberation"
    made.decided_on, made.paper = "2024-01-10", "24/001"
    made.save()
    operations.enter_missing()
    return made


def change(concept: Concept, title: str) -> None:
    Measure.objects.filter(concept=concept, code="1.1").update(title=title)


def test_a_version_is_entered_with_the_bytes_of_its_file(concept: Concept) -> None:
    change(concept, "Alle Führungskräfte schulen")
    version = freeze(concept, kind="adopted", by=None)
    entry = queries.entry_of("catalogue.version", version.pk)
    assert entry
    assert entry.number == 2
    assert entry.digest == digest(content(version.pk))
    assert entry.title == f"{concept.name}, {version}"
    assert faults() == []


def test_what_is_taken_back_was_never_entered(concept: Concept) -> None:
    change(concept, "Alle Führungskräfte schulen")
    point = transaction.savepoint()
    freeze(concept, kind="adopted", by=None)
    assert Entry.objects.count() == 2
    transaction.savepoint_rollback(point)
    assert Entry.objects.count() == 1
    assert Ledger.objects.get().size == 1
    assert faults() == []


def test_where_it_cannot_be_entered_nothing_is_frozen(
    concept: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(concept, "Alle Führungskräfte schulen")

    def full(*_args: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(operations, "_append", full)
    with pytest.raises(OSError, match="no room"), transaction.atomic():
        freeze(concept, kind="adopted", by=None)
    assert CatalogueVersion.objects.count() == 1


def test_what_was_there_before_enters_with_the_tick_in_its_order_and_once(
    town: Municipality,
) -> None:
    concept = published_catalogue(town)
    versions = [concept.versions.get(), *(published_version(concept) for _ in range(4))]
    assert operations.enter_missing() == 5
    assert operations.enter_missing() == 0
    found = Entry.objects.order_by("position").values_list("source_id", flat=True)
    assert list(found) == [one.pk for one in versions]
    assert faults() == []


def test_what_is_entered_twice_stands_there_once(town: Municipality) -> None:
    version = published_catalogue(town).versions.get()
    for _ in range(2):
        with turn():
            operations.enter(version)
            operations.enter(version)
    assert Entry.objects.count() == 1
    assert faults() == []


def test_towns_have_logs_of_their_own(town: Municipality) -> None:
    other = MunicipalityFactory(slug="anderswo")
    first, second = town_with_log(town, 2), town_with_log(other, 3)
    assert (first.size, second.size) == (2, 3)
    assert [one.position for one in queries.entries(other.pk)] == [2, 1, 0]
    assert faults() == []


def test_public_pages_are_new_with_an_entry(town: Municipality) -> None:
    published_catalogue(town)
    before = public_revision(town.pk)
    operations.enter_missing()
    assert public_revision(town.pk) != before


def test_nothing_is_changed_or_deleted(town: Municipality) -> None:
    town_with_log(town, 1)
    for model in (Entry, Node, Head):
        row = model.objects.get()
        with pytest.raises(NeverChanged):
            row.save()
        with pytest.raises(NeverChanged):
            row.delete()
        with pytest.raises(NeverChanged):
            model.objects.all().delete()
        with pytest.raises(NeverChanged):
            model.objects.update(pk=7)


def test_every_head_is_proven_to_continue_every_earlier_one(town: Municipality) -> None:
    concept = published_catalogue(town)
    operations.enter_missing()
    for _ in range(8):
        published_version(concept)
        operations.enter_missing()
    newest = queries.head(town.pk)
    assert newest
    assert newest.size == 9
    root = bytes.fromhex(newest.root)
    for head in queries.heads(town.pk):
        proof = queries.consistency(town.pk, head.size, newest)
        assert proof["old"] == {"size": head.size, "root": head.root}
        path = [bytes.fromhex(one) for one in proof["path"]]
        before = bytes.fromhex(head.root)
        assert merkle.verify_consistency(head.size, newest.size, before, root, path)
    for entry in queries.entries(town.pk):
        proof = queries.inclusion(entry, town.pk, newest)
        path = [bytes.fromhex(one) for one in proof["path"]]
        hashed = hash_of_leaf(leaf(entry))
        assert merkle.verify_inclusion(hashed, entry.position, newest.size, path, root)


def test_an_append_asks_as_much_of_a_long_log_as_of_a_short_one(town: Municipality) -> None:
    concept = published_catalogue(town)
    operations.enter_missing()

    def queries_of_one() -> int:
        published_version(concept)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            operations.enter_missing()
        return len(asked)

    counted = [queries_of_one() for _ in range(9)]
    assert len(set(counted)) == 1


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="the database in memory belongs to one thread; its writers are serial anyway",
)
@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_order_without_gaps() -> None:
    town = MunicipalityFactory()
    concepts = [_another(town, number) for number in range(6)]
    start = threading.Barrier(len(concepts) + 1)

    def one(number: int) -> None:
        try:
            start.wait(timeout=300)
            if number == len(concepts):
                operations.enter_missing()
                return
            for turn in range(4):
                change(concepts[number], f"Kurs {turn}")
                freeze(concepts[number], kind="participation", by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(concepts) + 1) as pool:
        list(pool.map(one, range(len(concepts) + 1)))
    operations.enter_missing()
    assert Ledger.objects.get().size == 6 * 5 == Entry.objects.count()
    assert faults() == []


def _another(town: Municipality, number: int) -> Concept:
    concept = ConceptFactory(municipality=town, slug=f"k{number}", title=f"Konzept {number}")
    MeasureFactory(concept=concept, field=FieldFactory(concept=concept), code="1.1")
    published_version(concept)
    return concept
