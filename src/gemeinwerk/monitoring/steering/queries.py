"""What can be asked about steering; every list in a constant number of queries."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.monitoring.amending.models import Amendment, AmendmentState
from gemeinwerk.monitoring.lifecycle import REPORTED
from gemeinwerk.monitoring.steering.lifecycle import OPEN, WAITING
from gemeinwerk.monitoring.steering.models import Assignment, Decision, Dependency, Deviation
from gemeinwerk.municipalities.models import Municipality

_OF_A_DEVIATION = ("measure__concept__municipality", "measure__lead_unit", "decider")
_OF_AN_ASSIGNMENT = (
    "unit",
    "decision__body",
    "decision__deviation__measure__concept__municipality",
)


def deviation(town: Municipality, pk: int) -> Deviation:
    """Raises Deviation.DoesNotExist."""
    found = Deviation.objects.select_related(*_OF_A_DEVIATION)
    return found.get(measure__concept__municipality=town, pk=pk)


def decision(town: Municipality, pk: int) -> Decision:
    found = Decision.objects.select_related("deviation__measure__concept__municipality", "body")
    return found.get(deviation__measure__concept__municipality=town, pk=pk)


def assignment(town: Municipality, pk: int) -> Assignment:
    found = Assignment.objects.select_related(*_OF_AN_ASSIGNMENT)
    return found.get(decision__deviation__measure__concept__municipality=town, pk=pk)


def dependency(town: Municipality, pk: int) -> Dependency:
    found = Dependency.objects.select_related("measure__concept__municipality", "on")
    return found.get(measure__concept__municipality=town, pk=pk)


def open_deviations(concept: Concept) -> QuerySet[Deviation]:
    """With what the desk tells of each, in the order of the catalogue; those of a unit that settles
    it itself too."""
    found = Deviation.objects.filter(measure__concept=concept, state__in=OPEN)
    return (
        found.select_related("measure__lead_unit", "measure__field", "decider")
        .defer("measure__search_text")
        .order_by("measure__field__position", "measure__position", "pk")
    )


def decisions_of(deviation: Deviation) -> QuerySet[Decision]:
    """The newest first, with their tasks."""
    tasks = Prefetch("assignments", Assignment.objects.select_related("unit"))
    return deviation.decisions.select_related("body").prefetch_related(tasks)


def open_assignments(concept: Concept) -> QuerySet[Assignment]:
    """Decided and not done, what is due first before."""
    found = Assignment.objects.filter(
        decision__deviation__measure__concept=concept, done_on__isnull=True
    )
    return found.select_related(*_OF_AN_ASSIGNMENT).order_by("due", "pk")


def own_assignments(town: Municipality, user: User) -> list[Assignment]:
    """Open ones of the user's units: one query, for somebody without a unit none."""
    units = unit_ids_of(user)
    if not units:
        return []
    found = Assignment.objects.filter(
        unit__in=units,
        done_on__isnull=True,
        decision__deviation__measure__concept__municipality=town,
    )
    return list(found.select_related(*_OF_AN_ASSIGNMENT).order_by("due", "pk"))


def dependencies_of(concept: Concept) -> QuerySet[Dependency]:
    """With both measures and the milestone."""
    found = Dependency.objects.filter(measure__concept=concept)
    return found.select_related("measure", "on", "milestone").defer(
        "measure__search_text", "on__search_text"
    )


def to_decide(town: Municipality) -> list[Any]:
    """Concepts in which somebody else than a unit has to decide: with how many deviations
    (`waiting`) and changes of the promise (`amending`); one query."""
    deviations = Deviation.objects.filter(state__in=WAITING, decider__isnull=False)
    amendments = Amendment.objects.filter(state=AmendmentState.PROPOSED)
    found = Concept.objects.filter(municipality=town, status__in=REPORTED)
    counted = found.annotate(waiting=_in_concept(deviations), amending=_in_concept(amendments))
    return list(counted.filter(Q(waiting__gt=0) | Q(amending__gt=0)).order_by("pk"))


def _in_concept(found: QuerySet[Any]) -> Coalesce:
    """How many belong to measures of the concept of the outer query."""
    own = found.filter(measure__concept=OuterRef("pk")).order_by().values("measure__concept")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)
