"""What can be supported, and what was counted otherwise."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from gemeinwerk.contributions.models import Contribution, ContributionState, Participation
from gemeinwerk.contributions.supporting.models import Support
from gemeinwerk.municipalities.models import Municipality


def contribution(town: Municipality, slug: str, number: int) -> Contribution:
    """A public one of a phase with supports, open or not. Raises Contribution.DoesNotExist."""
    found = Contribution.objects.select_related("concept", "participation").get(
        concept__municipality=town,
        concept__slug=slug,
        concept__public=True,
        participation__support=True,
        number=number,
        state=ContributionState.PUBLIC,
    )
    found.concept.municipality = town
    return found


def is_asked(phase: Participation | None, today: date) -> bool:
    """Whether its contributions can be supported now."""
    return phase is not None and phase.support and phase.is_open(today)


def is_supported(contribution: Contribution, device: str) -> bool:
    return Support.objects.filter(contribution=contribution, device=device).exists()


def counted_otherwise() -> "QuerySet[Contribution]":
    """Of all towns: contributions that are supported by others than were counted last, each with
    `now`, by their phases."""
    rows = Contribution.objects.filter(participation__support=True).annotate(
        now=Count("supports"), last=Coalesce(F("support_count__number"), 0)
    )
    return rows.filter(~Q(now=F("last"))).order_by("participation", "pk")
