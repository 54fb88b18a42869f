"""Whether every number of a cell stands in a value of its measure.

Readers say themselves which words they leave. Whatever they overlook, no number gets lost between
them and the values: a cell with one that no value says is told whole.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from gemeinwerk.catalogue_files.results import ReadCost, ReadMeasure
from gemeinwerk.german import factors_in, fold

_DATE = re.compile(
    r"(?<![\w.])(?:(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    r"|(?P<of_month>\d{1,2})\s?[./]\s?(?P<of_year>\d{4}|\d{2}))(?![\d.,]\d|\d)"
)
_FRACTION = re.compile(r"(?<![\d.,/])(\d{1,2})/(\d{1,2})(?![\d.,/]\d|\d)")
_NUMBER = re.compile(r"\d+(?:[.,']\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?")
_GROUPED_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))")
_PARTS_OF_A_YEAR = (
    (re.compile(r"quart|\bqu?\.?\s?\d|\d\.?\s?q\b|\d/(?:i|iv)"), 3),
    (re.compile(r"halbjahr|\bhb?j\b|haelfte"), 6),
)
_BEYOND = re.compile(r"[<>]|\b(?:nach|vor|after|before)\b")
_WEEK = re.compile(r"\bkw\b|kalenderwoche")
_LENGTH = re.compile(r"jahr|monat|\bj\.|year|month")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Number:
    """``values``: what it may mean. ``text``: as typed."""

    text: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """``days``: (day or 0, month, year) of dates. ``folded``: the whole text."""

    days: tuple[tuple[int, int, int], ...]
    numbers: tuple[_Number, ...]
    folded: str


@dataclass
class Said:
    """The numbers of a measure's values: ``texts`` as typed, the others by what they are."""

    days: set[date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    numbers: set[Decimal] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    typed_days: set[tuple[int, int, int]] = field(default_factory=set)
    together: set[Decimal] = field(default_factory=set)
    """Sums of money, of which parts may be told in percent."""

    def says(self, text: str, scale: int = 1) -> bool:
        """Whether it says every number of a cell, of a column that counts in ``scale``."""
        cell = _numbers_of(text)
        if self.days and _BEYOND.search(cell.folded):
            return self._with_neighbours().says(_BEYOND.sub(" ", cell.folded), scale)
        if not all(self._says_day(*day) for day in cell.days):
            return False
        left = [one for one in cell.numbers if not self._says_number(one, text, scale)]
        return not left or self._says_product(left)

    def _with_neighbours(self) -> "Said":
        """ "nach 2026" begins on the day after, "vor 2027" ends on the day before."""
        days = {one + timedelta(days=step) for one in self.days for step in (-1, 0, 1)}
        years = self.years | {one.year for one in days}
        return replace(self, days=days, years=years)

    def _says_day(self, day: int, month: int, year: int) -> bool:
        if (day, month, year) in self.typed_days:
            return True
        if day:
            return any((one.day, one.month, one.year) == (day, month, year) for one in self.days)
        return any((one.month, one.year) == (month, year) for one in self.days)

    def _says_number(self, number: _Number, typed: str, scale: int) -> bool:
        if number.text in self.texts:
            return True
        told = (value * factor for value in number.values for factor in (scale, 1))
        if not self.numbers.isdisjoint(told):
            return True
        scaled = (value * factor for factor in factors_in(typed) for value in number.values)
        if not self.numbers.isdisjoint(scaled):
            return True
        folded = _numbers_of(typed).folded
        for value in number.values:
            if value == int(value) and self._says_time(int(value), folded):
                return True
            if "%" in folded and any(
                value / _HUNDRED * one in self.numbers for one in self.together
            ):
                return True
        return False

    def _says_time(self, value: int, folded: str) -> bool:
        if value in self.years or (value < 100 and 2000 + value in self.years):
            return True
        for words, months in _PARTS_OF_A_YEAR:
            if value <= 12 // months and words.search(folded):
                return any((one.month - 1) // months + 1 == value for one in self.days)
        if _WEEK.search(folded) and any(one.isocalendar().week == value for one in self.days):
            return True
        if any(one.day == value for one in self.days) and "." in folded:
            return True  # "1. Juli 2026"
        if any(one.month == value for one in self.days) and "/" in folded:
            return True  # "03-06/2026"
        return bool(_LENGTH.search(folded)) and self._lasts(value)

    def _lasts(self, count: int) -> bool:
        """Whether so many years or months lie between the first and the last day."""
        if len(self.days) < 2:
            return False
        first, last = min(self.days), max(self.days)
        months = 12 * (last.year - first.year) + last.month - first.month
        return months + 1 in {count, 12 * count} or months in {count, 12 * count}

    def _says_product(self, numbers: list[_Number]) -> bool:
        """ "2 x 0,5 VZÄ" """
        return len(numbers) == 2 and any(
            first * second in self.numbers
            for one, two in combinations(numbers, 2)
            for first in one.values
            for second in two.values
        )


def said_by(measure: ReadMeasure) -> Said:
    """The numbers of all values that are told of a measure."""
    said = Said()
    for one in measure.indicators:
        said.numbers.update(value for value in (one.baseline, one.target) if value is not None)
        said.days.update(day for day in (one.baseline_date, one.target_date) if day)
        _add_texts(said, (one.name, one.unit, one.source, one.rhythm_text))
    said.days.update(day for day in (measure.start, measure.end) if day)
    for line in (*measure.costs, *measure.prices):
        _add_cost(said, line)
    said.years.update(day.year for day in said.days)
    money = [line.amount for line in measure.costs if line.kind != "fte" and line.amount]
    said.numbers.add(sum(money, Decimal(0)))  # a total is compared with its parts
    _add_texts(said, measure.lead.names)
    _add_texts(said, measure.contributing.names)
    _add_texts(said, (measure.code_typed, measure.status_text, measure.funding, measure.priority))
    _add_texts(said, (one.title for one in measure.milestones))
    for cell in (*measure.leftover, *measure.unsaid):
        _add_texts(said, (cell["value"],))
    return said


def _add_cost(said: Said, line: ReadCost) -> None:
    values = (line.low, line.high, *(one.amount for one in line.sources))
    if line.low is None and line.high is None:
        values = (line.amount, *values)
    said.numbers.update(value for value in values if value is not None)
    if line.high is not None:
        said.together.add(line.high)
    years = (line.first_year, line.last_year, line.year, line.until_year)
    said.years.update(year for year in years if year)
    _add_texts(said, (line.label, line.per, *(one.name for one in line.sources)))


def _add_texts(said: Said, texts: Iterable[str]) -> None:
    for text in texts:
        if has_number(text):
            said.texts.update(_NUMBER.findall(text))
            said.typed_days.update(_numbers_of(text).days)


def has_number(text: str) -> bool:
    return any(sign.isdecimal() for sign in text)


@lru_cache(maxsize=4_000)
def _numbers_of(text: str) -> _Cell:
    days: list[tuple[int, int, int]] = []
    numbers: list[_Number] = []
    rest = _SPACED.sub(".", text)
    rest = _DATE.sub(lambda found: _take_day(found, days), rest)
    for one, two in _FRACTION.findall(rest):
        if int(two):
            numbers.append(_Number(f"{one}/{two}", (Decimal(one) / Decimal(two),)))
    rest = _FRACTION.sub(" ", rest)
    numbers += [_Number(one, _values(one)) for one in _NUMBER.findall(rest)]
    return _Cell(tuple(days), tuple(numbers), fold(text))


def _take_day(found: re.Match[str], days: list[tuple[int, int, int]]) -> str:
    day, month = found["day"] or found["iso_day"] or "0", found["month"] or found["iso_month"]
    month, year = month or found["of_month"], found["year"] or found["iso_year"] or found["of_year"]
    if not 1 <= int(month) <= 12 or int(day) > 31:
        return found[0]
    if not found["year"] and not found["iso_year"] and len(year) == 2:
        return found[0]  # "1/26" may be anything
    days.append((int(day), int(month), int(year) + (2000 if len(year) == 2 else 0)))
    return " "


def _values(text: str) -> tuple[Decimal, ...]:
    """ "5.000,50", "5,000.50", "0.5" -> what they may mean."""
    if len(text) > 30:
        return ()
    found = []
    if _GROUPED.fullmatch(text):
        found.append(re.sub(r"[.'’]", "", text).replace(",", "."))
    if _GROUPED_ENGLISH.fullmatch(text):
        found.append(text.replace(",", ""))
    plain = text.replace(",", ".").replace("'", "")
    if plain.count(".") <= 1:
        found.append(plain)
    return tuple(Decimal(one) for one in dict.fromkeys(found))
