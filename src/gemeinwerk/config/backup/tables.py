"""The rows of every table as plain values, and back: the same whatever database they lie in."""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection, models
from django.utils.duration import duration_iso_string

Model = type[models.Model]
Row = list[Any]
CHUNK = 500
# What belongs to this installation and this moment: never backed up, ended by a restore. A session
# signed out of since the backup must not come alive again; files are made anew from the rows.
OF_THE_MOMENT = frozenset({"audit.Epoch", "accounts.Session", "measures.CatalogueFile"})


def tables(apps: Apps) -> list[Model]:
    """Every table of a backup, those between many and many included, by name."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in OF_THE_MOMENT
    ]
    return sorted(found, key=lambda model: model._meta.db_table)


def columns(model: Model) -> "list[models.Field[Any, Any]]":
    return list(model._meta.local_concrete_fields)


def names(model: Model) -> list[str]:
    """The columns' names, in the order of `columns`."""
    return [str(field.column) for field in columns(model)]


def rows(model: Model) -> Iterator[Row]:
    """All rows in the order of their key, each value as JSON can hold it."""
    if not _holds_any(model):
        return
    fields = columns(model)
    attributes = [field.attname for field in fields]
    found = model._base_manager.order_by("pk").values_list(*attributes)
    for values in found.iterator(chunk_size=CHUNK):
        yield [plain(field, value) for field, value in zip(fields, values, strict=True)]


def _holds_any(model: Model) -> bool:
    """Most tables of a town stand empty, and are seen to be sooner than a query is put together."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None


def plain(field: "models.Field[Any, Any]", value: Any) -> Any:
    """One value as JSON; `python_value` is the reverse."""
    match value:
        case bool() | int() | float() | str() | None:
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal():
            places = getattr(field, "decimal_places", None)
            return str(value if places is None else round(value, places))
        case UUID():
            return str(value)
        case timedelta():
            return duration_iso_string(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
        case _:
            return value  # a JSON field's own lists and dictionaries


def python_value(field: "models.Field[Any, Any]", value: Any) -> Any:
    """What the database is given for a plain value."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, models.BinaryField):
        return value if value is None else base64.b64decode(value)
    return target.to_python(value)


def line(row: Row) -> bytes:
    """A row as it stands in a backup."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def insert(model: Model, found: Iterable[Row]) -> int:
    """Put rows into a table as they are: no defaults, no moments of their own. How many."""
    fields = columns(model)
    quote = connection.ops.quote_name
    into = ", ".join(quote(name) for name in names(model))
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({marks})"  # noqa: S608
    count = 0
    with connection.cursor() as cursor:
        for chunk in _chunks(found):
            cursor.executemany(statement, [_prepared(fields, row) for row in chunk])
            count += len(chunk)
    return count


def empty(apps: Apps) -> None:
    """Delete all rows of all tables, and what was of the moment. Foreign keys are checked when the
    transaction ends.
    """
    with connection.cursor() as cursor:
        for model in [*tables(apps), *map(apps.get_model, sorted(OF_THE_MOMENT))]:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def _prepared(fields: "Sequence[models.Field[Any, Any]]", row: Row) -> list[Any]:
    return [
        field.get_db_prep_save(python_value(field, value), connection)
        for field, value in zip(fields, row, strict=True)
    ]


def _chunks(found: Iterable[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in found:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
