"""Wide tables of measured values: a column for each period, or for each indicator.

Nr. | Indikator       | 2024 | 2025          Datum      | 1.7 Wartezeit | 3.5 Plätze
1.7 | Wartezeit       | 11   | 10,6          31.12.2025 | 10,6          | 20
"""

import re
from collections.abc import Mapping
from datetime import date

from gemeinwerk.core.forms.fields import planned_day
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.tables.dateformat import german_date
from gemeinwerk.tables.grid import Row

_BEFORE = re.compile(r"^(?:ist(?:-wert)?|istwert|wert|messwert|stand|zum)\s+", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:(?:maßnahme|nr\.?|m)\s*)?(?P<code>[A-Z]{0,3}\d{1,3}(?:[.\-]\d{1,3}){1,3})"
    r"(?:\s*[:–-]?\s+(?P<indicator>\S.*))?$",
    re.IGNORECASE,
)
_LONGEST = 300
Heading = tuple[str, str]
"""The number of a measure and its indicator; "" for its only one."""


def periods(head: Row, taken: set[int]) -> Mapping[int, str]:
    """Columns whose heading is a day, or a time that ends on one; each with that day. What is a
    target, a plan or no sure time is no column of values."""
    found: dict[int, str] = {}
    for place, text in head.cells.items():
        stored = head.stored.get(place)
        day = getattr(stored, "value", None)
        if place in taken:
            continue
        if isinstance(day, date):
            found[place] = german_date(day)
            continue
        said = _BEFORE.sub("", text.strip()[:_LONGEST])
        when = parse_date(said) or planned_day(said, begins=False)
        if when:
            found[place] = german_date(when)
    return found


def measures(head: Row, taken: set[int]) -> Mapping[int, Heading]:
    """Columns whose heading is the number of a measure, with its indicator if it is named."""
    found: dict[int, Heading] = {}
    for place, text in head.cells.items():
        told = _MEASURE.match(text.strip()[:_LONGEST])
        if place not in taken and told:
            found[place] = (told["code"], (told["indicator"] or "").strip())
    return found
