"""What every kind of file is turned into: sheets of rows of texts."""

from dataclasses import dataclass, field

ERROR_VALUES = frozenset(
    {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
    | {"#BEZUG!", "#NV", "#WERT!"}
)


@dataclass(slots=True)
class Row:
    """``number`` counts from 1 as the sheet shows it; ``cells`` by column from 0, no empty ones."""

    number: int
    cells: dict[int, str]
    hidden: bool = False


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
class Workbook:
    """The file as it lies there. ``notes``: what had to be said about it, in sentences.

    ``aside``: (sheet, row, text) of what stands beside the cells, such as comments.
    ``lost``: (sheet, row, column, text) of cells that hold something no reader can use, such as a
    formula without a stored result.
    """

    kind: str
    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)
    aside: list[tuple[str, int, str]] = field(default_factory=list)
    lost: list[tuple[str, int, int, str]] = field(default_factory=list)
    errors: set[tuple[str, int, int]] = field(default_factory=set)
    """(sheet, row, column) of cells whose result is an error, where the file tells."""


def column_letter(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
