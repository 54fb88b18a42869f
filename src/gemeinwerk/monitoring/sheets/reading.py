"""The cells of a sheet that came back, as texts; what they mean is for `planning`."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.catalogue_files.apart import allowed
from gemeinwerk.catalogue_files.loading import open_file
from gemeinwerk.core import aside
from gemeinwerk.core.shapes import fits
from gemeinwerk.monitoring.sheets.layout import KEY, KEYS, MOST
from gemeinwerk.tables.dateformat import german_date
from gemeinwerk.tables.grid import Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits

_SECONDS = 20
_CELLS = 100
"""Named cells of one report; a catalogue has some twenty."""


class _Row(TypedDict):
    report: int
    base: dict[str, str]
    told: dict[str, str]
    places: dict[str, str]


@dataclass
class SheetRow:
    """What the file says of a report (its key). ``base``: what stood in it when it was written, by
    the names of `said`; ``told``: what stands there now; ``places``: in which cell."""

    report: int
    base: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, plain: Any) -> "SheetRow":
        """From what `plain` gave; raises ValueError for anything else."""
        if not fits(plain, _Row):
            raise ValueError("no row of a sheet")
        found = cls(**plain)
        # Of a cell whose first value is unknown nobody could tell what was typed into it.
        known = found.places.keys() == found.told.keys() <= found.base.keys()
        if not known or len(found.base) > _CELLS:
            raise ValueError("no row of a sheet")
        json.dumps(plain, ensure_ascii=False).encode()  # half characters are a ValueError
        return found

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class UnitSheet:
    """``round``: its key; ``rows``: by report, in the order of the file."""

    round: int
    rows: list[SheetRow] = field(default_factory=list)


def read_apart(content: bytes) -> UnitSheet:
    """Read what somebody sent, in a process of its own. Raises `UnreadableFile`."""
    return aside.run(
        partial(read, content, limits=allowed()),
        answer=UnitSheet,
        refused=UnreadableFile,
        bounds=aside.Bounds(
            min(_SECONDS, settings.UPLOAD_MAX_SECONDS), settings.UPLOAD_MAX_MEMORY_MB
        ),
    )


def read(
    content: bytes,
    limits: Limits | None = None,
    *,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> UnitSheet:
    """Of a file that `writing` made, whoever has typed into it. Raises `UnreadableFile`."""
    book = open_file(content, limits or Limits())
    found = _keys(book)
    by_key = {one.report: one for one in found.rows}
    # A formula nobody calculated is read as it was typed: as a text it may do, as a number not.
    formulas = {(sheet, row, column): text for sheet, row, column, text in book.lost}
    for sheet in book.sheets:
        for key, place, name, text in _cells(sheet, formulas):
            report, _dash, index = key.partition("-")
            row = by_key.get(_number(report))
            if row is None:
                continue
            full = f"{name}-{index}" if index else name
            if full in row.base:
                row.told[full], row.places[full] = text, place
    return found


def _keys(book: Workbook) -> UnitSheet:
    hidden = next((one for one in book.sheets if one.name == KEYS), None)
    head = hidden.rows[0].cells if hidden and hidden.rows else {}
    if hidden is None or head.get(0) != KEYS:
        raise UnreadableFile(
            _(
                "Das ist keine Tabelle einer Abfragerunde. Bitte laden Sie sie auf dieser Seite "
                "herunter, und füllen Sie sie aus; das verborgene Blatt gehört dazu."
            )
        )
    found = UnitSheet(_number(head.get(1, "")))
    rows: dict[int, SheetRow] = {}
    for row in hidden.rows[1:]:
        report, name = _number(row.cells.get(0, "")), row.cells.get(1, "")
        if report and name:
            rows.setdefault(report, SheetRow(report)).base[name] = row.cells.get(2, "")
        if len(rows) > MOST:
            raise UnreadableFile(_("In der Datei stehen mehr als {n} Maßnahmen.").format(n=MOST))
    found.rows = list(rows.values())
    return found


def _cells(
    sheet: Sheet, formulas: Mapping[tuple[str, int, int], str]
) -> Iterator[tuple[str, str, str, str]]:
    """(key of the row, place, name of the column, text) of all cells that may be typed into, the
    empty ones too."""
    from openpyxl.utils import get_column_letter  # large, and needed for a sheet alone

    head = sheet.rows[0].cells if sheet.rows else {}
    if head.get(0) != KEY:
        return
    for row in sheet.rows[1:]:
        key = row.cells.get(0, "")
        if not key:
            continue
        for column, name in head.items():
            if column:
                place = f"{sheet.name}, {get_column_letter(column + 1)}{row.number}"
                typed = formulas.get((sheet.name, row.number, column))
                yield key, place, name, typed or _text(row, column)


def _text(row: Row, column: int) -> str:
    """A day counts whole, however little of it the cell shows."""
    stored = row.stored.get(column)
    if stored and isinstance(stored.value, date):
        return german_date(stored.value)
    return row.cells.get(column, "").strip()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
