"""Milestones, indicators, costs, notes and exceptions in the public document."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from gemeinwerk.measures.document.encoding import Document, day, number
from gemeinwerk.measures.fields import ROWS, Kind


def row(name: str, of: Any) -> Document:
    """One of the rows that stand in the document under this name, of anything with its values."""
    return {column: write(of) for column, write in _WRITERS[name]}


Writer = Callable[[Any], Any]


def value_writer(name: str, kind: Kind) -> Writer:
    """How a document says a value of a kind that is no relation."""
    if kind is Kind.DAY:
        return lambda of: day(getattr(of, name))
    if kind in (Kind.NUMBER, Kind.AMOUNT):
        return lambda of: number(getattr(of, name))
    return attrgetter(name)


_WRITERS: dict[str, list[tuple[str, Writer]]] = {
    name: [(one.name, value_writer(one.name, one.kind)) for one in rows.columns]
    for name, rows in ROWS.items()
}
