"""From the bytes of an answer to days and values. What cannot be read for sure is named."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk import tables
from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.catalogue_files.apart import allowed
from gemeinwerk.catalogue_files.loading import open_file
from gemeinwerk.core import aside
from gemeinwerk.core.forms.fields import planned_day
from gemeinwerk.core.quoting import quoted
from gemeinwerk.german import fold, parse_number
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.tables.dateformat import german_date
from gemeinwerk.tables.grid import Row

MOST = 5_000
_SECONDS, _MEGABYTES = 20, 512
_LOOK_AT = 20
_LONGEST = 60
_WHOLE = 14
"""Digits before the decimals that a series has room for."""
_DOTTED = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Columns:
    """Which columns say what; ``where``: a column and what it has to say, "" for all rows."""

    day: str
    value: str
    where: str = ""
    says: str = ""
    dot: bool = False
    """Whether texts (cells of CSV, strings of JSON) have a dot before the decimals. What a file
    stores as a number needs no setting."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """``number``: what the file itself stores as one. ``german``: its text is written in German,
    whatever was chosen."""

    text: str
    number: Decimal | None = None
    german: bool = False


class _Native(str):
    """A number of JSON as it is written there, always with a dot."""


_NOTHING = _Cell("")


@dataclass
class Found:
    """``days`` and ``values`` belong together; a day comes once. Values as text."""

    days: list[date] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


def read_apart(content: bytes, columns: Columns) -> Found:
    """In a process of its own. Raises `UnreadableFile` with a sentence."""
    said = [columns.day, columns.value, columns.where, columns.says]
    return aside.run(
        partial(read, content, said, dot=columns.dot),
        answer=Found,
        refused=UnreadableFile,
        bounds=aside.Bounds(_SECONDS, _MEGABYTES),
    )


def read(
    content: bytes,
    said: list[str],
    *,
    dot: bool,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> Found:
    day, value, where, says = said
    columns = Columns(day, value, where, says, dot)
    is_json = content.lstrip()[:1] in (b"[", b"{")
    rows = _of_json(content) if is_json else _of_table(content, columns)
    known: dict[date, str] = {}
    for number, row in enumerate(rows, 1):
        if number > MOST * 20 or len(known) > MOST:
            raise UnreadableFile(_("Die Quelle hat mehr als {n} Werte.").format(n=MOST))
        if (one := _row(row, columns)) is None:
            continue
        when, told = one
        if known.setdefault(when, told) != told:
            raise UnreadableFile(
                _("Zum {day} nennt die Quelle zwei Werte: {first} und {second}.").format(
                    day=german_date(when), first=quoted(known[when]), second=quoted(told)
                )
            )
    if not known:
        raise UnreadableFile(
            _("In der Quelle steht keine Zeile mit {day} und {value}.").format(
                day=quoted(columns.day), value=quoted(columns.value)
            )
        )
    days = sorted(known)
    return Found(days, [known[day] for day in days])


def _row(row: Mapping[str, _Cell], columns: Columns) -> tuple[date, str] | None:
    """None for a row that is not asked for, or that says nothing."""
    cells = {fold(name): cell for name, cell in row.items()}
    where = cells.get(fold(columns.where), _NOTHING).text.strip()
    if columns.where and fold(where) != fold(columns.says):
        return None
    cell = cells.get(fold(columns.value), _NOTHING)
    day, value = cells.get(fold(columns.day), _NOTHING).text.strip(), cell.text.strip()
    if not day or not value:
        return None
    when, number = _day(day), _number(cell, dot=columns.dot)
    if when is None or number is None:
        raise UnreadableFile(
            _("{day} und {value} sind kein Tag mit einem Wert.").format(
                day=quoted(day[:_LONGEST]), value=quoted(value[:_LONGEST])
            )
        )
    return when, str(number)


def _day(text: str) -> date | None:
    """A day, or the last of a year, quarter or month; an ISO moment is its day."""
    short = text[:_LONGEST]
    if len(short) > 10 and short[10] in "T ":
        short = short[:10]
    return parse_date(short) or planned_day(short, begins=False)


def _number(cell: _Cell, *, dot: bool) -> Decimal | None:
    """None for what is no number for sure, and for one that a series has no room for."""
    text = cell.text.strip()
    if len(text) > _LONGEST:
        return None
    if cell.number is not None:
        found: Decimal | None = cell.number
    elif dot and not cell.german:
        found = Decimal(text.replace(",", "")) if _DOTTED.fullmatch(text) else None
    else:
        found = parse_number(text)
    return found if found is not None and found.adjusted() < _WHOLE else None


def _of_table(content: bytes, columns: Columns) -> Iterator[Mapping[str, _Cell]]:
    book = open_file(content, allowed())
    tables.set_hidden_apart(book)
    wanted = {fold(columns.day), fold(columns.value)}
    for sheet in book.sheets:
        for begin, head in enumerate(sheet.rows[:_LOOK_AT]):
            names = {place: text for place, text in head.cells.items() if text.strip()}
            if wanted <= {fold(text) for text in names.values()}:
                for row in sheet.rows[begin + 1 :]:
                    cells = _shown(row, german=book.kind != "csv")
                    yield {name: cells.get(place, _NOTHING) for place, name in names.items()}
                break


def _shown(row: Row, *, german: bool) -> Mapping[int, _Cell]:
    """A stored day as a day. A stored number as it is, but not a share that shows as per cent: the
    series could mean either."""
    found = {place: _Cell(text, german=german) for place, text in row.cells.items()}
    for place, one in row.stored.items():
        text = row.cells.get(place, "")
        if isinstance(one.value, date):
            found[place] = _Cell(german_date(one.value))
        elif isinstance(one.value, Decimal) and "%" not in text:
            found[place] = _Cell(text, one.value)
    return found


def _of_json(content: bytes) -> Iterator[Mapping[str, _Cell]]:
    """A list of objects, or the first such list inside of an object."""
    try:
        told = json.loads(content.decode("utf-8-sig"), parse_float=_Native, parse_int=_Native)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(_("Das ist kein JSON.")) from error
    rows = (
        told
        if isinstance(told, list)
        else next((one for one in told.values() if isinstance(one, list)), [])
    )
    for row in rows:
        if isinstance(row, dict):
            yield {str(name): _told(value) for name, value in row.items()}


def _told(value: Any) -> _Cell:
    if isinstance(value, _Native):
        return _Cell(str(value), Decimal(value) if len(value) <= _LONGEST else None)
    return _Cell(value) if isinstance(value, str) else _NOTHING
