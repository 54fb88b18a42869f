"""Numbers of measures as they are shown: "007", "K-003", "1.10"; one that became a date is told."""

import re
from dataclasses import dataclass

from gemeinwerk.german.dates import parse_date
from gemeinwerk.german.text import squash

_DECIMAL = re.compile(r"(\d+),(\d+)")


@dataclass(frozen=True)
class Code:
    """``shown``: the number, every digit of it. ``typed``: what was probably typed where a
    spreadsheet made a date of it ("01.10.2026" of "1.10"), else ""."""

    shown: str
    typed: str = ""


def read_code(text: str) -> Code:
    """The number of a measure. What a sheet stores as a decimal is shown with a comma; the number
    has a dot, and as many digits as are shown: "1,10" is 1.10, not 1.1."""
    shown = squash(text)
    found = _DECIMAL.fullmatch(shown)
    if found:
        return Code(f"{found[1]}.{found[2]}")
    day = parse_date(shown)
    return Code(shown, f"{day.day}.{day.month}") if day else Code(shown)
