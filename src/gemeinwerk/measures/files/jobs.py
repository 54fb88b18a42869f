"""Files as background work."""

from django.db.models import Q

from gemeinwerk.audit import operations as audit
from gemeinwerk.core import jobs
from gemeinwerk.measures.files import operations
from gemeinwerk.measures.models import CatalogueFile
from gemeinwerk.measures.models.files import FileState

MAKING = jobs.Kind(
    key="catalogue.file",
    model=CatalogueFile,
    waiting=lambda now: Q(state=FileState.WANTED),
    town="concept__municipality",
    asked=operations.asked_for,
    do=operations.make,
    failed=operations.fail,
    lease=operations.LEASE,
    order=("turn", "-pk"),  # what is newest is read most
    related=("concept__municipality", "version__concept", "reader", "unit"),
)

jobs.register(MAKING)
audit.follow_public(operations.public_content_changed)
