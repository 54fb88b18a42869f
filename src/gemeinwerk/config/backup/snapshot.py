"""One moment of the database, seen unchanged while others go on writing; and its counters."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, transaction

from gemeinwerk.config.backup.tables import OF_THE_MOMENT, tables

SQLITE = "sqlite"


@contextmanager
def snapshot() -> Iterator[None]:
    """What is read inside stands as it was at the first look."""
    if connection.in_atomic_block:
        yield  # the caller's transaction is the moment
    elif connection.vendor == SQLITE:
        with _reading_only():
            yield
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _reading_only() -> Iterator[None]:
    """A transaction that does not ask for the right to write, as `atomic` would here."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def holding_writers(apps: Apps) -> None:
    """Until the transaction ends nobody else writes: what they added to an emptied table would
    stay. Readers go on reading. SQLite knows one writer at a time anyway.
    """
    if connection.vendor != SQLITE:
        found = [*tables(apps), *map(apps.get_model, sorted(OF_THE_MOMENT))]
        quoted = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in found)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {quoted} IN EXCLUSIVE MODE")


def counters(apps: Apps) -> dict[str, int]:
    """The last number each table gave out, so that none is ever given twice."""
    with connection.cursor() as cursor:
        if connection.vendor == SQLITE:
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            given = dict(cursor.fetchall())
            ours = {model._meta.db_table for model in tables(apps)}
            return {name: number for name, number in given.items() if name in ours}
        found: dict[str, int] = {}
        for table, sequence in _sequences(apps).items():
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608
            number, given_out = cursor.fetchone()
            found[table] = number if given_out else 0
        return found


def set_counters(apps: Apps, known: dict[str, int]) -> None:
    """Go on counting where the backup stood, and never below a number that is in use."""
    with connection.cursor() as cursor:
        if connection.vendor == SQLITE:
            for table, number in known.items():
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number]
                )
            return
        for statement in connection.ops.sequence_reset_sql(no_style(), tables(apps)):
            cursor.execute(statement)
        sequences = _sequences(apps)
        for table, number in known.items():
            if number and table in sequences:
                name = sequences[table]
                highest = f"GREATEST(%s, (SELECT last_value FROM {name}))"  # noqa: S608
                cursor.execute(f"SELECT setval(%s, {highest})", [name, number])


def _sequences(apps: Apps) -> dict[str, str]:
    """Table → name of the sequence of its key, where it has one."""
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        for model in tables(apps):
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key])
            (sequence,) = cursor.fetchone()
            if sequence:
                found[table] = sequence
    return found
