"""A CSV file as a table, with the separators office programs write."""

import csv
import io
import re
from collections.abc import Callable

from gemeinwerk.engines.planning.files.encoding import decode
from gemeinwerk.engines.planning.files.table import Cell, Row, Table, check_number, checked_row
from gemeinwerk.engines.planning.problem import ProblemError, Words

_SEPARATORS = ";\t,"
_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r?\n|$)")
_SAMPLE = 20_000


def read_csv(content: bytes, understood: Callable[[Row], int]) -> Table:
    """The records. understood: in how many cells of a row a heading is known.

    The separator is the one with which most of a heading is understood, so that a comma inside
    "Mo, Mi nach 17 Uhr" separates nothing in a file of semicolons.
    """
    text = decode(content)
    told = _SEPARATOR_LINE.match(text)
    if told and told[1] not in '"\r\n':
        # The line stays a record: Excel counts it too.
        return Table(tuple(_rows(text, told[1]))[1:])
    sample = text[:_SAMPLE]
    rated = {one: _rated(sample, one, understood) for one in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda one: rated[one])
    return Table(tuple(_rows(text, best)))


def _rated(sample: str, separator: str, understood: Callable[[Row], int]) -> tuple[int, int]:
    """Headings understood in the best row, and the number of cells of the widest."""
    try:
        rows = _rows(sample, separator)
    except ProblemError:
        return 0, 0
    return max(map(understood, rows), default=0), max((len(row.cells) for row in rows), default=0)


def _rows(text: str, separator: str) -> list[Row]:
    found: list[Row] = []
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            cells: list[Cell] = [cell.replace("\r\n", "\n").strip() for cell in record]
            row = checked_row(number, cells)
            if row:
                found.append(row)
                check_number(found)
    except csv.Error as error:
        raise ProblemError(
            Words(f"Zeile {number + 1}", f"row {number + 1}"),
            Words(
                "Hier ist ein Anführungszeichen nicht geschlossen. Bitte die Datei neu als CSV "
                "oder als XLSX speichern.",
                "A quotation mark is not closed here. Save the file anew as CSV or as XLSX.",
            ),
        ) from error
    return found
