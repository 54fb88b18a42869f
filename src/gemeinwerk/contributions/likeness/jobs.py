"""Indexes as background work: made when something was said, in nobody's name."""

from datetime import timedelta

from gemeinwerk.contributions.likeness import making
from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.core import jobs

MAKING = jobs.Kind(
    key="contributions.likeness",
    model=LikenessIndex,
    waiting=lambda now: making.outdated(),
    town="concept__municipality",
    asked=lambda row: None,
    do=making.make,
    failed=making.fail,
    lease=timedelta(minutes=10),
)
jobs.register(MAKING)
