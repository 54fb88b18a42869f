"""What comes from the database as text: held dates, and who is elsewhere when a meeting is."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.meetings.models import Format, Meeting
from gemeinwerk.meetings.telling import moment_of
from gemeinwerk.scheduling.telling.dates import is_elsewhere
from gemeinwerk.scheduling.travelling import Elsewhere, too_near_to

register = template.Library()


@register.filter
def held_on(row: dict[str, Any]) -> str:
    """„Mo, 07.06.2027, 16:30 Uhr“ of a row of values."""
    day = date.fromisoformat(row["first"])
    when = f"{date_format(day, 'D')}, {date_format(day, 'SHORT_DATE_FORMAT')}"
    return _("{day}, {time} Uhr").format(day=when, time=row["begins"][:5])


@register.filter
def elsewhere(rows: list[dict[str, Any]], meeting: Meeting) -> list[str]:
    """Of a meeting that is to come: sentences on those who are too near to it, each once."""
    if not meeting.is_coming:
        return []
    here = Elsewhere(
        "", _clock(meeting.starts_at), _clock(meeting.ends_at), meeting.format == Format.ONLINE
    )
    found = [(one, _other(one)) for one in rows]
    told = [
        is_elsewhere(one["name"], other)
        for one, other in found
        if too_near_to(other, here, timedelta(minutes=one["way"]))
    ]
    return list(dict.fromkeys(told))


def _other(one: dict[str, Any]) -> Elsewhere:
    """A meeting with its moments, or a date of a calendar by the clock of the town."""
    if "format" in one:
        starts, ends = (_clock(moment_of(one[name])) for name in ("starts", "ends"))
        return Elsewhere(one["body"], starts, ends, one["format"] == Format.ONLINE)
    first, last = date.fromisoformat(one["first"]), date.fromisoformat(one["last"])
    if one["begins"] is None:
        midnight = datetime.combine(last + timedelta(days=1), time())
        return Elsewhere(one["body"], datetime.combine(first, time()), midnight, all_day=True)
    begins, over = (time.fromisoformat(one[name]) for name in ("begins", "ends"))
    return Elsewhere(one["body"], datetime.combine(first, begins), datetime.combine(last, over))


def _clock(moment: datetime) -> datetime:
    return localtime(moment).replace(tzinfo=None)
