"""Reads an exported spreadsheet back, exactly: the reverse of `exporting.workbook`.

    found = reread(read_xlsx(data, limits))
    found.document, found.internals, found.unread

Only for files that carry our mark; whatever a person wrote in them since is read too. A cell that
its column cannot mean is left out of the document and listed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gemeinwerk.measures.document.values import Document
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import NotExact
from gemeinwerk.measures.exporting.columns import Column
from gemeinwerk.measures.reading.grid import Sheet, Workbook, column_letter

_PLACE = re.compile(r"(.+)!([A-Z]+\d+)")


@dataclass(frozen=True)
class Unread:
    """A cell whose column cannot mean what it holds, or a row that belongs to no measure."""

    sheet: str
    row: int
    column: str
    value: str


@dataclass
class Reread:
    """`document` has fields, goals, themes and measures as in a catalogue document.

    `internals` holds, by the number of a measure, what the columns of the house say; `places` the
    row of each measure on its sheet.
    """

    document: Document
    internals: dict[str, Document] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def is_ours(book: Workbook) -> bool:
    """Whether the file was written by `exporting.workbook.xlsx`."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    legend = sheets.get(columns.LEGEND)
    marked = bool(legend and legend.rows and columns.MARK in legend.rows[0].cells.values())
    return marked and columns.MEASURES in sheets


def reread(book: Workbook) -> Reread:
    """The catalogue a file of ours holds."""
    return _Reader(book).read()


@dataclass
class _Line:
    """A row: its number, what its known columns say, and the texts of those that are not known."""

    number: int
    values: dict[str, Any]
    further: dict[str, str]


class _Reader:
    def __init__(self, book: Workbook) -> None:
        self.sheets = {sheet.name: sheet for sheet in book.sheets}
        self.found = Reread({})
        self.long = self._long_texts()

    def read(self) -> Reread:
        lists = {one.key: self._list(one) for one in columns.LISTS}
        self.found.document = {**lists, "measures": []}
        for line in self._lines(columns.MEASURES, (*columns.MAIN, *columns.INTERNAL)):
            self._measure(line)
        by_code = {one["code"]: one for one in self.found.document["measures"]}
        for part in columns.PARTS:
            self._part(part, by_code)
        return self.found

    # --- sheets ---------------------------------------------------------------------------------

    def _measure(self, line: _Line) -> None:
        values, code = line.values, line.values["code"]
        if not code or code in self.found.places:
            self._leave(columns.MEASURES, line)
            return
        self.found.places[code] = line.number
        self.found.document["measures"].append(self._document(values))
        internal = {column.key: values[column.key] for column in columns.INTERNAL}
        internal["unread"] = [
            {"column": heading.removeprefix(columns.UNREAD), "value": text}
            for heading, text in line.further.items()
        ]
        self.found.internals[code] = internal

    def _document(self, values: dict[str, Any]) -> Document:
        document = {column.key: values[column.key] for column in columns.MAIN}
        lead, short = document.pop("lead"), document.pop("lead_short")
        past = {key: document.pop(f"past_{key}") for key in ("concept", "code", "title")}
        lists = self.found.document
        return {
            **document,
            "field": _meant(document["field"], lists["fields"]),
            "goal_ref": _meant(document["goal_ref"], lists["goals"]),
            "lead": {"name": lead, "abbreviation": short} if lead else None,
            "contributing": [{"name": n, "abbreviation": ""} for n in document["contributing"]],
            "answers": [{"code": code, "text": ""} for code in document["answers"]],
            "predecessor": past if past["code"] else None,
            **{part.key: [] for part in columns.PARTS},
        }

    def _part(self, part: columns.Part, measures: Mapping[str, Document]) -> None:
        for line in self._lines(part.sheet, (columns.MAIN[0], *part.columns)):
            measure = measures.get(line.values.pop("code"))
            if measure is None:
                self._leave(part.sheet, line)
            else:
                measure[part.key].append(line.values)
                self._say_further(part.sheet, line)

    def _list(self, one: columns.List) -> list[Document]:
        lines = list(self._lines(one.sheet, one.columns))
        for line in lines:
            self._say_further(one.sheet, line)
        return [line.values for line in lines]

    # --- rows and cells -------------------------------------------------------------------------

    def _lines(self, name: str, described: Sequence[Column]) -> Iterator[_Line]:
        sheet = self.sheets.get(name)
        if sheet is None or not sheet.rows:
            return
        by_heading = {column.heading: column for column in described}
        headings = sheet.rows[0].cells
        for row in sheet.rows[1:]:
            line = _Line(row.number, {one.key: one.codec.read("") for one in described}, {})
            for place, text in row.cells.items():
                text = self._whole(sheet, row.number, place, text)
                heading = headings.get(place, column_letter(place))
                column = by_heading.get(heading)
                if column is None:
                    line.further[heading] = text
                else:
                    self._take(sheet, line, column, text)
            yield line

    def _take(self, sheet: Sheet, line: _Line, column: Column, text: str) -> None:
        try:
            line.values[column.key] = column.codec.read(text)
        except NotExact:
            self._say(sheet.name, line.number, column.heading, text)

    def _leave(self, sheet: str, line: _Line) -> None:
        """A row nobody can be told by: its values are listed as they stand."""
        for key, value in line.values.items():
            if value:
                self._say(sheet, line.number, key, str(value))
        self._say_further(sheet, line)

    def _say_further(self, sheet: str, line: _Line) -> None:
        for heading, text in line.further.items():
            self._say(sheet, line.number, heading, text)

    def _say(self, sheet: str, row: int, column: str, value: str) -> None:
        self.found.unread.append(Unread(sheet, row, column, value))

    # --- texts longer than a cell ---------------------------------------------------------------

    def _long_texts(self) -> dict[str, str]:
        sheet = self.sheets.get(columns.LONG)
        found: dict[str, str] = {}
        for row in sheet.rows[1:] if sheet else ():
            where, text = row.cells.get(0, ""), row.cells.get(1, "")
            if _PLACE.fullmatch(where):
                found[where] = found.get(where, "") + text
        return found

    def _whole(self, sheet: Sheet, row: int, place: int, text: str) -> str:
        return text + self.long.get(f"{sheet.name}!{column_letter(place)}{row}", "")


def _meant(name: str, things: Sequence[Document]) -> Document | None:
    """The field or goal a cell names: word for word, else by its number."""
    if not name:
        return None
    number, _blank, title = name.partition(" ")
    for thing in things:
        if name == columns.named(thing):
            return {"code": thing["code"], "title": thing["title"]}
    for thing in things:
        if number == thing["code"]:
            return {"code": thing["code"], "title": thing["title"]}
    return {"code": number, "title": title}
