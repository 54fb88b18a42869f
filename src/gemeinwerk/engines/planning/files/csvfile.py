"""A CSV file as a table, with the separators office programs write."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from gemeinwerk.engines.planning.files.encoding import decode
from gemeinwerk.engines.planning.files.table import Row, Table, check_number, checked_row, place
from gemeinwerk.engines.planning.problem import ProblemError, Words

_SEPARATORS = ";\t,"
_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r?\n|$)")
_SAMPLE = 20_000
_FIRST = 20
"""Records in which headings are looked for."""


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
    rated = {one: _rated(text[:_SAMPLE], one, understood) for one in _SEPARATORS}
    return Table(tuple(_rows(text, max(_SEPARATORS, key=lambda one: rated[one]))))


def _rated(sample: str, separator: str, understood: Callable[[Row], int]) -> tuple[int, int]:
    """Headings understood in the best row, and the number of cells of the widest."""
    try:
        rows = [Row(0, tuple(cells)) for cells in islice(_records(sample, separator), _FIRST)]
    except csv.Error:
        return 0, 0
    return max(map(understood, rows), default=0), max((len(row.cells) for row in rows), default=0)


def _rows(text: str, separator: str) -> list[Row]:
    found: list[Row] = []
    number = 0
    try:
        for number, record in enumerate(_records(text, separator), start=1):
            row = checked_row(number, [cell.replace("\r\n", "\n").strip() for cell in record])
            if row:
                found.append(row)
                check_number(found)
    except csv.Error as error:
        raise ProblemError(
            place(number + 1),
            Words(
                "Hier ist ein Anführungszeichen nicht geschlossen. Bitte die Datei neu als CSV "
                "oder als XLSX speichern.",
                "A quotation mark is not closed here. Save the file anew as CSV or as XLSX.",
            ),
        ) from error
    return found


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
