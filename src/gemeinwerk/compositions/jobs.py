"""Proposals as background work: finding who sits where may take a minute."""

from datetime import timedelta

from django.db.models import Q

from gemeinwerk.compositions.models import Composition, CompositionState
from gemeinwerk.compositions.operations import computing
from gemeinwerk.core import jobs

COMPOSING: jobs.Kind = jobs.Kind(
    key="composition.compose",
    model=Composition,
    waiting=lambda now: Q(state__in=[CompositionState.WAITING, CompositionState.COMPUTING]),
    town="concept__municipality",
    asked=computing.asked_for,
    do=lambda row: computing.compute(row, lengthen=jobs.lengthened(COMPOSING, row)),
    failed=computing.fail,
    longest=timedelta(minutes=10),
    related=("concept",),
)
jobs.register(COMPOSING)
