"""Single values of a file: each function takes a value and its place and gives it as we use it.

All raise ProblemError with a sentence that says what is expected there.
"""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.engines.problem_files.limits import MOST_CHARACTERS, MOST_NUMBER
from gemeinwerk.tables.words import Words

T = TypeVar("T")
Read = Callable[[Any, str], T]
"""Value and place to what it means."""

VERSION = 1
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


def version(value: Any, place: str) -> int:
    """The version of the format: 1."""
    if isinstance(value, bool) or not isinstance(value, int) or value != VERSION:
        expected = Words("1 (die Version des Formats)", "1 (the version of the format)")
        raise refused(value, place, expected)
    return VERSION
