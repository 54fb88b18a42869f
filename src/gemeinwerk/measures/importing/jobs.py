"""Imports as background work: a file is read, and after somebody looked, taken over."""

from django.db.models import Q

from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import LEASE, ImportState
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun


def _kind(key: str, states: list[ImportState], **what: object) -> jobs.Kind:
    return jobs.Kind(
        key=key,
        model=ImportRun,
        waiting=lambda now: Q(state__in=states),
        town="concept__municipality",
        failed=operations.fail,
        lease=LEASE,
        related=("concept",),
        **what,  # type: ignore[arg-type]
    )


READING = _kind(
    "import.read",
    [ImportState.UPLOADED, ImportState.READING],
    asked=operations.asked_to_read,
    do=operations.read_file,
)
APPLYING = _kind(
    "import.apply",
    [ImportState.APPLYING],
    asked=operations.asked_for,
    do=operations.carry_out,
    refused=operations.refuse,
)


jobs.register(READING, APPLYING)
