"""Single values as the public document writes them, and as they are read out of it again."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language

from gemeinwerk.actors.models import Organisation
from gemeinwerk.core.rounding import AS_ENTERED, shown

Document = dict[str, Any]


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def number(value: Decimal | None) -> int | float | None:
    """200 rather than 200.0000: a value is the same however many noughts the database keeps."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def organisation(of: Organisation | None) -> Document | None:
    return {"name": of.name, "abbreviation": of.abbreviation} if of else None


def day_in_words(value: str | None, form: str = "SHORT_DATE_FORMAT") -> str:
    """31.12.2026 for 2026-12-31; "" for none."""
    return _day_in_words(get_language(), value, form) if value else ""


@lru_cache(2_000)
def _day_in_words(_language: str | None, value: str, form: str) -> str:
    """Put into words once: a catalogue's days come again in every row, page and file."""
    return date_format(date.fromisoformat(value), form)


def in_words(value: float | None, places: str = AS_ENTERED) -> str:
    """1.234,5 for 1234.5; "" for none. ``places``: see `core.rounding`."""
    return "" if value is None else _in_words(get_language(), value, places)


@lru_cache(2_000, typed=True)
def _in_words(_language: str | None, value: float, places: str) -> str:
    if places == AS_ENTERED:
        return number_format(value, use_l10n=True, force_grouping=True)
    return shown(value, places)
