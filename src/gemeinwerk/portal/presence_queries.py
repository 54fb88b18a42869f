"""Releases of who takes part in a concept, as citizens may read them."""

from django.db.models import OuterRef, Subquery

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.ledger.models import Entry
from gemeinwerk.representation.ledger_kinds import KEY as RELEASES
from gemeinwerk.representation.models import Release


def presences(concept: Concept) -> list[Release]:
    """Releases citizens may read, the newest first, without their documents."""
    found = Release.objects.filter(enquiry__concept=concept, published=True).defer("content")
    return list(found.order_by("-number"))


def presence(concept: Concept, number: int) -> Release:
    """A published one, with its enquiry and `entry`, what the ledger says of it: one query. Raises
    Release.DoesNotExist."""
    entry = Entry.objects.filter(kind=RELEASES, source_id=OuterRef("pk")).order_by("-position")
    told = JSONRow(position="position", digest="digest", recorded_at="recorded_at")
    annotated = Release.objects.select_related("enquiry").annotate(
        entry=Subquery(entry.values(told=told)[:1])
    )
    found: Release = annotated.get(enquiry__concept=concept, number=number, published=True)
    return found
