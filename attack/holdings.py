"""What the database holds, and whether anything came or went since the last look."""

import re
from collections.abc import Callable, Container
from typing import Any

from django.apps import apps
from django.db import connection

from gemeinwerk.config.backup.hashing import rows_hash
from gemeinwerk.config.backup.tables import rows, tables

# Rows that come and go with every visit and say nothing of the towns.
FLEETING = {"accounts_session", "accounts_attempts", "django_tasks_database_dbtaskresult"}


def holdings(among: Container[str] | None = None) -> dict[str, str]:
    """Table → a hash over its rows."""
    known = [model for model in tables(apps) if model._meta.db_table not in FLEETING]
    kept = [model for model in known if among is None or model._meta.db_table in among]
    return {model._meta.db_table: rows_hash(rows(model)) for model in kept}


class Watch:
    """Tells which tables changed; looks at the rows only where somebody wrote at all.

    `mark` gives a number that changes with every write of anybody; where it knows which tables
    were written to since such a number, no other is looked at.
    """

    def __init__(self, mark: "Callable[[], Any] | OwnWrites | None" = None) -> None:
        self._mark = mark or _written_by_others
        self._seen = self._mark()
        self._known = holdings()

    def look_anew(self) -> None:
        """Take what is there for known: what the attacker wrote itself makes no mark in SQLite."""
        self._seen, self._known = self._mark(), holdings()

    def changed(self) -> list[str]:
        """Tables that hold something else than at the last call."""
        mark = self._mark()
        if mark == self._seen:
            return []
        told = isinstance(self._mark, OwnWrites)
        found = holdings(self._mark.since(self._seen) if told else None)
        changed = sorted(name for name in found if found[name] != self._known.get(name))
        self._known, self._seen = self._known | found, mark
        return changed


def _written_by_others() -> Any:
    statement = "PRAGMA data_version"
    if connection.vendor == "postgresql":
        statement = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


_WRITE = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


class OwnWrites:
    """A mark for `Watch` where attacker and program share a connection: reads their statements."""

    def __init__(self) -> None:
        self.tables: list[str] = []
        connection.execute_wrappers.append(self._wrap)

    def __call__(self) -> int:
        return len(self.tables)

    def since(self, mark: int) -> set[str]:
        return set(self.tables[mark:])

    def close(self) -> None:
        connection.execute_wrappers.remove(self._wrap)

    def _wrap(self, execute: Any, sql: Any, *rest: Any) -> Any:
        if written := _WRITE.match(str(sql)):
            self.tables.append(written[1])
        return execute(sql, *rest)
