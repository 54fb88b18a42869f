"""Lists of contacts as background work: read, and after somebody looked, taken over."""

from django.db.models import Q

from gemeinwerk.actors.contacts import operations
from gemeinwerk.actors.models import ContactImport
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import LEASE, ImportState


def _kind(key: str, states: list[ImportState], **what: object) -> jobs.Kind:
    return jobs.Kind(
        key=key,
        model=ContactImport,
        waiting=lambda now: Q(state__in=states),
        town="municipality",
        failed=operations.fail,
        lease=LEASE,
        related=("municipality",),
        **what,  # type: ignore[arg-type]
    )


READING = _kind(
    "contacts.read",
    [ImportState.UPLOADED, ImportState.READING],
    asked=operations.asked_to_read,
    do=operations.read_file,
)
APPLYING = _kind(
    "contacts.apply",
    [ImportState.APPLYING],
    asked=operations.asked_for,
    do=operations.carry_out,
    refused=operations.refuse,
)


jobs.register(READING, APPLYING)
