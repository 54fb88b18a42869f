"""Numbers of measures as they are shown: "007", "K-003", "1,10"; one that became a date is told."""

import re
from dataclasses import dataclass

from gemeinwerk.german.signs import Line
from gemeinwerk.german.text import squash
from gemeinwerk.german.times import words
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.german.times.partials import partial_at

_WITH_TITLE = re.compile(
    r"(?P<code>(?:[A-ZÄÖÜ]{1,4}[ .\-]?)?\d{1,3}(?:[.,\-/]\d{1,3}){0,4}[a-z]?\.?)"
    r"(?:\s?[:–—-]\s?|\s)(?P<title>(?!(?:neu|alt|opt)\b)[^\W\d_]{3}.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Code:
    """``shown``: the number, every sign of it. ``title``: what stands behind it in its cell.

    ``typed``: what was probably typed where a spreadsheet made a date of it ("01.10.2026" or
    "01. Okt" of "1.10", "Jan 20" of "1.20"), else "".
    """

    shown: str
    typed: str = ""
    title: str = ""


def read_code(text: str) -> Code:
    """The number of a measure, as shown: "1,10" is neither 1.1 nor another measure's 1.10."""
    shown = squash(text)
    typed = _before_it_was_a_date(shown)
    found = None if typed else _WITH_TITLE.fullmatch(shown)
    return Code(found["code"], title=found["title"]) if found else Code(shown, typed)


def _before_it_was_a_date(shown: str) -> str:
    day = parse_date(shown)
    if day:
        return f"{day.day}.{day.month}"
    line = Line(shown)
    partial = partial_at(line, 0)
    if not partial or partial.kind not in {"day", "month"} or not _names_a_month(line):
        return ""
    month = partial.months[0]
    if partial.kind == "day":
        return f"{partial.day}.{month}" if partial.after == len(line) else ""
    at = line.skip(partial.after, "-")
    year = line.digits(at) in {2, 4} and at + 1 == len(line)
    return f"{month}.{line.low(at)[-2:]}" if year else ""


def _names_a_month(line: Line) -> bool:
    return any(token.low in words.MONTHS for token in line.tokens)
