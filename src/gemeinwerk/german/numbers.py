"""Numbers as they are written in German, and in English where that can be told apart.

A number is taken whole or not at all: `RUN` is everything that belongs to it, and what is no number
as a whole ("1.2.3", "01.07.2026") is none, never a piece of it.
"""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from gemeinwerk.german.text import plain

# 25.000 | 25 000 | 25'000 | 1.234,56 | 10,000 | 0,5 | 4.17; at most twelve digits before the comma.
NUMBER = (
    r"(?:\d{1,3}(?:[.' ]\d{3}){1,3}(?:,\d{1,2})?(?!\d)"
    r"|\d{1,3}(?:,\d{3}){2,3}(?:\.\d{1,2})?(?!\d)|\d{1,3},\d{3}\.\d{1,2}(?!\d)"
    r"|\d{1,12}(?:[.,]\d{1,6})?)"
)
RUN = r"(?:\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,']\d+)*)"
"""All signs that belong to one number, be it written well or not."""
_WHOLE = re.compile(rf"[-+]?(?:{NUMBER})")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.' ]\d{3})+")
_ENGLISH_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d{1,2}")
_COMMA_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}")
_PERCENT = re.compile(rf"[-+]?({NUMBER})\s*(?:%|Prozent|v\. ?H\.)", re.IGNORECASE)
_LONGEST = 40


def to_decimal(token: str) -> Decimal | None:
    """A single number token. A dot or blank before exactly three digits groups; a comma divides."""
    return None if len(token) > _LONGEST else _decimal(token)


@lru_cache(maxsize=8_000)
def _decimal(token: str) -> Decimal | None:
    token = plain(token)
    if not _WHOLE.fullmatch(token):
        return None
    body = token.lstrip("+-")
    if _ENGLISH_GROUPED.fullmatch(body):
        body = body.replace(",", "")
    else:
        whole, comma, fraction = body.partition(",")
        if _GROUPED.fullmatch(whole):
            whole = re.sub(r"[.' ]", "", whole)
        body = f"{whole}.{fraction}" if comma else whole
    try:
        value = Decimal(body)
    except InvalidOperation:
        return None
    return -value if token.startswith("-") else value


def parse_number(text: str) -> Decimal | None:
    """The number a text consists of, None where it says anything else."""
    return to_decimal(text)


def parse_percent(text: str) -> Decimal | None:
    """ "80 %", "12,5 Prozent" -> the number before the sign, None where the text says more."""
    text = plain(text)
    found = _PERCENT.fullmatch(text)
    if not found:
        return None
    value = to_decimal(found.group(1))
    return -value if value is not None and text.startswith("-") else value


def money_decimal(token: str) -> Decimal | None:
    """Like `to_decimal`, but a comma before exactly three digits groups: money has no mills."""
    if "," in token and len(token) <= _LONGEST:
        grouped = plain(token)
        if _COMMA_GROUPED.fullmatch(grouped):
            return Decimal(grouped.replace(",", ""))
    return to_decimal(token)
