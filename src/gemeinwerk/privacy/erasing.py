"""Art. 17 GDPR, from the registry: what is about a person goes, what names them names nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db import IntegrityError, connection, models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.finding import Naming, namings, own_keys
from gemeinwerk.privacy.registry import Folder, Table
from gemeinwerk.privacy.traces import ADDRESS, NUMBER, PERSON, Traces

Fate = Literal["own", "named", "stays", "files"]
REPLACED, FILES_GO = _("der Name wird ersetzt"), _("die Dateien werden gelöscht")


@dataclass(frozen=True)
class Found:
    """How many rows or files of a kind there are, what becomes of them, and how long else."""

    noun: str | Promise
    fate: Fate
    count: int
    told: str | Promise
    kept: str | Promise = ""
    public: bool = False


def preview(traces: Traces) -> list[Found]:
    """What `erase` would find and do; nothing is changed."""
    return list(_work(traces, write=False))


def erase(traces: Traces) -> list[Found]:
    """Do it, in the transaction of the verb it is part of; what was found."""
    assert connection.in_atomic_block, "erased outside its verb"
    found = list(_work(traces, write=True))
    transaction.on_commit(wipe)
    return found


def _work(traces: Traces, *, write: bool) -> Iterator[Found]:
    # From the top of the house down: a row goes before what it hangs on.
    tables = registry.filled()[::-1]
    for table in tables:
        yield from _named(table, traces, write)
    for folder in registry.folders():
        yield from _files(folder, traces, write)
    for table in tables:
        yield from _own(table, traces, write)


def _own(table: Table, traces: Traces, write: bool) -> Iterator[Found]:
    rows = table.own_rows(traces)
    if count := rows.count():
        if write:
            table.erase(table.rows.filter(pk__in=rows.values("pk")), traces)
        yield Found(table.noun, "own", count, table.told, table.kept)


def _named(table: Table, traces: Traces, write: bool) -> Iterator[Found]:
    """What is rewritten, then what names them and stays: one question for both."""
    columns = (*table.mentions, *table.whole, *table.stays)
    every = list(namings(table, traces, columns)) if columns else []
    found = [changing for one in every if (changing := one.but(table.stays)).old]
    if write and found:
        for naming in found:
            _rewrite(table, traces, naming)
        if table.after:
            table.after([naming.pk for naming in found])
    # What stays of the person's own is counted there, without the name.
    own = own_keys(table, traces) if found else set()
    if others := len([naming for naming in found if naming.pk not in own]):
        yield Found(table.noun, "named", others, REPLACED, table.kept, table.public)
    yield from _staying(table, every)


def _staying(table: Table, every: list[Naming]) -> Iterator[Found]:
    by_reason: dict[str | Promise, set[str]] = {}
    for column, reason in table.stays.items():
        by_reason.setdefault(reason, set()).add(column)
    for reason, columns in by_reason.items():
        if count := sum(not columns.isdisjoint(one.old) for one in every):
            yield Found(table.noun, "stays", count, reason, table.kept)


def _files(folder: Folder, traces: Traces, write: bool) -> Iterator[Found]:
    if folder.erase and (count := folder.erase(traces, write)):
        yield Found(folder.noun, "files", count, FILES_GO, folder.kept)


def _rewrite(table: Table, traces: Traces, naming: Naming) -> None:
    """Locked and read once more: somebody may have written since the row was looked at."""
    # By its key alone: an order that joins what may be missing could not be locked.
    held = table.rows.select_for_update().filter(pk=naming.pk).order_by("pk")
    row = held.values(*naming.old).first()
    if row is None:
        return
    values = {
        name: naming.new[name] if row[name] == naming.old[name] else traces.without(row[name])
        for name in naming.old
    }
    try:
        with transaction.atomic():
            _write(table, naming.pk, values)
    except IntegrityError:
        # A second thing named after somebody who is gone: it is numbered.
        _write(table, naming.pk, _numbered(naming.pk, values))


def _numbered(pk: Any, values: dict[str, Any]) -> dict[str, Any]:
    for instead in (PERSON, ADDRESS, NUMBER):
        values = {
            name: value.replace(instead, f"{instead} {pk}", 1) if isinstance(value, str) else value
            for name, value in values.items()
        }
    return values


def _write(table: Table, pk: Any, values: dict[str, Any]) -> None:
    model = table.model
    if any(field.name == "revision" for field in model._meta.local_concrete_fields):
        # Whoever is writing there right now is told, instead of bringing the name back.
        values = {**values, "revision": models.F("revision") + 1}
    table.rows.filter(pk=pk).update(**values)


def wipe() -> int:
    """Let nothing of it stay in SQLite's journal; PostgreSQL tidies up by itself.

    Whoever is reading just then keeps it a while: the tick comes each minute. Always 0.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            (patience,) = cursor.fetchone()
            cursor.execute("PRAGMA busy_timeout = 1000")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.fetchall()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    return 0
