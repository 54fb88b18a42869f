"""Rows of values of tasks in words."""

from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def owner_and_day(row: dict[str, Any]) -> str:
    """„Aylin Yılmaz, bis 11. Dezember 2026“; "" where neither is said."""
    said = [row["person"] or row["organisation"] or ""]
    if row["due"]:
        day = date_format(date.fromisoformat(row["due"]), "DATE_FORMAT")
        said.append(_("bis {day}").format(day=day))
    return ", ".join(filter(None, said))
