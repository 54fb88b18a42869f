"""Everything that is asked about concepts; every answer starts at a town."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.concepts.answers import answers_of
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import (
    Concept,
    CrossCuttingTheme,
    FieldOfAction,
    Finding,
    Phase,
    Review,
)
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.ui import Link
from gemeinwerk.municipalities.models import Municipality


def concept(municipality: Municipality, slug: str) -> Concept:
    """A concept with what its head shows."""
    related = ("municipality", "lead_office", "steering", "predecessor")
    return Concept.objects.select_related(*related).get(municipality=municipality, slug=slug)


def called(title: str, period_start: str, period_end: str) -> str:
    """`Concept.name` of one that is known by its title and its days alone, as documents and rows
    of JSON have them."""
    first, last = (date.fromisoformat(day) for day in (period_start, period_end))
    return Concept(title=title, period_start=first, period_end=last).name


def concepts(municipality: Municipality) -> QuerySet[Concept]:
    """All concepts of a town, the newest period first."""
    found = Concept.objects.filter(municipality=municipality)
    return found.annotate(field_count=Count("fields")).order_by(
        "-period_start", Alphabetical("title")
    )


def concepts_at_work(municipality: Municipality) -> QuerySet[Concept]:
    """Concepts somebody works on: all but those superseded."""
    found = Concept.objects.filter(municipality=municipality)
    return found.exclude(status=ConceptStatus.SUPERSEDED)


def field(municipality: Municipality, slug: str, pk: int) -> FieldOfAction:
    fields = FieldOfAction.objects.select_related("concept__municipality", "working_group")
    return fields.get(concept__municipality=municipality, concept__slug=slug, pk=pk)


def fields(concept: Concept) -> QuerySet[FieldOfAction]:
    return concept.fields.select_related("working_group")


def theme(municipality: Municipality, slug: str, pk: int) -> CrossCuttingTheme:
    themes = CrossCuttingTheme.objects.select_related("concept__municipality")
    return themes.get(concept__municipality=municipality, concept__slug=slug, pk=pk)


def phase(municipality: Municipality, slug: str, pk: int) -> Phase:
    phases = Phase.objects.select_related("concept__municipality")
    return phases.get(concept__municipality=municipality, concept__slug=slug, pk=pk)


def late_phases(concepts: Collection[Concept], today: date) -> QuerySet[Phase]:
    """Phases that should have begun, or have ended, and did not."""
    not_begun = Q(planned_start__lt=today, actual_start__isnull=True)
    not_ended = Q(planned_end__lt=today)
    return (
        Phase.objects.filter(not_begun | not_ended, concept__in=concepts, actual_end__isnull=True)
        .select_related("concept")
        .order_by(F("planned_end").asc(nulls_last=True), "pk")
    )


# --- the review ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class FindingState:
    """A finding and what became of it. `state`: answered, elsewhere, refused, open, or noted
    where it need not be taken up."""

    finding: Finding
    answers: list[Link]
    state: str


def review(concept: Concept) -> Review | None:
    return Review.objects.filter(concept=concept).first()


def new_review(concept: Concept) -> Review:
    """As it stands before anybody wrote it."""
    return Review(concept=concept, title=_("Bestandsaufnahme"))


def finding(municipality: Municipality, slug: str, pk: int) -> Finding:
    findings = Finding.objects.select_related("review__concept__municipality")
    return findings.get(
        review__concept__municipality=municipality, review__concept__slug=slug, pk=pk
    )


def findings(concept: Concept) -> list[FindingState]:
    """All findings of the concept's review, with what answers them."""
    return states_of(list(Finding.objects.filter(review__concept=concept)))


def open_findings(concept: Concept) -> list[Finding]:
    """Those that must be taken up and nobody has answered in any way."""
    return [one.finding for one in findings(concept) if one.state == "open"]


def all_open_findings(concepts: Collection[Concept]) -> dict[int, list[Finding]]:
    """The same of several concepts by their keys, in as many queries as of one."""
    waiting: dict[int, list[Finding]] = {one.pk: [] for one in concepts}
    found = Finding.objects.filter(review__concept__in=concepts).select_related("review")
    for one in states_of(list(found)) if concepts else ():
        if one.state == "open":
            waiting[one.finding.review.concept_id].append(one.finding)
    return waiting


def states_of(found: list[Finding]) -> list[FindingState]:
    answers = answers_of(found)
    return [FindingState(one, answers[one.pk], _state(one, answers[one.pk])) for one in found]


def _state(finding: Finding, answers: list[Link]) -> str:
    if answers:
        return "answered"
    if finding.elsewhere:
        return "elsewhere"
    if finding.refused_on:
        return "refused"
    return "open" if finding.must_take_up else "noted"
