"""What the cells of a column look like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gemeinwerk.catalogue_files.words.status import is_colour, split_status
from gemeinwerk.german import parse_amounts, parse_number, parse_period
from gemeinwerk.german.text import fold

CODE = re.compile(r"[A-Za-zÄÖÜäöü]{0,6}[ .\-_]?(?:neu)?\d{0,4}(?:[.\-/+]\d{1,3}){0,4}\.?[a-z]?")
_LONGEST = 200
_FIGURE = re.compile(
    r"(?:ca\.?|rd\.?|rund)? ?[\d.,  ]{1,20}(?:,-{1,3})? ?"
    r"(?:€|t ?€|t?eur|euro|(?:tsd|mio)\.? ?(?:€|euro)?)?",
    re.IGNORECASE,
)
_MARKS = {"x", "ja", "nein", "✓", "✔", "yes", "no", "j", "n"}


@dataclass(slots=True)
class Profile:
    """Shares of the cells from 0 to 1, but ``filled`` (how many) and ``length`` (mean signs).

    ``different``: distinct ones. ``small``: numbers up to 20. ``period``: any word of time,
    ``dated`` those that name a day, ``lasting`` those that name a task without end. ``marks``: a
    cross, yes or no. ``figure``: one number, with or without a unit of money, and nothing else.
    """

    filled: int = 0
    length: float = 0
    different: float = 0
    code: float = 0
    number: float = 0
    small: float = 0
    period: float = 0
    dated: float = 0
    lasting: float = 0
    amount: float = 0
    figure: float = 0
    status: float = 0
    colour: float = 0
    marks: float = 0
    samples: tuple[str, ...] = ()


def profile_of(values: Sequence[str]) -> Profile:
    """Of cells that say something."""
    if not values:
        return Profile()
    n = len(values)
    short = [value for value in values if len(value) <= _LONGEST]
    numbers = [number for value in values if (number := parse_number(value)) is not None]
    distinct = dict.fromkeys(values)
    times = [_time(value) for value in short]
    return Profile(
        filled=n,
        length=sum(map(len, values)) / n,
        different=len(distinct) / n,
        code=sum(_is_code(value) for value in values) / n,
        number=len(numbers) / n,
        small=sum(0 <= number <= 20 for number in numbers) / n,
        period=sum(any(time) for time in times) / n,
        dated=sum(time[0] for time in times) / n,
        lasting=sum(time[1] for time in times) / n,
        amount=sum(_is_amount(value) for value in short) / n,
        figure=sum(bool(_FIGURE.fullmatch(value)) for value in short) / n,
        status=sum(bool(split_status(value)[0]) for value in short) / n,
        colour=sum(is_colour(value) for value in short) / n,
        marks=sum(fold(value).strip(" .") in _MARKS for value in short) / n,
        samples=tuple(list(distinct)[:3]),
    )


def _is_code(text: str) -> bool:
    return len(text) <= 14 and any(c.isdigit() for c in text) and bool(CODE.fullmatch(text))


@lru_cache(maxsize=2_000)
def _time(text: str) -> tuple[bool, bool, bool]:
    """Whether a cell names a day, a lasting task, a vague time."""
    read = parse_period(text)
    return bool(read.start or read.end), read.permanent, bool(read.vague)


@lru_cache(maxsize=2_000)
def _is_amount(text: str) -> bool:
    return parse_amounts(text).state in {"known", "nought", "unknown", "running"}
