"""When things happened in Havelfurt: the content names days, an office has its own time zone."""

from datetime import date, datetime, time

from django.utils import timezone

MORNING = time(10, 0)


def at(moment: date, hour: time = MORNING) -> datetime:
    """A moment of the content with its time zone; a day without an hour is its morning."""
    if isinstance(moment, datetime):
        return timezone.make_aware(moment)
    return timezone.make_aware(datetime.combine(moment, hour))
