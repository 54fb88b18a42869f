"""Held dates that come from the database as text."""

from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def held_on(row: dict[str, Any]) -> str:
    """„Mo, 07.06.2027, 16:30 Uhr“ of a row of values."""
    day = date.fromisoformat(row["first"])
    when = f"{date_format(day, 'D')}, {date_format(day, 'SHORT_DATE_FORMAT')}"
    return _("{day}, {time} Uhr").format(day=when, time=row["begins"][:5])
