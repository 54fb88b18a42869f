"""From the bytes of an answer to days and values. What cannot be read for sure is named."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
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

MOST = 5_000
_SECONDS, _MEGABYTES = 20, 512
_LOOK_AT = 20
_LONGEST = 60


@dataclass(frozen=True)
class Columns:
    """Which columns say what; ``where``: a column and what it has to say, "" for all rows."""

    day: str
    value: str
    where: str = ""
    says: str = ""
    dot: bool = False
    """Whether numbers are written with a dot before the decimals."""


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


def _row(row: Mapping[str, str], columns: Columns) -> tuple[date, str] | None:
    """None for a row that is not asked for, or that says nothing."""
    cells = {fold(name): text.strip() for name, text in row.items()}
    if columns.where and fold(cells.get(fold(columns.where), "")) != fold(columns.says):
        return None
    day, value = cells.get(fold(columns.day), ""), cells.get(fold(columns.value), "")
    if not day or not value:
        return None
    when, number = _day(day), _number(value, dot=columns.dot)
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


def _number(text: str, *, dot: bool) -> Decimal | None:
    if len(text) > _LONGEST:
        return None
    if not dot:
        return parse_number(text)
    try:
        found = Decimal(text.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _of_table(content: bytes, columns: Columns) -> Iterator[Mapping[str, str]]:
    book = open_file(content, allowed())
    tables.set_hidden_apart(book)
    wanted = {fold(columns.day), fold(columns.value)}
    for sheet in book.sheets:
        for begin, head in enumerate(sheet.rows[:_LOOK_AT]):
            names = {place: text for place, text in head.cells.items() if text.strip()}
            if wanted <= {fold(text) for text in names.values()}:
                for row in sheet.rows[begin + 1 :]:
                    days = {c: one.value for c, one in row.stored.items()
                            if isinstance(one.value, date)}  # fmt: skip
                    cells = row.cells | {c: german_date(day) for c, day in days.items()}
                    yield {name: cells.get(place, "") for place, name in names.items()}
                break


def _of_json(content: bytes) -> Iterator[Mapping[str, str]]:
    """A list of objects, or the first such list inside of an object."""
    try:
        told = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(_("Das ist kein JSON.")) from error
    rows = (
        told
        if isinstance(told, list)
        else next((one for one in told.values() if isinstance(one, list)), [])
    )
    for row in rows:
        if isinstance(row, dict):
            yield {str(name): _text(value) for name, value in row.items()}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
