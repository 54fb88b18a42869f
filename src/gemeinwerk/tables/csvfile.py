"""CSV in the encodings and with the separators offices produce."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Literal

from django.utils.translation import gettext as _

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits

_SEPARATORS = ";,\t|"
_WIDEST = 16_384  # columns of an Excel sheet, which writes a separator for each
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n")


def read_csv(data: bytes, limits: Limits) -> Workbook:
    """One sheet; the number of a row counts records from 1, the header and blank lines too."""
    text, encoding = decode(data)
    if text.count("\0") > 0:
        raise UnreadableTable(
            _("Die Datei ist keine Tabelle. Gelesen werden XLSX, ODS, CSV und DOCX.")
        )
    hint = _SEPARATOR_LINE.match(text)
    separator = hint[1] if hint else sniff(text)
    sheet, allowance = Sheet("", named=False), Allowance(limits)
    _check_lines(text, separator, limits)
    quoting: Literal[0, 3] = 3 if _has_stray_quote(text, separator) else 0
    for number, record in enumerate(_records(text, separator, quoting), start=1):
        if number == 1 and hint:
            continue
        if len(record) > limits.max_columns and any(record[limits.max_columns :]):
            raise _too_wide(number, separator, limits)
        allowance.begin_row()
        cells = {
            column: allowance.text(value.replace("\r\n", "\n").strip())
            for column, value in enumerate(record)
            if value.strip()
        }
        if cells:
            allowance.rows("")
            sheet.rows.append(Row(number, cells))
    names = {";": _("Semikolon"), ",": _("Komma"), "\t": _("Tabulator")}
    note = _("Gelesen als {encoding}, getrennt durch {sign}.").format(
        encoding=encoding, sign=names.get(separator, separator)
    )
    notes = [note]
    if quoting == csv.QUOTE_NONE:
        notes.append(
            _(
                "Ein Anführungszeichen ist nicht geschlossen. Die Datei wurde deshalb Zeile für "
                "Zeile gelesen; Umbrüche in Zellen gehen so verloren. Bitte durchsehen."
            )
        )
    return Workbook("csv", [sheet], notes)


def _check_lines(text: str, separator: str, limits: Limits) -> None:
    """Before a line is taken apart, which makes a list of it: no line is endless."""
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > _WIDEST and line.count(separator) > _WIDEST:
            raise _too_wide(number, separator, limits)


def _too_wide(row: int, separator: str, limits: Limits) -> UnreadableTable:
    return UnreadableTable(
        _(
            "In Zeile {row} stehen mehr als {n} Spalten. Ist das Trennzeichen „{sign}“ "
            "richtig? Bitte als CSV mit Semikolon oder als XLSX speichern."
        ).format(row=row, n=limits.max_columns, sign=separator)
    )


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8, UTF-16 or Windows-1252."""
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    head = data[:4000]
    if head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", "replace"), "UTF-16"
    if head[0::2].count(0) > len(head) // 4:
        return data.decode("utf-16-be", "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _single_byte(data)


def _single_byte(data: bytes) -> tuple[str, str]:
    """Windows-1252, unless the umlauts only make sense in the old DOS or Mac character sets."""
    best = data.decode("cp1252", "replace")
    if not re.search(r"[äöüÄÖÜß]", best):
        for codec, name in (("cp850", "DOS (850)"), ("mac_roman", "Mac Roman")):
            other = data.decode(codec, "replace")
            if len(re.findall(r"(?<=[a-zA-Z])[äöüß]|[äöüß](?=[a-zA-Z])", other)) > 2:
                return other, name
    return best, "Windows-1252"


def sniff(text: str) -> str:
    """The separator that gives the most even columns over the first records."""
    sample = text[:200_000]
    best, best_score = ";", 0.0
    for separator in _SEPARATORS:
        widths = []
        for record in _records(sample, separator):
            if any(cell.strip() for cell in record):
                widths.append(len(record))
            if len(widths) >= 60:
                break
        score = _evenness(widths)
        if score > best_score:
            best, best_score = separator, score
    return best


def _evenness(widths: list[int]) -> float:
    """Nought for a single column; more for many columns that most records share."""
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    common = max(set(wide), key=wide.count)
    return wide.count(common) / len(widths) * min(common, 12) ** 0.5


def _has_stray_quote(text: str, separator: str) -> bool:
    """A cell of a hundred lines that holds separators is no cell."""
    return any(
        cell.count("\n") > 100 and cell.count(separator) > 100
        for record in _records(text, separator)
        for cell in record
    )


def _records(text: str, separator: str, quoting: Literal[0, 3] = 0) -> Iterator[list[str]]:
    _allow_long_cells()
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)


def _allow_long_cells() -> None:
    # A stray quotation mark makes one long cell of the rest; that must not be an exception.
    csv.field_size_limit(2**31 - 1)
