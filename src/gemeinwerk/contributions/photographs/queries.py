"""Which photographs there are of a concept, and what was typed off them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Count, F, QuerySet, Value, When

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.core.typed import whole_number
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality

PHASE, MEETING = "beteiligung", "sitzung"
"""Names in the address."""
RELATED = ("concept__municipality", "participation", "meeting__body", "meeting__concept")


def photograph(town: Municipality, pk: int) -> Photograph:
    """Without the picture itself. Raises Photograph.DoesNotExist."""
    found = Photograph.objects.select_related(*RELATED).defer("content")
    return found.get(concept__municipality=town, pk=pk)


def of_concept(
    concept: Concept, *, phase: Participation | None = None, meeting: Meeting | None = None
) -> "QuerySet[Photograph]":
    """Those that are not done first, with how many contributions were typed off each (`typed`)."""
    found = Photograph.objects.filter(concept=concept)
    if phase is not None:
        found = found.filter(participation=phase)
    if meeting is not None:
        found = found.filter(meeting=meeting)
    found = found.select_related("participation", "meeting__body", "meeting__concept")
    counted = found.defer("content").annotate(typed=Count("transcripts"))
    return counted.order_by(F("done_at").desc(nulls_first=True), "pk")


def left(found: "QuerySet[Photograph]") -> int:
    """How many of them are not done."""
    return found.filter(done_at=None).count()


def asked_for(
    concept: Concept, wanted: Mapping[str, str]
) -> tuple[Participation | None, Meeting | None]:
    """The phase and the meeting of the concept an address names."""
    phase, meeting = whole_number(wanted.get(PHASE)), whole_number(wanted.get(MEETING))
    meetings: Any = Meeting.objects.select_related("body", "concept").filter(concept=concept)
    return (
        concept.participations.filter(pk=phase).first() if phase is not None else None,
        meetings.filter(pk=meeting).first() if meeting is not None else None,
    )


def typed_off(photograph: Photograph) -> list[Contribution]:
    """In the order they were typed."""
    found = Contribution.objects.filter(transcript__photograph=photograph).select_related("field")
    return list(found.defer("search_text", "extra").order_by("number"))


def following(photograph: Photograph) -> int | None:
    """The key of the next one of the same phase and meeting that is not done, after the last the
    first again."""
    one = photograph
    others = Photograph.objects.filter(
        concept=one.concept_id,
        participation=one.participation_id,
        meeting=one.meeting_id,
        done_at=None,
    ).exclude(pk=one.pk)
    behind = Case(When(pk__gt=one.pk, then=Value(0)), default=Value(1))
    return others.order_by(behind, "pk").values_list("pk", flat=True).first()
