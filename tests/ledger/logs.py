"""A town with a log, and the ways in which somebody with the database in hand may change it."""

from typing import Any

from django.db import connection, models

from gemeinwerk.ledger import operations
from gemeinwerk.ledger.checking import check
from gemeinwerk.ledger.models import Ledger
from gemeinwerk.municipalities.models import Municipality
from tests.factories.published import published_catalogue, published_version


def town_with_log(town: Municipality, versions: int = 3) -> Ledger:
    """One concept with as many versions, each entered."""
    concept = published_catalogue(town)
    for _ in range(versions - 1):
        published_version(concept)
    operations.enter_missing()
    return Ledger.objects.get(municipality_id=town.pk)


def faults() -> list[str]:
    """What is said of all logs of the installation."""
    return [fault for ledger in Ledger.objects.all() for fault in check(ledger).faults]


def stored(row: models.Model, column: str) -> str:
    """A value as the database keeps it, as text."""
    table, name = quoted(row, column)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CAST({name} AS text) FROM {table} WHERE id = %s", [row.pk])
        (found,) = cursor.fetchone()
    return str(found)


def overwrite(row: models.Model, column: str, value: Any) -> None:
    """Past everything: straight into the table."""
    table, name = quoted(row, column)
    field = row._meta.get_field(column)
    place = "%s"
    if connection.vendor == "postgresql" and not isinstance(field, models.TextField):
        kind = field.rel_db_type(connection) if field.is_relation else field.db_type(connection)
        place = f"CAST(%s AS {str(kind).split(' ')[0]})"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {name} = {place} WHERE id = %s", [value, row.pk])


def quoted(row: models.Model, column: str) -> tuple[str, str]:
    quote = connection.ops.quote_name
    return quote(row._meta.db_table), quote(row._meta.get_field(column).column)
