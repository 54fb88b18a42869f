"""A sheet as rows of cells, whatever file it came in, and how one points at a cell of it."""

from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter

from gemeinwerk.engines.planning.problem import ProblemError, Words

Cell = str | date

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CHARACTERS = 2_000


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
    notes: tuple[tuple[Words, Words], ...] = ()


def place(row: int, column: int | None = None, heading: str = "") -> Words:
    """ "Zeile 7, Spalte C („Verfügbarkeit“)". column: from 0."""
    if column is None:
        return Words(f"Zeile {row}", f"row {row}")
    letter, short = get_column_letter(column + 1), heading[:40]
    return Words(
        f"Zeile {row}, Spalte {letter}" + (f" („{short}“)" if short else ""),
        f"row {row}, column {letter}" + (f" (“{short}”)" if short else ""),
    )


def checked_row(number: int, cells: list[Cell]) -> Row | None:
    """The row, None where nothing stands in it; refused where it is too wide or a cell too long."""
    while cells and cells[-1] == "":
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise ProblemError(
            place(number),
            Words(
                f"Hier stehen mehr als {MOST_COLUMNS} Spalten. Bitte löschen, was rechts der "
                "Tabelle steht, oder das Trennzeichen prüfen.",
                f"There are more than {MOST_COLUMNS} columns. Delete what stands to the right of "
                "the table, or check the separator.",
            ),
        )
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > MOST_CHARACTERS:
            raise ProblemError(
                place(number, column),
                Words(
                    f"Die Zelle hat mehr als {MOST_CHARACTERS} Zeichen. Bitte kürzen.",
                    f"The cell has more than {MOST_CHARACTERS} characters. Shorten it.",
                ),
            )
    return Row(number, tuple(cells)) if cells else None


def check_number(rows: list[Row]) -> None:
    """Refuse a table of too many rows, while it is being read."""
    if len(rows) > MOST_ROWS:
        raise ProblemError(
            place(rows[-1].number),
            Words(
                f"Die Tabelle hat mehr als {MOST_ROWS} Zeilen. Bitte nur aufnehmen, wer "
                "eingeladen wird.",
                f"The table has more than {MOST_ROWS} rows. Keep those who are invited.",
            ),
        )


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
