"""Readings as background work: due by the clock, in nobody's name."""

from django.db.models import Q

from gemeinwerk.calendars.reading import operations
from gemeinwerk.calendars.reading.models import Subscription
from gemeinwerk.core import jobs

READING = jobs.Kind(
    key="calendars.reading",
    model=Subscription,
    waiting=lambda now: Q(next_at__lte=now),
    town="calendar__municipality",
    asked=lambda row: None,
    do=operations.read,
    failed=operations.fail,
    related=("calendar__municipality",),
)
jobs.register(READING)
