"""Single values as the public document writes them."""

from datetime import date
from decimal import Decimal
from typing import Any

from gemeinwerk.actors.models import Organisation

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
