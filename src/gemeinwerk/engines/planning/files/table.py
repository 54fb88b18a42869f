"""A sheet as rows of cells, whatever file it came in, and how one points at a cell of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gemeinwerk import tables
from gemeinwerk.engines.planning.problem import ProblemError, Words
from gemeinwerk.tables.encoding import decode
from gemeinwerk.tables.grid import column_letter

Cell = str | date
Note = tuple[Words, Words]

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CHARACTERS = 2_000
_LIMITS = tables.Limits(
    max_bytes=MOST_BYTES,
    max_unpacked_bytes=MOST_UNPACKED,
    max_rows=MOST_ROWS,
    max_columns=MOST_COLUMNS,
    max_cells=1_000_000,
)
_BESIDE = {
    tables.Beside.STRUCK: Words("Durchgestrichen", "Struck through"),
    tables.Beside.HIDDEN: Words("Ausgeblendet", "Hidden"),
    tables.Beside.COMMENT: Words("Kommentar", "Comment"),
    tables.Beside.FOOTNOTE: Words("Fußnote", "Footnote"),
    tables.Beside.ENDNOTE: Words("Endnote", "Endnote"),
    tables.Beside.TEXT_BOX: Words("Textfeld", "Text box"),
    tables.Beside.TABLE: Words("Tabelle in einer Zelle", "Table in a cell"),
    tables.Beside.DELETED: Words("Gelöscht", "Deleted"),
}
"""What is told of the texts beside the cells; head and foot of the pages are nobody's answer."""


@dataclass(frozen=True, slots=True)
class Row:
    """number: as the spreadsheet shows it, from 1. cells: texts without blanks around, or dates."""

    number: int
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """What stands there, "" beyond the row's end; a date as 2027-03-08."""
        cell = self.cell(column)
        return cell if isinstance(cell, str) else cell.isoformat()

    def cell(self, column: int) -> Cell:
        """What stands there, "" beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not empty. notes: what was left out of the file."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()


def place(row: int, column: int | None = None, heading: str = "") -> Words:
    """ "Zeile 7, Spalte C („Verfügbarkeit“)". column: from 0."""
    if column is None:
        return Words(f"Zeile {row}", f"row {row}")
    letter, short = column_letter(column), heading[:40]
    return Words(
        f"Zeile {row}, Spalte {letter}" + (f" („{short}“)" if short else ""),
        f"row {row}, column {letter}" + (f" (“{short}”)" if short else ""),
    )


def read_table(content: bytes, understood: Callable[[Row], int]) -> Table:
    """The first visible sheet on which anything stands; everything else in the file is noted.

    understood: in how many cells of a row a heading is known. By it the separator of a CSV file is
    found, so that a comma inside "Mo, Mi nach 17 Uhr" separates nothing in a file of semicolons.
    """
    check_size(content)
    try:
        book = tables.read(
            content, _LIMITS, understood=lambda record: understood(Row(0, tuple(record)))
        )
    except tables.UnreadableTable as refusal:
        raise ProblemError("", refusal.words) from refusal
    tables.set_hidden_apart(book)
    filled = [sheet for sheet in book.sheets if sheet.rows]
    if not filled:
        raise ProblemError(
            "",
            Words(
                "In der Datei steht keine Tabelle, die zu sehen ist.",
                "There is no table to be seen in the file.",
            ),
        )
    rows = tuple(_row(row) for row in filled[0].rows)
    return Table(rows, tuple(_notes(book, filled)))


def _row(row: tables.Row) -> Row:
    cells: list[Cell] = [""] * (max(row.cells) + 1)
    for column, text in row.cells.items():
        stored = row.stored.get(column)
        cells[column] = text
        if stored and isinstance(stored.value, datetime):
            # A day with an hour is read as a text, so that the hour is not lost.
            cells[column] = f"{stored.value:%Y-%m-%d %H:%M}"
        elif stored and isinstance(stored.value, date):
            cells[column] = stored.value
    return _checked_row(row.number, cells)


def _notes(book: tables.Workbook, filled: list[tables.Sheet]) -> Iterator[Note]:
    name = filled[0].name
    for sheet in filled[1:]:
        yield (
            Words(f"Blatt „{sheet.name}“", f"sheet “{sheet.name}”"),
            Words(f"Gelesen wurde nur das Blatt „{name}“.", f"Only the sheet “{name}” was read."),
        )
    for one in book.aside:
        if one.kind in _BESIDE:
            de, en = _BESIDE[one.kind]
            at = place(one.row, one.column)
            if one.sheet and one.sheet != name:
                at = Words(f"Blatt „{one.sheet}“, {at.de}", f"sheet “{one.sheet}”, {at.en}")
            text = " ".join(one.text.split())[:80]
            yield at, Words(f"{de}, nicht gelesen: „{text}“.", f"{en}, not read: “{text}”.")


def _checked_row(number: int, cells: list[Cell]) -> Row:
    """The row; refused where a cell is too long to be an answer."""
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > MOST_CHARACTERS:
            raise ProblemError(
                place(number, column),
                Words(
                    f"Die Zelle hat mehr als {MOST_CHARACTERS} Zeichen. Bitte kürzen.",
                    f"The cell has more than {MOST_CHARACTERS} characters. Shorten it.",
                ),
            )
    return Row(number, tuple(cells))


def text_of(content: bytes) -> str:
    """Bytes as text, in the encodings that office programs write; refused where it is none."""
    check_size(content)
    text, _encoding = decode(content)
    if "\0" in text:
        raise ProblemError(
            "",
            Words(
                "Das ist keine Textdatei. Bitte den Kalender als ICS ausgeben.",
                "This is no text file. Export the calendar as ICS.",
            ),
        )
    return text


def check_size(content: bytes) -> None:
    """Refuse a file that is too large or empty."""
    if len(content) > MOST_BYTES:
        raise ProblemError(
            "",
            Words(
                f"Die Datei ist größer als {MOST_BYTES // 1024**2} MB. Bitte Bilder und leere "
                "Blätter entfernen.",
                f"The file is larger than {MOST_BYTES // 1024**2} MB. Remove pictures and empty "
                "sheets.",
            ),
        )
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ProblemError("", Words("Die Datei ist leer.", "The file is empty."))
