"""Steps on the way to a target, as people write them: "31.12.2026: 60; Ende 2027: 120".

    read("Ende 2026: 60")      -> ((date(2026, 12, 31), Decimal("60")),)
    unread("bald mehr")        -> "bald mehr"
    written(read(text))        -> the same in one form of writing, in the order of the days

A file may bring words nobody can count with: they stay as text, and make no step.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.core.forms.fields import as_typed, planned_day
from gemeinwerk.german import parse_number
from gemeinwerk.german.times.dates import parse_date

Step = tuple[date, Decimal]
_LONGEST = 2_000
_BREAK = re.compile(r"[;\n]")


@lru_cache(2_000)
def read(text: str) -> tuple[Step, ...]:
    """All steps that can be read, in the order of their days."""
    return tuple(sorted(found for part in _parts(text) if (found := _step(part))))


def unread(text: str) -> str:
    """The first part that is no step; "" where all are."""
    if len(text) > _LONGEST:
        return text[:40] + " …"
    days: set[date] = set()
    for part in _parts(text):
        found = _step(part)
        if found is None or found[0] in days:
            return part
        days.add(found[0])
    return ""


def written(steps: Iterable[Step]) -> str:
    return "; ".join(f"{day:%d.%m.%Y}: {_number(value)}" for day, value in steps)


def _parts(text: str) -> list[str]:
    return [part for one in _BREAK.split(text[:_LONGEST]) if (part := one.strip())]


def _step(part: str) -> Step | None:
    left, _colon, right = part.rpartition(":")
    left = left.strip()
    value = parse_number(right.strip())
    day = parse_date(left) or (planned_day(left, begins=False) if left else None)
    if day is None or value is None or abs(value) >= 10**14:
        return None
    return day, round(value, 4)


def _number(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    return as_typed(value, max(-exponent, 0) if isinstance(exponent, int) else 0)
