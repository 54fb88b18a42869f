"""What every kind of file is turned into: sheets of rows of cells, and what stands beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from gemeinwerk.tables.words import Words

ERROR_VALUES = frozenset(
    {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
    | {"#BEZUG!", "#NV", "#WERT!"}
)


class Beside(StrEnum):
    """What a text is that stands in a file and is no part of any value."""

    STRUCK = "struck"
    HIDDEN = "hidden"
    COMMENT = "comment"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text_box"
    TABLE = "table"
    """A table inside a cell that has words of its own."""
    PROMPT = "prompt"
    """"Click here to enter text" of a control nobody filled in."""
    CHOICE = "choice"
    """What a drop-down or tick box holds beside what it shows: an old value."""
    DELETED = "deleted"
    """Deleted while changes were tracked."""
    MARGIN = "margin"
    """The head or foot of the pages."""
    LINK = "link"
    """The address behind a text."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A text beside the cells, and where. sheet: "" for the file as a whole and between the tables
    of a document; row: from 1; column: from 0, None where it belongs to no cell."""

    kind: Beside
    sheet: str
    row: int
    column: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What a cell holds where that is more than its text: a date shown as "Dez 26"."""

    value: date | datetime | time | Decimal
    number_format: str


_NOTHING: Mapping[int, Stored] = MappingProxyType({})


@dataclass(slots=True)
class Row:
    """``number`` counts from 1 as the sheet shows it; ``cells`` by column from 0, no empty ones.

    A cell is what the sheet shows, with all places of a number. ``stored``: the values of dates
    and of numbers whose format says more than their digits.
    """

    number: int
    cells: dict[int, str]
    hidden: bool = False
    stored: Mapping[int, Stored] = field(default_factory=lambda: _NOTHING)
    indents: dict[int, int] | None = None
    """Column -> how far its text is moved in, in blanks; left out where it is not."""
    bold: set[int] | None = None
    """Columns in a bold font."""
    outline: int = 0
    """How deep the row lies in the sheet's outline, from 0."""

    def set_look(self, column: int, indent: int, *, bold: bool = False) -> None:
        """How a cell looks beside its text. Most cells look like nothing, which takes no memory."""
        if indent:
            self.indents = self.indents or {}
            self.indents[column] = indent
        if bold:
            self.bold = self.bold or set()
            self.bold.add(column)


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, all ends included; columns count from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """A sheet; ``named`` is false where the name says nothing ("Tabelle1", a CSV file)."""

    name: str
    rows: list[Row] = field(default_factory=list)
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merges: list[Area] = field(default_factory=list)
    named: bool = True


@dataclass(slots=True)
class Piece:
    """A cell of a table in a document, as wide as ``span`` columns; ``merged``: continues the
    cell above it. ``indent``, ``bold``: as of a `Row`; ``level``: of its first line in the outline
    of the document, from 1, 0 for text."""

    text: str
    span: int = 1
    merged: bool = False
    indent: int = 0
    bold: bool = False
    level: int = 0


@dataclass(slots=True)
class Block:
    """A paragraph (``rows`` empty) or a table (``number`` counts tables from 1) of a document."""

    text: str = ""
    heading: int = 0
    number: int = 0
    rows: list[list[Piece]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cell:
    """All that is known of one cell. ``shown``: as a person sees it; ``value``: what is stored,
    the text itself where that is all; ``area``: the merged cells it is the first of."""

    shown: str
    value: str | date | datetime | time | Decimal
    number_format: str
    hidden: bool
    area: Area | None
    beside: tuple[Aside, ...]

    def texts(self, kind: Beside) -> list[str]:
        """What stands beside it of a kind: its comments, what is struck through ..."""
        return [one.text for one in self.beside if one.kind == kind]


@dataclass(slots=True)
class Workbook:
    """The file as it lies there. ``notes``: what had to be said about it, in sentences.

    ``blocks``: paragraphs and tables of a document in their order; its tables are sheets as well.
    ``lost``: (sheet, row, column, text) of cells that hold something no reader can use, such as a
    formula without a stored result.
    """

    kind: str
    sheets: list[Sheet]
    notes: list[Words] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    lost: list[tuple[str, int, int, str]] = field(default_factory=list)
    errors: set[tuple[str, int, int]] = field(default_factory=set)
    """(sheet, row, column) of cells whose result is an error, where the file tells."""
    blocks: list[Block] = field(default_factory=list)

    def beside(self, kind: Beside) -> list[Aside]:
        """What stands beside the cells of a kind, in the order of the file."""
        return [one for one in self.aside if one.kind == kind]

    def cell(self, sheet: Sheet, row: Row, column: int) -> Cell:
        """One cell with all that belongs to it. Looks through what stands beside all cells."""
        shown, stored = row.cells.get(column, ""), row.stored.get(column)
        here = (sheet.name, row.number, column)
        return Cell(
            shown,
            stored.value if stored else shown,
            stored.number_format if stored else "",
            sheet.hidden or row.hidden or column in sheet.hidden_columns,
            next(
                (
                    area
                    for area in sheet.merges
                    if (area.first_row, area.first_column) == (row.number, column)
                ),
                None,
            ),
            tuple(one for one in self.aside if (one.sheet, one.row, one.column) == here),
        )


def set_hidden_apart(book: Workbook) -> None:
    """Take hidden sheets, rows and columns out of the sheets and list them beside, with a note.

    Sheets without rows remain, so that a file is still known by its sheets.
    """
    for sheet in book.sheets:
        rows, hidden = sheet.rows, list[Aside]()
        sheet.rows = []
        for row in rows:
            away = [
                column
                for column in sorted(row.cells)
                if sheet.hidden or row.hidden or column in sheet.hidden_columns
            ]
            hidden += [
                Aside(Beside.HIDDEN, sheet.name, row.number, column, row.cells.pop(column))
                for column in away
            ]
            if row.cells:
                sheet.rows.append(row)
        if hidden:
            book.aside += hidden
            book.notes.append(_hidden_note(sheet, rows))


def _hidden_note(sheet: Sheet, rows: list[Row]) -> Words:
    if sheet.hidden:
        return Words(
            f"Das Blatt „{sheet.name}“ ist ausgeblendet und wurde nicht gelesen.",
            f"The sheet “{sheet.name}” is hidden and was not read.",
        )
    numbers = [str(row.number) for row in rows if row.hidden]
    letters = [column_letter(column) for column in sorted(sheet.hidden_columns)]
    german = " und ".join(_several("Zeilen", numbers) + _several("Spalten", letters))
    english = " and ".join(_several("rows", numbers) + _several("columns", letters))
    where, there = "", ""
    if sheet.named:
        where, there = f" auf dem Blatt „{sheet.name}“", f" on the sheet “{sheet.name}”"
    return Words(
        f"Ausgeblendet und deshalb nicht gelesen{where}: {german}. Bitte einblenden (auch Filter "
        "aufheben) und noch einmal hochladen, was gelesen werden soll.",
        f"Hidden and therefore not read{there}: {english}. Unhide what is to be read (clear "
        "filters, too) and upload it again.",
    )


def _several(what: str, names: list[str]) -> list[str]:
    shown = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
    return [f"{what} {shown}"] if names else []


def filled_cells(book: Workbook) -> Iterator[tuple[Sheet, Row, int, str]]:
    """Every cell of every sheet that is not empty."""
    for sheet in book.sheets:
        for row in sheet.rows:
            for column, text in row.cells.items():
                yield sheet, row, column, text


def indent_of(text: str) -> int:
    """How many blanks a text begins with; a tab is as wide as four."""
    if not text[:1].isspace():
        return 0
    blanks = text[: len(text) - len(text.lstrip())].rpartition("\n")[2]
    return len(blanks.expandtabs(4))


def column_letter(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """ "C7", as spreadsheets call it."""
    return f"{column_letter(column)}{row}"
