"""What a measure is found by: everything public that is written in it."""

from collections.abc import Callable
from typing import Any

from gemeinwerk.actors.models import Organisation
from gemeinwerk.core.search import stems
from gemeinwerk.measures.fields import FIELDS, ROWS, Field, Kind
from gemeinwerk.measures.models import Measure

Reader = Callable[[Measure], list[str]]


def search_text(measure: Measure) -> str:
    """The value of `Measure.search_text`. Uses what was selected and prefetched."""
    return stems(*(text for read in _READERS for text in read(measure)))


def _reader(field: Field) -> Reader:
    if field.kind is Kind.ROWS:
        name = ROWS[field.document_key].names[0]
        return lambda measure: [getattr(row, name) for row in getattr(measure, field.name).all()]
    if field.kind is Kind.MANY:
        return lambda measure: [_named(one) for one in getattr(measure, field.name).all()]
    if field.kind is Kind.ONE:
        return lambda measure: [_named(one) for one in (getattr(measure, field.name),) if one]
    if field.once:
        return lambda measure: [
            getattr(measure, field.name) if getattr(measure, field.once) else ""
        ]
    return lambda measure: [getattr(measure, field.name)]


def _named(thing: Any) -> str:
    """What something is called: a unit also by its short name."""
    if isinstance(thing, Organisation):
        return f"{thing.name} {thing.abbreviation}"
    return str(thing.title)


_READERS: list[Reader] = [_reader(one) for one in FIELDS if one.searched]
