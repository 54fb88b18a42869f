"""Single values of a plan's file: each takes a value and its place and gives it as we use it.

All raise ProblemError with a sentence that says what is expected there.
"""

import re
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from gemeinwerk.engines.planning.calendar import LANDS
from gemeinwerk.engines.planning.problem import ProblemError, Words
from gemeinwerk.engines.planning.problem_file.limits import MOST_DECIMALS
from gemeinwerk.engines.problem_files.values import refused

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_GERMAN_WEEKDAYS = {"DI": "TU", "MI": "WE", "DO": "TH", "SO": "SU"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def share(value: Any, place: str) -> Decimal:
    """A number from 0 to 1, exactly as it was written."""
    expected = Words("eine Zahl von 0 bis 1", "a number from 0 to 1")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise refused(value, place, expected)
    exact = Decimal(str(value)) if isinstance(value, float) else value
    if (isinstance(exact, Decimal) and not exact.is_finite()) or not 0 <= exact <= 1:
        raise refused(value, place, expected)
    exact = Decimal(exact)
    if -int(exact.as_tuple().exponent) > MOST_DECIMALS:
        raise ProblemError(
            place,
            Words(
                f"Höchstens {MOST_DECIMALS} Nachkommastellen, bitte.",
                f"At most {MOST_DECIMALS} decimals, please.",
            ),
        )
    return exact


def day(value: Any, place: str) -> date:
    """A date as "2027-03-08"."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise refused(
            value, place, Words("ein Datum wie „2027-03-08“", "a date such as “2027-03-08”")
        )
    found = _day(value)
    if found is None:
        raise ProblemError(
            place,
            Words(
                f"Den Tag „{value}“ gibt es im Kalender nicht.",
                f"There is no day “{value}” in the calendar.",
            ),
        )
    return found


@lru_cache(maxsize=4_000)
def _day(text: str) -> date | None:
    """Thousands of people are away on the same few hundred days."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def clock(value: Any, place: str) -> time:
    """A time of day as "16:30"."""
    if isinstance(value, str) and _TIME.fullmatch(value):
        return time.fromisoformat(value)
    raise refused(value, place, Words("eine Uhrzeit wie „16:30“", "a time such as “16:30”"))


def weekday(value: Any, place: str) -> int:
    """MO to SU as 0 to 6."""
    if isinstance(value, str) and value in WEEKDAYS:
        return WEEKDAYS.index(value)
    meant = value.strip().upper()[:2] if isinstance(value, str) else ""
    meant = _GERMAN_WEEKDAYS.get(meant, meant)
    codes = ", ".join(WEEKDAYS)
    expected = (
        Words(f"„{meant}“", f"“{meant}”")
        if meant in WEEKDAYS
        else Words(f"ein Wochentag ({codes})", f"a weekday ({codes})")
    )
    raise refused(value, place, expected)


def land(value: Any, place: str) -> str:
    """The code of a Land."""
    if isinstance(value, str) and value in LANDS:
        return value
    said = value.strip().removeprefix("DE-").casefold() if isinstance(value, str) else None
    meant = [code for code, name in LANDS.items() if said in (code.casefold(), name.casefold())]
    codes = ", ".join(LANDS)
    expected = (
        Words(f"„{meant[0]}“", f"“{meant[0]}”")
        if meant
        else Words(f"das Kürzel eines Landes ({codes})", f"the code of a Land ({codes})")
    )
    raise refused(value, place, expected)
