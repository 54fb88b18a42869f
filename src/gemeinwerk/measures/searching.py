"""What a measure is found by: everything public that is written in it.

Its words are kept beside it (`search_text`) and written with it, so that a search reads each text
once for all. What is said of how far it has come is public at once, whatever was frozen: it is read
when somebody searches.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from gemeinwerk.engines.searching import Entry, Found, Groups, find, forms
from gemeinwerk.measures.fields import FIELDS, ROWS, Field, Kind
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.searching_beside import of_drafts

Rows = Callable[[Measure, str], Iterable[Any]]
"""A measure and the name of a relation -> what it is related to."""


def rows_of(measure: Measure, name: str) -> Iterable[Any]:
    rows: Iterable[Any] = getattr(measure, name).all()
    return rows


def search_text(measure: Measure, rows: Rows = rows_of) -> str:
    """The value of `Measure.search_text`. Uses what was selected and prefetched.

    `rows`: where the rows of a measure are that is not saved yet.
    """
    return words(text for read in _READERS for text in read(measure, rows))


def words(texts: Iterable[str]) -> str:
    """The words of texts, each once, with a blank between."""
    return " ".join(forms("\n".join(texts)))


Reader = Callable[[Measure, Rows], list[str]]


def _reader(field: Field) -> Reader:
    if field.kind is Kind.ROWS:
        names = ROWS[field.document_key].with_people()  # all that holds words
        return lambda measure, rows: [
            getattr(row, name) for row in rows(measure, field.name) for name in names
        ]
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
    if hasattr(thing, "abbreviation"):
        return f"{thing.name} {thing.abbreviation}"
    return str(thing.title)


_READERS: list[Reader] = [_reader(one) for one in FIELDS if one.searched]


# --- what is asked of them ----------------------------------------------------------------------

STATUS_TEXTS = tuple(
    one.name for one in FIELDS if one.public and one.status and one.kind is Kind.TEXT
)
"""What is said of how far a measure has come."""


def found_among(
    measures: QuerySet[Measure], query: str, groups: Groups = ()
) -> tuple[dict[int, int], Found]:
    """Of measures as they are written today those that answer a query, by their keys with how well
    (points): three queries."""
    keys, entries = [], []
    keyed = measures.order_by()
    said_in = of_drafts(pk__in=keyed.values("pk"))
    rows = keyed.values_list("pk", "title", "search_text", *STATUS_TEXTS)
    for pk, title, kept, *said in rows:
        keys.append(pk)
        entries.append(entry_of(title, kept, [*said, said_in.get(pk, "")]))
    found = find(query, entries, groups)
    return {keys[hit.place]: hit.points for hit in found.hits}, found


def entry_of(title: str, kept: str, today: Sequence[str]) -> Entry:
    """A measure as a search goes through it: its kept words and those of what is said today."""
    more = _folded("\n".join(today)) if any(today) else ""
    return Entry(_title_words(title), f"{kept} {more}" if more else kept)


_MOST_SIGNS = 4_000_000
"""Of words that are kept in a process: those of some ten thousand reports."""
_kept: dict[bytes, str] = {}
_room = _MOST_SIGNS


def _folded(text: str) -> str:
    """The words of a text, read once in a process, whatever else changes: a town's search is put
    together anew with each change, and most of its texts stay what they were."""
    global _room
    key = blake2b(text.encode(errors="replace"), digest_size=16).digest()
    found = _kept.get(key)
    if found is None:
        found = words([text])
        if _room < len(found):
            _kept.clear()
            _room = _MOST_SIGNS
        _kept[key] = found
        _room -= len(found)
    return found


@lru_cache(maxsize=10_000)
def _title_words(title: str) -> str:
    return words([title])


def told(document: Mapping[str, Any], *, status: bool = True) -> dict[str, str]:
    """The texts of a public document that is searched, each under what it is called; without
    `status` nothing of how far it had come."""
    found: dict[str, str] = {}
    for one in _TOLD if status else _FROZEN:
        if text := " · ".join(dict.fromkeys(_strings(document.get(one.document_key)))):
            found[called(one)] = text
    return found


def called(field: Field) -> str:
    """What people call a value of a measure."""
    if field.called:
        return str(field.called)
    column: Any = Measure._meta.get_field(field.name)
    if field.kind is Kind.ROWS:
        return str(column.related_model._meta.verbose_name_plural)
    return capfirst(str(column.verbose_name))


_TOLD = [
    one
    for one in FIELDS
    if one.public
    and one.name not in ("code", "title")
    and (one.searched or one.name in STATUS_TEXTS or one.name == "notes")
]

_FROZEN = [one for one in _TOLD if one.searched]


def _strings(value: Any) -> Iterator[str]:
    """All texts in a value of a document, of rows and of what is pointed to as well."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _NO_WORDS:
                yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


_NO_WORDS = frozenset({
    "kind", "direction", "rhythm", "places", "funding", "baseline_date", "target_date", "due",
    "reached_on", "moved_to", "period_start", "period_end", "colour", "key",
})  # fmt: skip
"""Codes and days."""


INTERNAL = "internal_notes"
DRAFT_TEXTS = tuple(
    one.name
    for one in FIELDS
    if one.kind is Kind.TEXT and one.public and not one.once and (one.searched or one.status)
)
"""What is written in a measure itself: its relations are found by what they are called."""


def told_of_relations(measure: Measure) -> dict[str, str]:
    """What a measure is found by and is not written in itself, each under what it is called; uses
    what was selected and prefetched."""
    found = {called(one): " · ".join(read(measure, rows_of)) for one, read in _RELATED}
    return {label: text for label, text in found.items() if text}


_RELATED = [
    (one, _reader(one))
    for one in FIELDS
    if one.searched and one.kind in (Kind.ONE, Kind.MANY, Kind.ROWS)
]


def told_at_the_desk(measure: Measure, notes: Iterable[str], *, internal: bool) -> dict[str, str]:
    """The texts of a measure as it is written today, each under what it is called; with internal
    notes for whom may read them."""
    named = {one.name: one for one in FIELDS}
    names = (*DRAFT_TEXTS, *([INTERNAL] if internal else []))
    found = {called(named[name]): getattr(measure, name) for name in names}
    found[called(named["notes"])] = " · ".join(notes)
    return {label: text for label, text in found.items() if text}
