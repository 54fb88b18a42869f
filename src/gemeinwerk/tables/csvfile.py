"""CSV in the encodings and with the separators offices produce."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.csvrecords import records
from gemeinwerk.tables.encoding import decode
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Row, Sheet, Workbook, indent_of
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.notes import repaired_note
from gemeinwerk.tables.words import Words

_SEPARATORS = ";,\t|"
_WIDEST = 16_384  # columns of an Excel sheet, which writes a separator for each
_SEPARATOR_LINE = re.compile(r"sep=([^\r\n\"])(?:\r?\n|$)")
_NAMES = {
    ";": Words("Semikolon", "semicolon"),
    ",": Words("Komma", "comma"),
    "\t": Words("Tabulator", "tabulator"),
}
_SAMPLE, _FIRST = 200_000, 60
Understood = Callable[[list[str]], int]
"""In how many cells of a record a heading is known."""


def read_csv(data: bytes, limits: Limits, understood: Understood | None = None) -> Workbook:
    """One sheet; the number of a row counts records from 1, the header and blank lines too.

    understood: the separator is the one with which most of a heading is understood, so that a
    comma inside a cell separates nothing; without it the one that gives the most even columns.
    """
    text, encoding = decode(data)
    if "\0" in text:
        raise UnreadableTable(
            "Die Datei ist keine Tabelle. Gelesen werden XLSX, ODS, CSV und DOCX.",
            "The file is no table. XLSX, ODS, CSV and DOCX are read.",
        )
    hint = _SEPARATOR_LINE.match(text)
    separator = hint[1] if hint else sniff(text, understood)
    sheet, allowance = Sheet("", named=False), Allowance(limits)
    _check_lines(text, separator, limits)
    for number, (_line, record) in enumerate(records(text, separator), start=1):
        if number > 1 or not hint:  # the line stays a record: Excel counts it too
            _take(sheet, allowance, number, record, separator)
    names = _NAMES.get(separator, Words(separator, separator))
    notes = [
        Words(
            f"Gelesen als {encoding}, getrennt durch {names.de}.",
            f"Read as {encoding}, separated by {names.en}.",
        )
    ]
    return Workbook("csv", [sheet], notes + repaired_note(allowance))


def _take(
    sheet: Sheet, allowance: Allowance, number: int, record: list[str], separator: str
) -> None:
    most = allowance.limits.max_columns
    if len(record) > most and any(record[most:]):
        raise _too_wide(number, separator, allowance.limits)
    allowance.begin_row(number=number)
    cells = {
        column: allowance.text(value.replace("\r\n", "\n").strip())
        for column, value in enumerate(record)
        if value and not value.isspace()
    }
    if cells:
        allowance.rows("")
        row = Row(number, cells)
        for column in cells:
            row.set_look(column, indent_of(record[column]))
        sheet.rows.append(row)


def _check_lines(text: str, separator: str, limits: Limits) -> None:
    """Before a line is taken apart, which makes a list of it: no line is endless."""
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > _WIDEST and line.count(separator) > _WIDEST:
            raise _too_wide(number, separator, limits)


def _too_wide(row: int, separator: str, limits: Limits) -> UnreadableTable:
    most = limits.max_columns
    return UnreadableTable(
        f"In Zeile {row} stehen mehr als {most} Spalten. Ist das Trennzeichen „{separator}“ "
        "richtig? Bitte als CSV mit Semikolon oder als XLSX speichern.",
        f"There are more than {most} columns in row {row}. Is the separator “{separator}” right? "
        "Save it as CSV with semicolons or as XLSX.",
    )


def sniff(text: str, understood: Understood | None = None) -> str:
    """The separator that makes most sense of the first records."""
    sample = text[:_SAMPLE]
    best, best_score = ";", (0.0, 0.0)
    for separator in _SEPARATORS:
        found = [
            record
            for record in islice(_sample(sample, separator), _FIRST * 20)
            if any(cell.strip() for cell in record)
        ][:_FIRST]
        known = max(map(understood, found[:20]), default=0) if understood else 0
        score = (float(known), _evenness([len(record) for record in found]))
        if score > best_score:
            best, best_score = separator, score
    return best


def _evenness(widths: list[int]) -> float:
    """Nought for a single column; more for many columns that most records share."""
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    common = max(set(wide), key=wide.count)
    return float(wide.count(common) / len(widths) * min(common, 12) ** 0.5)


def _sample(text: str, separator: str) -> Iterator[list[str]]:
    """Roughly: whether a quotation mark is closed is not asked yet."""
    # A stray quotation mark makes one long cell of the rest; that must not be an exception.
    csv.field_size_limit(2**31 - 1)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
