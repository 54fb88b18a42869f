"""Which phases anybody may write to, and what stands behind a personal link."""

from datetime import date

from django.db.models import F, Q, QuerySet

from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions.asking.queries import asked_rows
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.moderating.models import Hiding
from gemeinwerk.municipalities.models import Municipality


def open_on(today: date) -> Q:
    """Both days count."""
    return Q(form=True, closed_at=None, opens__lte=today) & (Q(closes=None) | Q(closes__gte=today))


def is_open(phase: Participation, today: date) -> bool:
    return phase.form and phase.is_open(today)


def open_phases(concept: Concept, today: date) -> "QuerySet[Participation]":
    """The one that closes first stands first."""
    found = Participation.objects.filter(open_on(today), concept=concept)
    return found.order_by(F("closes").asc(nulls_last=True), "pk")


def concept(town: Municipality, slug: str) -> Concept:
    """A public one. Raises Concept.DoesNotExist."""
    found = Concept.objects.get(municipality=town, slug=slug, public=True)
    found.municipality = town
    return found


def phase(town: Municipality, slug: str, pk: int) -> Participation:
    """With a form, of a public concept, and what it asks (`own_questions`). Raises
    Participation.DoesNotExist."""
    rows = Participation.objects.annotate(own_questions=asked_rows("pk"))
    found = rows.select_related("concept").get(
        concept__municipality=town, concept__slug=slug, concept__public=True, form=True, pk=pk
    )
    found.concept.municipality = town
    return found


def fields(concept: Concept) -> list[FieldOfAction]:
    return list(FieldOfAction.objects.filter(concept=concept))


def themes(concept: Concept) -> list[CrossCuttingTheme]:
    return list(CrossCuttingTheme.objects.filter(concept=concept))


def hiding_of(contribution: Contribution) -> Hiding | None:
    """Why it is hidden now, or was the last time."""
    return Hiding.objects.filter(contribution=contribution).order_by("-pk").first()
