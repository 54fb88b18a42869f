"""Rows in which a person is named. The database narrows them down, the patterns decide."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models.functions import Cast

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import Table
from gemeinwerk.privacy.traces import PERSON, Traces, digits_pattern

_CHUNK = 200
# Databases fold the case of these letters alike, and JSON keeps them as they are.
_PLAIN = re.compile(r"[A-Za-z]{2,}")
# In JSON a no-break space may be stored as \u00a0 and a new line is \n; what a space is depends on
# the database. So anything but letters and digits may part a number here: the patterns decide.
_LOOSELY = r"(\\u[0-9A-Fa-f]{4}|\\[a-z]|[^0-9A-Za-z])*"


@dataclass(frozen=True)
class Naming:
    """A row that names a person: its columns as they stand and as they would."""

    pk: Any
    old: dict[str, Any]
    new: dict[str, Any]

    def but(self, columns: Container[str]) -> "Naming":
        """The same without these columns."""
        names = [name for name in self.old if name not in columns]
        return Naming(
            self.pk,
            {name: self.old[name] for name in names},
            {name: self.new[name] for name in names},
        )


def namings(table: Table, traces: Traces, columns: tuple[str, ...]) -> Iterator[Naming]:
    """Rows that name the person in one of these columns, but for those that go with them."""
    fuzzy = tuple(column for column in columns if column not in table.whole)
    for pk, old in _rows(table, traces, columns):
        new = {name: traces.without(old[name]) for name in fuzzy}
        whole = [name for name in table.whole if name in old]
        new |= {name: PERSON for name in whole if traces.is_named_by(old[name])}
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            yield Naming(pk, {name: old[name] for name in changed}, _fitting(table, changed))


def own_keys(table: Table, traces: Traces) -> set[Any]:
    """The rows that are the person's own: one query, none where a table has no such rows."""
    return set(table.own_rows(traces).values_list("pk", flat=True))


def _rows(
    table: Table, traces: Traces, columns: tuple[str, ...]
) -> Iterator[tuple[Any, dict[str, Any]]]:
    found = table.rows_in(traces)
    for column in columns:
        field = models.TextField()
        found = found.annotate(**{f"_in_{column}": Cast(column, field)})
    fitting = found.filter(_maybe(traces, columns)).values("pk")
    # Each row once, whatever its town is found by; order and joins stay inside.
    rows = table.rows.filter(pk__in=fitting.order_by()).order_by("pk")
    own: set[Any] | None = None if table.erase is registry.delete else set()
    for pk, *values in rows.values_list("pk", *columns).iterator(chunk_size=_CHUNK):
        own = own_keys(table, traces) if own is None else own
        if pk not in own:
            yield pk, dict(zip(columns, values, strict=True))


def _maybe(traces: Traces, columns: tuple[str, ...]) -> models.Q:
    """Every row that could match: never too few, since what is left out is not looked at."""
    conditions = []
    for word in traces.sure:
        if word in traces.phones and not digits_pattern(word):
            continue
        lookup = _lookup(word, traces)
        if lookup is None:
            return models.Q()
        name, value = lookup
        conditions += [models.Q(**{f"_in_{column}__{name}": value}) for column in columns]
    return reduce(or_, conditions, models.Q(pk__in=[]))


def _lookup(word: str, traces: Traces) -> tuple[str, str] | None:
    if word in traces.phones:
        return "regex", digits_pattern(word, _LOOSELY)
    runs = _PLAIN.findall(word)
    return ("icontains", max(runs, key=len)) if runs else None


def _fitting(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """No longer than the column, and no address that is none."""
    fitted = {}
    for name, value in values.items():
        field = table.model._meta.get_field(name)
        if isinstance(field, models.EmailField):
            value = ""
        longest = getattr(field, "max_length", None)
        fitted[name] = value[:longest] if longest and isinstance(value, str) else value
    return fitted
