"""What the page of the process asks: what happened on which day, what one can do now, and a few of
the contributions that have an answer."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length

from gemeinwerk.answers.rounds.models import Answer, AnswerState
from gemeinwerk.comments.models import CommentedDraft
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form.queries import open_phases
from gemeinwerk.contributions.models import ContributionState, Participation
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.monitoring.steering.models import Decision
from gemeinwerk.progress_reports.models import IssuedReport, Kind
from gemeinwerk.representation.models import Release

VOICES = 3
LONGEST_VOICE = 600
_LOOKED_AT = 60


def days(concept: Concept) -> dict[str, list[dict[str, Any]]]:
    """All that has a day and can be read: meetings, versions, decisions that are shown, reports of
    the participation. One query, as plain values."""
    meetings, versions, decisions, reports = Concept.objects.filter(pk=concept.pk).values_list(
        Listed(_meetings()), Listed(_versions()), Listed(_decisions()), Listed(_reports())
    ).get()  # fmt: skip
    return {
        "meetings": meetings or [],
        "versions": versions or [],
        "decisions": decisions or [],
        "reports": reports or [],
    }


def _meetings() -> "QuerySet[Any, Any]":
    minutes = PublishedMinutes.objects.filter(
        version__minutes__meeting=OuterRef("pk"), withdrawn=False
    )
    found = Meeting.objects.filter(concept=OuterRef("pk"), public=True)
    found = found.exclude(state=MeetingState.CANCELLED).order_by("starts_at", "pk")
    told = row(
        pk="pk", title="title", number="number", body="body__name", starts_at="starts_at",
        ends_at="ends_at", has_minutes="has_minutes",
    )  # fmt: skip
    return found.annotate(has_minutes=Exists(minutes)).values(told=told)


def _versions() -> "QuerySet[Any, Any]":
    found = CatalogueVersion.objects.filter(concept=OuterRef("pk"), published=True)
    told = row(number="number", kind="kind", at="frozen_at")
    return found.order_by("number").values(told=told)


def _decisions() -> "QuerySet[Any, Any]":
    found = Decision.objects.filter(deviation__measure__concept=OuterRef("pk"), public=True)
    return found.order_by("decided_on", "pk").values(told=row(on="decided_on", words="words"))


def _reports() -> "QuerySet[Any, Any]":
    found = IssuedReport.objects.filter(
        concept=OuterRef("pk"), kind=Kind.PARTICIPATION, published=True
    )
    return found.order_by("-number").values(told=row(number="number", title="title", on="as_of"))


def asked_now(concept: Concept, today: date) -> "QuerySet[Participation]":
    """Phases in which anybody may say something, each with the number of the version that can be
    commented on in it (`draft_number`)."""
    draft = CommentedDraft.objects.filter(participation=OuterRef("pk"), version__published=True)
    found = open_phases(concept, today)
    return found.annotate(draft_number=Subquery(draft.values("version__number")[:1]))


def who(concept: Concept) -> Release | None:
    """The newest release of who takes part that citizens may read."""
    found = Release.objects.filter(enquiry__concept=concept, published=True)
    return found.order_by("-number").first()


def voices(concept: Concept) -> list[int]:
    """The keys of a few public contributions with their last answer, those answered last first;
    where answers differ, no kind of them comes twice. Long ones stand on their own page."""
    given = Answer.objects.filter(
        contribution__concept=concept,
        contribution__state=ContributionState.PUBLIC,
        state=AnswerState.RELEASED,
        along=None,
    )
    short = given.annotate(length=Length("contribution__text")).filter(length__lte=LONGEST_VOICE)
    rows = short.order_by("-released_at", "-pk").values_list("contribution", "kinds")
    last: dict[int, str] = {}
    for key, kinds in rows[:_LOOKED_AT]:
        last.setdefault(key, kinds)
    of_a_kind: dict[str, int] = {}
    for key, kinds in last.items():
        of_a_kind.setdefault(kinds, key)
    chosen = [*of_a_kind.values(), *last]
    return list(dict.fromkeys(chosen))[:VOICES]
