"""Whoever changes one stored byte is found, whatever it belongs to and on whatever database."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from gemeinwerk.ledger import operations
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.ledger.models import Entry, Head, Ledger, Node
from gemeinwerk.measures.document import checksum
from gemeinwerk.measures.document.catalogue import frozen_document
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.versioning.ledger_kinds import content
from gemeinwerk.municipalities.models import Municipality
from tests.alike import ALL
from tests.factories import MunicipalityFactory
from tests.factories.published import published_catalogue
from tests.ledger.logs import faults, overwrite, quoted, stored, town_with_log

pytestmark = pytest.mark.django_db

CHANGES = 500 if ALL else 45
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Ledger: ("size",),
    Entry: (
        "position",
        "kind",
        "source_id",
        "digest",
        "recorded_at",
        "label_hash",
        "salt",
        "title",
        "about",
        "address",
    ),
    Node: ("level", "at", "hash"),
    Head: ("size", "root", "recorded_at"),
    CatalogueVersion: ("content", "number", "kind", "frozen_at", "checksum"),
    FrozenMeasure: ("content", "code", "title", "field_code", "position", "start", "end"),
}
PRINTABLE = "".join(chr(code) for code in range(32, 127))


class NoChange(Exception):
    """The database reads the same value out of the other byte, or does not take it."""


@pytest.fixture
def ledger(town: Municipality) -> Ledger:
    return town_with_log(town)


def value_of(row: models.Model, column: str) -> Any:
    return type(row)._base_manager.values_list(column, flat=True).get(pk=row.pk)


def change_one_byte(row: models.Model, column: str, drawn: random.Random) -> None:
    """Raises NoChange."""
    before = stored(row, column)
    at = drawn.randrange(len(before))
    signs = "0123456789" if before.isdigit() else PRINTABLE
    other = drawn.choice([one for one in signs if one != before[at]])
    value = before[:at] + other + before[at + 1 :]
    try:
        with transaction.atomic():
            overwrite(row, column, int(value) if before.isdigit() and signs != PRINTABLE else value)
    except DatabaseError:
        raise NoChange from None
    if stored(row, column) == before:
        raise NoChange  # jsonb keeps what JSON means, not its blanks


def is_same_moment(row: models.Model, column: str, before: Any) -> bool:
    """A blank for a T between day and hour: another byte of SQLite's, the same moment."""
    if row._meta.get_field(column).get_internal_type() not in ("DateTimeField", "DateField"):
        return False
    try:
        return bool(value_of(row, column) == before)
    except (ValueError, TypeError):
        return False


def draws(drawn: random.Random, touched: set[str]) -> Iterator[tuple[models.Model, str]]:
    """Whichever, and most of the time of a column that was not `touched` yet."""
    rows = {model: list(model._base_manager.all()) for model in COLUMNS}
    columns = [(model, column) for model, names in COLUMNS.items() for column in names]
    while True:
        left = [(m, column) for m, column in columns if f"{m._meta.label}.{column}" not in touched]
        if left and drawn.random() < 0.9:
            model, column = drawn.choice(left)
        else:
            model = drawn.choice(list(COLUMNS))
            column = drawn.choice(COLUMNS[model])
        row = drawn.choice(rows[model])
        if stored(row, column) not in ("", "None"):
            yield row, column


def test_each_change_of_a_single_byte_is_found(ledger: Ledger) -> None:
    assert faults() == []
    drawn, found = random.Random(500), 0
    touched: set[str] = set()
    for row, column in draws(drawn, touched):
        before = value_of(row, column)
        point = transaction.savepoint()
        try:
            change_one_byte(row, column, drawn)
            if is_same_moment(row, column, before):
                raise NoChange
        except NoChange:
            transaction.savepoint_rollback(point)
            continue
        where = f"{row._meta.label}.{column} of {row.pk}: {stored(row, column)[:300]}"
        assert faults(), where
        transaction.savepoint_rollback(point)
        touched.add(f"{row._meta.label}.{column}")
        found += 1
        if found == CHANGES:
            break
    assert len(touched) == sum(len(columns) for columns in COLUMNS.values())
    assert faults() == []


def removed(row: models.Model) -> None:
    table, _name = quoted(row, "id")
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_deleted_entry_is_found_and_named(ledger: Ledger, number: int) -> None:
    removed(Entry.objects.get(position=number - 1))
    assert any(f"Eintrag {number}" in one or "zählt 3" in one for one in faults())


def test_swapped_entries_are_found(ledger: Ledger) -> None:
    first, second = Entry.objects.filter(position__in=[0, 1])
    overwrite(first, "position", 99)
    overwrite(second, "position", 0)
    overwrite(first, "position", 1)
    found = faults()
    assert any("Eintrag 1" in one for one in found)
    assert any("Eintrag 2" in one for one in found)


def test_an_inserted_entry_is_found(ledger: Ledger) -> None:
    for one in Entry.objects.order_by("-position")[:2]:
        overwrite(one, "position", one.position + 1)
    before = Entry.objects.get(position=0)
    Entry.objects.create(
        ledger=ledger,
        position=1,
        kind=before.kind,
        source_id=before.source_id,
        digest=digest(b"never published"),
        recorded_at=before.recorded_at,
        label_hash=before.label_hash,
        salt=before.salt,
        title=before.title,
        about=before.about,
        address=before.address,
    )
    assert any("Eintrag 2" in one for one in faults())


@pytest.mark.parametrize("model", [Node, Head])
def test_a_deleted_hash_is_found(ledger: Ledger, model: type[models.Model]) -> None:
    for row in model._base_manager.all():
        point = transaction.savepoint()
        removed(row)
        assert faults(), row
        transaction.savepoint_rollback(point)


def changed_with_its_sums(version: CatalogueVersion) -> None:
    """As somebody would who knows how checksums are made."""
    measure = version.measures.first()
    assert measure
    document = measure.content | {"title": "Führungskräfte nicht schulen"}
    overwrite(measure, "content", json.dumps(document))
    overwrite(measure, "title", document["title"])
    again = CatalogueVersion.objects.get(pk=version.pk)
    documents = list(again.measures.values_list("content", flat=True))
    overwrite(version, "checksum", checksum(frozen_document(again, documents)))


def test_a_version_rewritten_with_its_own_checksum_is_found(ledger: Ledger) -> None:
    changed_with_its_sums(CatalogueVersion.objects.get(number=2))
    found = faults()
    assert found == [one for one in found if one.startswith("Eintrag 2 ")]
    assert "Gespeichert ist nicht mehr, was eingetragen wurde." in found[0]


def test_an_entry_moved_to_the_log_of_another_town_is_found(ledger: Ledger) -> None:
    other = town_with_log(MunicipalityFactory(slug="anderswo"), 1)
    overwrite(Entry.objects.get(ledger=ledger, position=2), "ledger", other.pk)
    overwrite(Entry.objects.get(ledger=other, position=2), "position", 1)
    assert len(faults()) >= 2


def test_a_log_that_changed_its_town_is_found(ledger: Ledger) -> None:
    overwrite(ledger, "municipality_id", MunicipalityFactory(slug="anderswo").pk)
    assert any("gehört einer anderen Kommune" in one for one in faults())


def test_what_cannot_be_read_is_a_fault_and_breaks_nothing(ledger: Ledger) -> None:
    overwrite(FrozenMeasure.objects.filter(version__number=2)[0], "content", "{}")
    assert any(one.startswith("Eintrag 2 ") for one in faults())


def test_a_byte_of_what_is_kept_back_from_readers_is_found_too(town: Municipality) -> None:
    """Old versions hold names and numbers that no file gives out: their checksum holds them."""
    version = published_catalogue(town).versions.get()
    measure = version.measures.all()[0]
    typed = measure.content | {"lead_text": "Amt 66, Frau Quellfeld, Tel. 0331 289-1234"}
    overwrite(measure, "content", json.dumps(typed))
    others = list(version.measures.values_list("content", flat=True))[1:]
    overwrite(version, "checksum", checksum(frozen_document(version, [typed, *others])))
    operations.enter_missing()
    assert faults() == []
    assert b"289" not in content(version.pk)

    other = json.dumps(typed | {"lead_text": typed["lead_text"].replace("1234", "1235")})
    overwrite(measure, "content", other)
    assert [one.partition("): ")[2] for one in faults()] == [
        "Die Prüfsumme der Fassung passt nicht zu ihrem Wortlaut."
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="jsonb keeps what JSON means")
def test_a_blank_that_means_nothing_is_a_byte_as_well(ledger: Ledger) -> None:
    for row in (
        FrozenMeasure.objects.filter(version__number=2)[0],
        CatalogueVersion.objects.get(number=2),
    ):
        point = transaction.savepoint()
        overwrite(row, "content", stored(row, "content").replace(", ", ",\t", 1))
        assert any("umgeschrieben" in one for one in faults())
        transaction.savepoint_rollback(point)
