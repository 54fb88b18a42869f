"""Plans as background work: finding the best dates of a year may take a minute, and making them
meetings writes to many."""

from datetime import timedelta

from django.db.models import Q

from gemeinwerk.core import jobs
from gemeinwerk.scheduling.models import AT_WORK, Plan, PlanState
from gemeinwerk.scheduling.operations import publishing, thinking

PLANNING: jobs.Kind = jobs.Kind(
    key="schedule.plan",
    model=Plan,
    waiting=lambda now: Q(state__in=AT_WORK),
    town="schedule__concept__municipality",
    asked=thinking.asked_for,
    do=lambda row: thinking.compute(row, lengthen=jobs.lengthened(PLANNING, row)),
    failed=thinking.fail,
    longest=timedelta(minutes=15),
    related=("schedule__concept",),
)
PUBLISHING = jobs.Kind(
    key="schedule.publish",
    model=Plan,
    waiting=lambda now: Q(state=PlanState.PUBLISHING),
    town="schedule__concept__municipality",
    asked=publishing.asked_for,
    do=publishing.carry_out,
    failed=publishing.fail,
    related=("schedule__concept",),
)
jobs.register(PLANNING, PUBLISHING)
