"""What is asked about waves, invitations and letters."""

from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.models import (
    Answer,
    Invitation,
    Letter,
    LetterState,
    Purpose,
    Wave,
)
from gemeinwerk.municipalities.models import Municipality

NOT_LEFT = (LetterState.DRAFTED, LetterState.REVIEW, LetterState.WITHHELD)


def waves_of(concept: Concept) -> "QuerySet[Wave]":
    """Newest first, each with how many are invited and how many answered."""
    return Wave.objects.filter(concept=concept).annotate(
        invited=Count("invitations"),
        answered=Count("invitations", filter=~Q(invitations__answer=Answer.OPEN)),
    )


def wave(town: Municipality, pk: int) -> Wave:
    """Raises Wave.DoesNotExist."""
    found: Wave = Wave.objects.select_related("concept__municipality").get(
        concept__municipality=town, pk=pk
    )
    return found


def invitation(town: Municipality, pk: int) -> Invitation:
    """Raises Invitation.DoesNotExist."""
    found: Invitation = Invitation.objects.select_related(
        "wave__concept__municipality",
        "person",
        "body",
        "organisation",
        "group",
        "reply__entered_by",
        "reply__privacy",
    ).get(wave__concept__municipality=town, pk=pk)
    return found


def letter(town: Municipality, pk: int) -> Letter:
    """Raises Letter.DoesNotExist."""
    found: Letter = Letter.objects.select_related(
        "invitation__wave__concept__municipality", "invitation__person", "invitation__body",
        "invitation__organisation", "notice",
    ).get(invitation__wave__concept__municipality=town, pk=pk)  # fmt: skip
    return found


def with_state(rows: "QuerySet[Invitation]") -> "QuerySet[Any]":
    """Each with the state of its invitation (`stands`), whether it is on its way (`in_flight`),
    whether one had a letter (`had`), whether the last one did not arrive (`lost`) and whether it
    was reminded (`was_reminded`)."""
    first = Letter.objects.filter(
        invitation=OuterRef("pk"), purpose=Purpose.INVITATION, number=0
    ).order_by("pk")
    every = Letter.objects.filter(invitation=OuterRef("pk"))
    reminded = every.filter(purpose=Purpose.REMINDER).exclude(state=LetterState.WITHHELD)
    # What was sent again to another address says more than what came back before.
    newest = every.exclude(state__in=NOT_LEFT).order_by("-pk")
    lost = Q(newest__in=(LetterState.BOUNCED, LetterState.FAILED))
    return rows.annotate(
        newest=Coalesce(Subquery(newest.values("state")[:1]), models.Value("")),
        stands=Subquery(first.values("state")[:1]),
        in_flight=Exists(every.filter(notice__leased_until__isnull=False)),
        had=Exists(every.filter(state=LetterState.SENT)),
        lost=models.ExpressionWrapper(lost, models.BooleanField()),
        was_reminded=Exists(reminded),
    )


def invited(
    wave: Wave, *, search: str = "", answer: str = "", state: str = "", **through: Any
) -> "QuerySet[Any]":
    """Who is in a wave, as its figures count them; `through`: body, organisation or group."""
    rows = with_state(Invitation.objects.filter(wave=wave, **through))
    if search:
        rows = rows.filter(
            Q(person__name__icontains=search)
            | Q(person__email__icontains=search)
            | Q(organisation__name__icontains=search)
        )
    if answer:
        rows = rows.filter(answer=answer)
    if state == "lost":
        rows = rows.filter(lost=True, answer=Answer.OPEN)
    elif state == "silent":
        rows = rows.filter(lost=False, answer=Answer.OPEN, had=True)
    elif state:
        rows = rows.filter(stands=state)
    letters = Letter.objects.order_by("purpose", "number")
    return (
        rows.select_related("person", "body", "organisation", "group", "reply")
        .prefetch_related(Prefetch("letters", letters))
        .order_by("pk")
    )
