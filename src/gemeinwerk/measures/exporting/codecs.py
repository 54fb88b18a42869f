"""How a value of the document stands in a cell, and how it is read from there again, exactly."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation

from gemeinwerk.german import parse_date, parse_number
from gemeinwerk.measures.document.encoding import number
from gemeinwerk.measures.fields import Text

Cell = str | int | float | date | None
EXCEL_BEGINS = 1900
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_GERMAN = str.maketrans(",.", ".,")
_WRITTEN = re.compile(r"-?\d{1,15}(?:,\d{1,6})?")


class NotExact(ValueError):
    """The cell holds something its column cannot mean; it is kept as text by whoever reads."""


@dataclass(frozen=True)
class Codec:
    """`write` gives what the cell holds, `read` takes its text; "" is the empty cell.

    `choices`: the words a person may choose from, for the spreadsheet's own lists.
    """

    write: Callable[[Any], Cell]
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()


def _day(value: str | None) -> Cell:
    if not value:
        return None
    day = date.fromisoformat(value)
    return day if day.year > EXCEL_BEGINS else value


def _read_day(text: str) -> str | None:
    if not text:
        return None
    if day := parse_date(text):
        return day.isoformat()
    raise NotExact(text)


def _read_number(text: str) -> int | float | None:
    """As cells show numbers in German: a dot before three digits groups, a comma divides."""
    if not text:
        return None
    value = Decimal(text.replace(",", ".")) if _WRITTEN.fullmatch(text) else parse_number(text)
    if value is None:
        raise NotExact(text)
    return number(value)


def _read_whole(text: str) -> int | None:
    value = _read_number(text)
    if isinstance(value, float):
        raise NotExact(text)
    return value


def _read_year(text: str) -> int | None:
    value = _read_whole(text)
    if value is not None and not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise NotExact(text)
    return value


def _read_yes(text: str) -> bool:
    if text in ("", "nein"):
        return False
    if text == "ja":
        return True
    raise NotExact(text)


def choice(choices: Mapping[str, Text]) -> Codec:
    """The German word for a code; the code itself where a later day brought a new one."""
    with translation.override("de"):
        words = {code: str(label) for code, label in choices.items() if code}
    codes = {word: code for code, word in words.items()}

    def read(text: str) -> str:
        if text and text not in codes and text not in words:
            raise NotExact(text)
        return codes.get(text, text)

    return Codec(lambda code: words.get(code, code) or None, read, tuple(codes))


def as_text(cell: Cell) -> str:
    """How a cell's value reads in German: 31.12.2026, 18000,5."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return cell if isinstance(cell, str) else str(cell).replace(".", ",")


def grouped(value: float) -> str:
    """A number as people write it: 18.000,5."""
    return f"{Decimal(str(value)):,f}".translate(_GERMAN)


TEXT = Codec(lambda value: value or None, str)
DAY = Codec(_day, _read_day)
NUMBER = Codec(lambda value: value, _read_number)
YEAR = Codec(lambda value: value, _read_year)
YES = Codec(lambda value: "ja" if value else None, _read_yes, ("ja", "nein"))
LINES = Codec(
    lambda values: "\n".join(values) or None,
    lambda text: [line for line in text.split("\n") if line],
)
