"""How long something takes: "3 Jahre", "18 Monate", "ein halbes Jahr", "2-3 Jahre"."""

from datetime import date, timedelta

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words
from gemeinwerk.german.times.items import Item, Kind

_LONGEST = 600
"""Months. What is longer is no length of a measure."""


def length_at(line: Line, place: int) -> Item | None:
    """A length; without months and days where it is between two."""
    low = line.low(place)
    number = line.whole_number(place, (1, 2, 3)) or words.SMALL_NUMBERS.get(low)
    if low in words.HALF_YEARS and line.low(place + 1) in words.LENGTHS:  # "halbes Jahr"
        return _item(line, place, place + 1, words.HALF_YEARS[low])
    if not number:
        return None
    at = place + 1
    if low in {"ein", "eine", "einem"} and line.low(at) in {"halbes", "halben"}:
        return _item(line, place, at + 1, 0.5)
    if line.low(at) == "," and line.low(at + 1) == "5" and line.tight(at + 1):
        return _item(line, place, at + 2, number + 0.5)
    if line.low(at) in {"-", "bis", "/"} and line.whole_number(at + 1) is not None:
        return _item(line, place, at + 2, None)
    return _item(line, place, at, number)


def _item(line: Line, place: int, unit: int, number: float | None) -> Item | None:
    of_unit = words.LENGTHS.get(line.low(unit))
    if not of_unit:
        return None
    item = Item(Kind.LENGTH, place, unit + 1)
    if number is not None:
        months, days = (round(part * number * 2) for part in of_unit)
        whole = months % 2 == 0 and days % 2 == 0 and months <= 2 * _LONGEST
        item.length = (months // 2, days // 2) if whole else None
    return item


def last_day(first: date, length: tuple[int, int]) -> date:
    """The last of so many months and days from a first day on."""
    months, days = length
    month = first.year * 12 + first.month - 1 + months
    try:
        after = first.replace(year=month // 12, month=month % 12 + 1)
    except ValueError:  # 31 August and a month
        after = date(month // 12, month % 12 + 1, 1) + timedelta(days=31)
        after = after.replace(day=1)
    return after + timedelta(days=days - 1)
