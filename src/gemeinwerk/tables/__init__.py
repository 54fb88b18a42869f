"""XLSX, ODS, CSV and DOCX to a grid, within limits: plain Python.

    book = read(path.read_bytes())
    for sheet, row, column, text in filled_cells(book): ...
    book.cell(sheet, row, column)  # value, what is shown, format, comments, what is struck ...

A cell's text is what a person sees in it. What is struck through, hidden, deleted or stands beside
the cells is never part of it and always in ``book.aside``, with its place. Nothing is cut. Files
that cannot be read raise `UnreadableTable` with a sentence in both languages.

What strangers sent is read in a process of its own: by a room above, which hands `read`, or a
function that calls it, to its runner (`core.aside`). The limits of `Limits` hold while reading.
"""

from gemeinwerk.tables.csvfile import Understood, read_csv
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import (
    Aside,
    Beside,
    Block,
    Cell,
    Piece,
    Row,
    Sheet,
    Stored,
    Workbook,
    filled_cells,
    set_hidden_apart,
)
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.package import kind_of
from gemeinwerk.tables.words import Words

__all__ = [
    "Aside",
    "Beside",
    "Block",
    "Cell",
    "Limits",
    "Piece",
    "Row",
    "Sheet",
    "Stored",
    "UnreadableTable",
    "Words",
    "Workbook",
    "filled_cells",
    "read",
    "set_hidden_apart",
]


def read(
    data: bytes, limits: Limits | None = None, *, understood: Understood | None = None
) -> Workbook:
    """The file as it lies there, of whatever kind it really is: its name is not believed.

    Hidden sheets, rows and columns are in it and marked; `set_hidden_apart` takes them out.
    understood: for a CSV file, in how many cells of a record a heading is known.
    """
    # Loaded where files are read: pages that name a grid need no spreadsheets.
    from gemeinwerk.tables.docx import read_docx
    from gemeinwerk.tables.ods import read_ods
    from gemeinwerk.tables.xlsx import read_xlsx

    limits = limits or Limits()
    kind = kind_of(data, limits)
    if kind == "csv":
        return read_csv(data, limits, understood)
    readers = {"xlsx": read_xlsx, "ods": read_ods, "docx": read_docx}
    return readers[kind](data, limits)
