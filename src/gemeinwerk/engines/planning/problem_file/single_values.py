"""Single values of a file: each function takes a value and its place and gives it as we use it.

All raise ProblemError with a sentence that says what is expected there.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from gemeinwerk.engines.planning.calendar import LANDS
from gemeinwerk.engines.planning.problem import ProblemError, Words
from gemeinwerk.engines.planning.problem_file.limits import (
    MOST_CHARACTERS,
    MOST_DECIMALS,
    MOST_NUMBER,
)

T = TypeVar("T")
Read = Callable[[Any, str], T]
"""Value and place to what it means."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_GERMAN_WEEKDAYS = {"DI": "TU", "MI": "WE", "DO": "TH", "SO": "SU"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_LONGEST_SHOWN = 40


def shown(value: Any) -> Words:
    """A value as one shows it back to the person who wrote it, cut where it is long."""
    if isinstance(value, bool):
        return Words(str(value).lower(), str(value).lower())
    if isinstance(value, str):
        return Words(f"„{cleaned(value)}“", f"“{cleaned(value)}”")
    if isinstance(value, int) and abs(value) >= 10**_LONGEST_SHOWN:
        return Words("eine sehr große Zahl", "a very large number")
    if isinstance(value, int | float | Decimal):
        return Words(cleaned(str(value)), cleaned(str(value)))
    if value is None:
        return Words("null", "null")
    if isinstance(value, list | tuple):
        return Words("eine Liste", "a list")
    return Words("ein Objekt", "an object")


def cleaned(text: str) -> str:
    """A text fit to be shown: cut where it is long, nothing in it that a terminal would obey."""
    cut = "".join(one if one.isprintable() else "�" for one in text[:_LONGEST_SHOWN])
    return cut + ("…" if len(text) > _LONGEST_SHOWN else "")


def refused(value: Any, place: str, expected: Words) -> ProblemError:
    """ "Hier muss … stehen, nicht …" """
    is_not = shown(value)
    return ProblemError(
        place,
        Words(
            f"Hier muss {expected.de} stehen, nicht {is_not.de}.",
            f"This must be {expected.en}, not {is_not.en}.",
        ),
    )


def yes_or_no(value: Any, place: str) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise refused(value, place, Words("true oder false", "true or false"))
    return value


def whole_number(least: int, most: int = MOST_NUMBER) -> Read[int]:
    """Integers between the two; true, 3.0 and "3" are none."""

    def read(value: Any, place: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise refused(
                value,
                place,
                Words(
                    f"eine ganze Zahl von {least} bis {most}",
                    f"a whole number from {least} to {most}",
                ),
            )
        return value

    return read


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


def wording(value: Any, place: str) -> str:
    """A name or a reason, in one line; it may be empty."""
    if not isinstance(value, str):
        raise refused(value, place, Words("ein Text", "a text"))
    line = " ".join(value.split())
    if len(line) > MOST_CHARACTERS:
        raise ProblemError(
            place,
            Words(
                f"Der Text ist zu lang (höchstens {MOST_CHARACTERS} Zeichen).",
                f"The text is too long (at most {MOST_CHARACTERS} characters).",
            ),
        )
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in line):
        raise ProblemError(
            place, Words("Im Text steht ein Steuerzeichen.", "There is a control character in it.")
        )
    return line


def identifier(value: Any, place: str) -> str:
    """An id: a text that is not empty, without blanks around it or two in a row."""
    if not isinstance(value, str):
        raise refused(value, place, Words("eine Kennung als Text", "an id as a text"))
    line = wording(value, place)
    if not line:
        raise ProblemError(place, Words("Die Kennung ist leer.", "The id is empty."))
    if line != value:
        raise ProblemError(
            place,
            Words(
                f"Die Kennung {shown(value).de} hat überflüssige Leerzeichen.",
                f"The id {shown(value).en} has blanks too many.",
            ),
        )
    return line
