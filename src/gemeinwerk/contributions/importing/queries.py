"""What can be asked about tables of contributions; every answer starts at a concept of a town."""

from django.db.models import QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import ContributionImport
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.municipalities.models import Municipality


def run(town: Municipality, pk: int) -> ContributionImport:
    """Raises ContributionImport.DoesNotExist."""
    rows = ContributionImport.objects.select_related(
        "concept__municipality", "started_by", "participation"
    )
    return rows.get(concept__municipality=town, pk=pk)


def runs_of(concept: Concept) -> "QuerySet[ContributionImport]":
    """Newest first, without what was kept for looking through."""
    rows = ContributionImport.objects.filter(concept=concept).select_related("started_by")
    return rows.exclude(state=ImportState.DISCARDED).defer("preview", "columns").order_by("-pk")
