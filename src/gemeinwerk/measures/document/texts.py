"""The texts of a measure that stand under a heading of their own, wherever one reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gemeinwerk.core.languages import GERMAN
from gemeinwerk.measures.fields import FIELDS, Field, Kind, Reader, Text
from gemeinwerk.measures.models import Measure

_IN_OUR_WORDS = frozenset({Kind.CHOICE, Kind.FLAG, Kind.DAY})
_BY_NAME = {key: one for one in FIELDS for key in (one.name, one.document_key)}


@dataclass(frozen=True)
class Told:
    """``label``: what it is called. ``heading``: what citizens read above it."""

    key: str
    label: Text
    heading: Text
    text: str


def language_of(key: str) -> str:
    """The language of what stands under a field's name or key; "" for what we put in words
    ourselves, in the language of whoever reads."""
    field = _BY_NAME.get(key)
    if field is None:
        return GERMAN
    return field.language or ("" if field.kind in _IN_OUR_WORDS else GERMAN)


def texts(document: Mapping[str, Any], *, status: bool = False) -> list[Told]:
    """What a public document says; with `status`, of how far the measure has come."""
    found = [one for one in FIELDS if one.alone and one.public and one.status == status]
    return _told(found, {one.document_key: document.get(one.document_key) for one in found})


def texts_at_the_desk(
    measure: Measure, *, status: bool = False, internal: bool = False
) -> list[Told]:
    """What a desk reads; with `internal`, what only those do who work on the measure."""
    found = [
        one
        for one in FIELDS
        if one.alone
        and (one.read_by is Reader.INSIDER) == internal
        and (internal or one.status == status)
    ]
    return _told(found, {one.document_key: getattr(measure, one.name) for one in found})


def _told(fields: Iterable[Field], said: Mapping[str, Any]) -> list[Told]:
    return [
        Told(one.document_key, one.called, one.asked or one.called, said[one.document_key])
        for one in fields
        if said[one.document_key]
    ]
