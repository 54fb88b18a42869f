"""Days of meetings that come from the database as text."""

from datetime import UTC
from typing import Any

from django import template
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import is_naive, localtime

register = template.Library()


@register.filter
def day_of_row(row: dict[str, Any]) -> str:
    """„8. März 2027, 16:30“ of a row of values: SQLite writes moments without their zone."""
    moment = parse_datetime(row["starts_at"])
    if moment is None:
        return str(row["starts_at"])
    moment = moment.replace(tzinfo=UTC) if is_naive(moment) else moment
    return date_format(localtime(moment), "DATETIME_FORMAT")
