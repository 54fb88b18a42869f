"""The rows of a file that say what was measured, as texts; what they mean is for `planning`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from gemeinwerk import tables
from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.catalogue_files.apart import allowed
from gemeinwerk.catalogue_files.loading import open_file
from gemeinwerk.core import aside
from gemeinwerk.core.escaping import from_csv
from gemeinwerk.german import fold
from gemeinwerk.measures.exporting import columns, lists_in_cells
from gemeinwerk.measures.value_files import wide
from gemeinwerk.tables.dateformat import german_date
from gemeinwerk.tables.grid import Row, Sheet
from gemeinwerk.tables.limits import Limits

MOST = 100_000
"""Rows of one file. A page shows some of them and what becomes of all is counted."""
MOST_AT_ONCE = MOST
"""Of a file the operator takes over from the shell."""
_LOOK_AT = 20
_SECONDS = 60
PART = next(one for one in columns.PARTS if one.key == "values")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": (
        "nummer", "nr", "nr.", "lfd. nr.", "maßnahme", "maßnahmennummer", "maßnahmennr.",
        "maßnahmen-nr.", "nummer der maßnahme", "maßnahme nr.", "code", "kennung",
    ),
    "indicator": ("indikator", "kennzahl", "messgröße", "name des indikators"),
    "day": ("gemessen am", "datum", "tag", "stichtag", "stand", "stand vom", "messdatum", "zum"),
    "value": ("wert", "messwert", "ist", "ist-wert", "istwert", "ergebnis", "gemessener wert"),
    "source": ("quelle", "datenquelle", "herkunft"),
    "remark": ("bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "hinweis"),
}  # fmt: skip
_NEEDED = ("code", "day", "value")


@dataclass(frozen=True)
class Said:
    """A row as it stands in the file; texts, "" for what it does not say."""

    sheet: str
    row: int
    code: str = ""
    indicator: str = ""
    day: str = ""
    value: str = ""
    source: str = ""
    remark: str = ""

    @classmethod
    def of(cls, plain: Any) -> "Said":
        """From its fields by name; raises TypeError or ValueError for anything else."""
        row, texts = plain["row"], {name: plain[name] for name in ("sheet", *_HEADINGS)}
        if type(row) is not int or not all(isinstance(text, str) for text in texts.values()):
            raise ValueError("a row is made of texts")
        "".join(texts.values()).encode()  # half characters are a ValueError
        return cls(row=row, **texts)


@dataclass
class ValueFile:
    """``rows``: in the order of the file; ``hidden``: how many cells nobody sees were not read."""

    rows: list[Said] = field(default_factory=list)
    hidden: int = 0


def read_apart(content: bytes, *, most: int = MOST) -> ValueFile:
    """Read what somebody sent, in a process of its own. Raises `UnreadableFile`.

    ``most``: values; a table has at least as many rows as this allows, whatever the installation
    allows a catalogue.
    """
    limits = allowed()
    limits = replace(
        limits,
        max_rows=max(limits.max_rows, most + _LOOK_AT),
        max_cells=max(limits.max_cells, len(_HEADINGS) * (most + _LOOK_AT)),
    )
    return aside.run(
        partial(read, content, limits=limits, most=most),
        answer=ValueFile,
        refused=UnreadableFile,
        bounds=aside.Bounds(
            min(_SECONDS, settings.UPLOAD_MAX_SECONDS),
            settings.UPLOAD_MAX_MEMORY_MB,
        ),
    )


def read(
    content: bytes,
    limits: Limits | None = None,
    *,
    most: int = MOST,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> ValueFile:
    """The rows of all tables with the headings of values. Raises `UnreadableFile`."""
    book = open_file(content, limits or Limits())
    before = sum(len(row.cells) for sheet in book.sheets for row in sheet.rows)
    tables.set_hidden_apart(book)
    after = sum(len(row.cells) for sheet in book.sheets for row in sheet.rows)
    found = ValueFile(hidden=before - after)
    for sheet in book.sheets:
        found.rows += _rows(sheet, own_csv=book.kind == "csv")
        if len(found.rows) > most:
            raise UnreadableFile(
                _("Die Datei hat mehr als {n} Messwerte. Bitte teilen Sie sie auf.").format(n=most)
            )
    if not found.rows:
        raise UnreadableFile(
            _(
                "In der Datei stehen keine Messwerte. Gesucht wird eine Tabelle mit den "
                "Überschriften „Nummer“ (der Maßnahme), „Indikator“, „Gemessen am“ und „Wert“, mit "
                "einer Spalte je Zeit („2025“) oder je Maßnahme („1.7 Wartezeit“), oder das Blatt "
                "„Messwerte“ einer Ausgabe dieses Programms."
            )
        )
    return found


def _rows(sheet: Sheet, *, own_csv: bool) -> Iterator[Said]:
    for begin, head in enumerate(sheet.rows[:_LOOK_AT]):
        below = sheet.rows[begin + 1 :]
        places = _places(head)
        if all(key in places for key in _NEEDED):
            yield from _of_table(sheet, below, places)
            return
        taken = set(places.values())
        if "code" in places and "value" not in places and (days := wide.periods(head, taken)):
            yield from _of_periods(sheet, below, places, days)
            return
        if "day" in places and "code" not in places and (of := wide.measures(head, taken)):
            yield from _of_measures(sheet, below, places["day"], of)
            return
        lists = [place for place, text in head.cells.items()
                 if text == columns.words_heading(PART.key)]  # fmt: skip
        if own_csv and lists and "code" in places:
            yield from _of_lists(sheet, below, places["code"], lists[0])
            return


def _places(head: Row) -> dict[str, int]:
    """Key -> place of the first column with one of its headings."""
    known = {heading: key for key, said in _HEADINGS.items() for heading in map(fold, said)}
    found: dict[str, int] = {}
    for place, text in sorted(head.cells.items()):
        key = known.get(fold(text.rstrip(": ")))
        if key:
            found.setdefault(key, place)
    return found


def _of_table(sheet: Sheet, rows: list[Row], places: Mapping[str, int]) -> Iterator[Said]:
    for row in rows:
        cells = _cells(row)
        said = {key: from_csv(cells.get(place, "")).strip() for key, place in places.items()}
        if any(said[key] for key in said if key != "code"):
            yield Said(sheet.name, row.number, **said)


def _cells(row: Row) -> Mapping[int, str]:
    """A date counts whole, however little of it the cell shows."""
    days = {c: one.value for c, one in row.stored.items() if isinstance(one.value, date)}
    return row.cells | {place: german_date(day) for place, day in days.items()}


def _of_periods(
    sheet: Sheet, rows: list[Row], places: Mapping[str, int], days: Mapping[int, str]
) -> Iterator[Said]:
    """A row for each indicator, a column for each time."""
    beside = ("indicator", "source", "remark")
    for row in rows:
        said = {key: from_csv(row.cells.get(places[key], "")).strip()
                for key in ("code", *beside) if key in places}  # fmt: skip
        for place, day in days.items():
            if value := from_csv(row.cells.get(place, "")).strip():
                yield Said(sheet.name, row.number, day=day, value=value, **said)


def _of_measures(
    sheet: Sheet, rows: list[Row], day: int, of: Mapping[int, wide.Heading]
) -> Iterator[Said]:
    """A row for each day, a column for each indicator."""
    for row in rows:
        when = _cells(row).get(day, "").strip()
        for place, (code, indicator) in of.items():
            if value := from_csv(row.cells.get(place, "")).strip():
                yield Said(sheet.name, row.number, code, indicator, when, value)


def _of_lists(sheet: Sheet, rows: list[Row], code: int, place: int) -> Iterator[Said]:
    """Our CSV has all values of a measure in one cell."""
    for row in rows:
        for one in lists_in_cells.read(PART, from_csv(row.cells.get(place, ""))):
            cells = {key: one.cells.get(key, "") for key in _HEADINGS if key != "code"}
            if not any(cells.values()):
                cells["remark"] = one.text
            yield Said(sheet.name, row.number, code=from_csv(row.cells.get(code, "")), **cells)
