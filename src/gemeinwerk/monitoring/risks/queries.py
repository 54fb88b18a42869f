"""What can be asked about risks; every list in one query."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet
from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.risks.models import Level, Risk, RiskState
from gemeinwerk.municipalities.models import Municipality

Matrix = list[tuple[Level, list[tuple[Level, list[Risk]]]]]


def risk(town: Municipality, pk: int) -> Risk:
    """Raises Risk.DoesNotExist."""
    related = ("concept__municipality", "measure__concept", "measure__lead_unit", "owner")
    return Risk.objects.select_related(*related).get(concept__municipality=town, pk=pk)


def of_concept(concept: Concept) -> QuerySet[Risk]:
    """Those that are open before, the gravest first."""
    found = Risk.objects.filter(concept=concept).select_related("measure", "owner")
    return found.defer("measure__search_text").order_by(
        F("state").desc(), -F("likelihood") * F("harm"), "pk"
    )


def of_measure(measure: Measure) -> QuerySet[Risk]:
    found = measure.risks.filter(state=RiskState.OPEN).select_related("owner")
    return found.order_by(-F("likelihood") * F("harm"), "pk")


def matrix(risks: Iterable[Risk]) -> Matrix:
    """Rows by likelihood, the highest first, of columns by harm, the lowest first; of those that
    are open."""
    left = [one for one in risks if one.state == RiskState.OPEN]
    return [
        (
            likely,
            [
                (bad, [one for one in left if (one.likelihood, one.harm) == (likely, bad)])
                for bad in Level
            ],
        )
        for likely in sorted(Level, reverse=True)
    ]


def round_since(concept: Concept) -> date | None:
    """Since when risks are to be looked at again: the opening of the newest round."""
    opened = concept.rounds.order_by("-opened_at").values_list("opened_at", flat=True).first()
    return localdate(opened) if opened else None
