"""Lists of contacts as background work: read, taken over after somebody looked, and taken back."""

from django.db.models import Q

from gemeinwerk.actors.contacts import operations, undoing
from gemeinwerk.actors.models import ContactImport
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import LEASE, ImportState, work

UNDOING = jobs.Kind(
    key="contacts.undo",
    model=ContactImport,
    waiting=lambda now: Q(state=ImportState.APPLIED, undo_asked_at__isnull=False),
    town="municipality",
    asked=undoing.asked_for,
    do=undoing.carry_out,
    failed=undoing.fail,
    lease=LEASE,
    related=("municipality", "undone_by"),
)

jobs.register(
    *work.kinds(
        "contacts", ContactImport, operations, town="municipality", related=("municipality",)
    ),
    UNDOING,
)
