"""Meetings, their days and periods, that come from the database as text."""

from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from gemeinwerk.core.languages import german
from gemeinwerk.meetings.convening.telling import sentences
from gemeinwerk.meetings.models import Convening, Meeting
from gemeinwerk.meetings.telling import moment_of

register = template.Library()


@register.filter
def day_of_row(row: dict[str, Any]) -> str:
    """„8. März 2027, 16:30“ of a row of values."""
    return date_format(localtime(moment_of(row["starts_at"])), "DATETIME_FORMAT")


@register.filter
def convening_of_row(row: dict[str, Any]) -> list[str]:
    """What a body's row of values says of inviting, in sentences."""
    days = {name: date.fromisoformat(row[name]) for name in ("norm_of", "remote_norm_of")
            if row[name]}  # fmt: skip
    return sentences(Convening(**row | days))


@register.filter
def named(meeting: Meeting) -> str:
    """What it is called, with what the town wrote marked: „3. Sitzung“ is said in the language of
    the page."""
    called = german(meeting.title) if meeting.title else meeting.called
    return format_html("{}: {}", german(meeting.body.name), called)
