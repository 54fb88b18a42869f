"""Large imports and bulk changes are taken back as background work."""

from datetime import timedelta

from django.db.models import Q

from gemeinwerk.core import jobs
from gemeinwerk.measures.models import ChangeSet
from gemeinwerk.measures.undoing import operations

UNDOING = jobs.Kind(
    key="catalogue.undo",
    model=ChangeSet,
    waiting=lambda now: Q(asked_at__isnull=False, undone_at=None),
    town="concept__municipality",
    asked=operations.asked_for,
    do=operations.carry_out,
    failed=operations.fail,
    lease=timedelta(minutes=5),  # it writes in one transaction, and cannot say how far it is
    related=("concept__municipality", "run", "asked_by"),
)


jobs.register(UNDOING)
