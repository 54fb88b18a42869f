"""Times other areas hold for now: in rooms and for bodies, beside what stands in calendars.

    held.register(_dates)       # _dates(town, first, last, without) -> rows with `COLUMNS`

They are asked in the query that asks the calendars: no query more.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.municipalities.models import Municipality

COLUMNS = ("first", "last", "begins", "ends", "title", "of_body", "of_source", "of_room")
Holder = Callable[[Municipality | int, date, date, Any], "QuerySet[Any, Any]"]
"""`without`: whose own are left out, or None."""
_HOLDERS: list[Holder] = []


def register(holder: Holder) -> None:
    if holder not in _HOLDERS:
        _HOLDERS.append(holder)


def rows(
    town: Municipality | int, first: date, last: date, without: Any = None
) -> "list[QuerySet[Any, Any]]":
    """Of those days, each with `COLUMNS`."""
    return [holder(town, first, last, without) for holder in _HOLDERS]
