"""What a measure has several of, in one cell of a CSV file: a line a row, words a person can read.

    Art: jährlich | Jahr: 2025 | Betrag in Euro oder VZÄ: 18.000
    Art: einmalig | Bemerkung: Antrag läuft

The headings and values are those of the spreadsheet's sheet; what is empty is left out. Further
lines of a text are indented. A stroke inside a text has a backslash before it, and one more
where there are some already, so that it divides nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gemeinwerk.german import fold
from gemeinwerk.measures.exporting import codecs
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.exporting.columns import Column, Part

_INDENT = "    "
_LONGEST_HEADING = 40
_STROKE = re.compile(r"(\\*)\|")
_ESCAPED = re.compile(r"\\(\\*\|)")
_DIVIDES = re.compile(r"(?<!\\)\|")


@dataclass
class WrittenRow:
    """One line of such a cell.

    ``text``: all of it. ``cells``: key of a column -> its text. ``further``: what stands under
    no heading of ours, heading ("" without one) -> text. Without ``cells`` nobody can tell what
    the line means.
    """

    text: str
    cells: dict[str, str] = field(default_factory=dict)
    further: dict[str, str] = field(default_factory=dict)


def write(part: Part, rows: Iterable[dict[str, Any]]) -> str:
    """The rows of a measure's document as they stand in its cell."""
    return "\n".join(filter(None, (_line(part, row) for row in rows)))


def read(part: Part, text: str) -> list[WrittenRow]:
    """The lines of a cell taken apart; what the values mean is for the columns to say."""
    rows: list[str] = []
    for line in text.split("\n"):
        if rows and line.startswith(_INDENT):
            rows[-1] += "\n" + line[len(_INDENT) :]
        elif line.strip():
            rows.append(line)
    return [_row(part, row) for row in rows]


def _line(part: Part, row: dict[str, Any]) -> str:
    said = ((one.heading, _value(one, row.get(one.key))) for one in part.columns)
    return " | ".join(f"{heading}: {_guarded(value)}" for heading, value in said if value)


def _value(column: Column, value: Any) -> str:
    if column.codec is codecs.NUMBER and value is not None:
        return codecs.grouped(value)
    return as_text(column.codec.write(value))


def _guarded(text: str) -> str:
    return _STROKE.sub(r"\1\\|", text).replace("\n", f"\n{_INDENT}")


def _row(part: Part, text: str) -> WrittenRow:
    found = WrittenRow(text.strip())
    keys = {fold(one.heading): one.key for one in part.columns}
    for piece in _DIVIDES.split(text):
        heading, colon, value = _ESCAPED.sub(r"\1", piece).partition(":")
        key = keys.get(fold(heading), "") if colon else ""
        if key and key not in found.cells:
            found.cells[key] = value.strip()
        elif colon and len(heading.strip()) <= _LONGEST_HEADING:
            _add(found.further, heading.strip(), value.strip())
        elif piece.strip():
            _add(found.further, "", _ESCAPED.sub(r"\1", piece).strip())
    return found


def _add(further: dict[str, str], heading: str, text: str) -> None:
    further[heading] = f"{further[heading]}\n{text}" if heading in further else text
