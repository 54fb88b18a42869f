"""Readings as background work: due by the clock, in nobody's name."""

from django.db.models import Q

from gemeinwerk.core import jobs
from gemeinwerk.figures.reading import operations
from gemeinwerk.figures.reading.models import Feed

READING = jobs.Kind(
    key="figures.reading",
    model=Feed,
    waiting=lambda now: Q(next_at__lte=now),
    town="shared__concept__municipality",
    asked=lambda row: None,
    do=operations.read,
    failed=operations.fail,
    related=("shared__concept__municipality",),
)
jobs.register(READING)
