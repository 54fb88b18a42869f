"""What can be asked about steering; every list in a constant number of queries."""

from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.concepts.models import Concept
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
    """Concepts with deviations somebody else than the unit is to decide, with how many: `waiting`;
    one query."""
    concepts = Concept.objects.filter(municipality=town, status__in=REPORTED)
    waiting = Deviation.objects.filter(
        measure__concept__municipality=town, state__in=WAITING, decider__isnull=False
    )
    found = concepts.filter(measures__deviations__in=waiting)
    return list(found.annotate(waiting=Count("measures__deviations")).order_by("pk"))
