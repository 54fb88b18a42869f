"""What a measure is found by: everything public that is written in it."""

from collections.abc import Callable, Iterable
from typing import Any

from gemeinwerk.actors.models import Organisation
from gemeinwerk.core.search import stems
from gemeinwerk.measures.fields import FIELDS, ROWS, Field, Kind
from gemeinwerk.measures.models import Measure

Rows = Callable[[Measure, str], Iterable[Any]]
"""A measure and the name of a relation -> what it is related to."""


def rows_of(measure: Measure, name: str) -> Iterable[Any]:
    rows: Iterable[Any] = getattr(measure, name).all()
    return rows


def search_text(measure: Measure, rows: Rows = rows_of) -> str:
    """The value of `Measure.search_text`. Uses what was selected and prefetched.

    `rows`: where the rows of a measure are that is not saved yet.
    """
    return stems(*(text for read in _READERS for text in read(measure, rows)))


Reader = Callable[[Measure, Rows], list[str]]


def _reader(field: Field) -> Reader:
    if field.kind is Kind.ROWS:
        name = ROWS[field.document_key].names[0]
        return lambda measure, rows: [getattr(row, name) for row in rows(measure, field.name)]
    if field.kind is Kind.MANY:
        return lambda measure, rows: [_named(one) for one in rows(measure, field.name)]
    if field.kind is Kind.ONE:
        return lambda measure, rows: [_named(one) for one in (getattr(measure, field.name),) if one]
    if field.once:
        return lambda measure, rows: [
            getattr(measure, field.name) if getattr(measure, field.once) else ""
        ]
    return lambda measure, rows: [getattr(measure, field.name)]


def _named(thing: Any) -> str:
    """What something is called: a unit also by its short name."""
    if isinstance(thing, Organisation):
        return f"{thing.name} {thing.abbreviation}"
    return str(thing.title)


_READERS: list[Reader] = [_reader(one) for one in FIELDS if one.searched]
