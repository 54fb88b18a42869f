"""What is asked about meetings; every answer starts at a town."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.meetings import words
from gemeinwerk.meetings.models import (
    AgendaItem,
    CalendarAddress,
    Invitee,
    Material,
    Meeting,
    MeetingNeeds,
    MeetingState,
)
from gemeinwerk.meetings.needs import key_of
from gemeinwerk.meetings.parts import PARTS
from gemeinwerk.meetings.sitting import sitting_at
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address

RELATED = ("body__municipality", "concept", "room")
_WITH_PARTS = (*RELATED, "body__convening")
_OF_INVITEE = ("meeting__body__municipality", "meeting__room")
FEW = 20
OVER = "vergangene"
"""In the address of a list of meetings: those that are past."""


def meeting(town: Municipality, pk: int) -> Meeting:
    """Raises Meeting.DoesNotExist."""
    return Meeting.objects.select_related(*RELATED).get(body__municipality=town, pk=pk)


def meeting_with_parts(town: Municipality, pk: int) -> Meeting:
    """With what other areas tell of it (`parts`). Raises Meeting.DoesNotExist."""
    found = Meeting.objects.select_related(*_WITH_PARTS).annotate(**PARTS.asked())
    return found.get(body__municipality=town, pk=pk)


def convened_body(town: Municipality, pk: int) -> Body:
    """With what is said of inviting to its meetings. Raises Body.DoesNotExist."""
    return Body.objects.select_related("municipality", "convening").get(municipality=town, pk=pk)


def item(town: Municipality, pk: int) -> AgendaItem:
    """Raises AgendaItem.DoesNotExist."""
    found = AgendaItem.objects.select_related("meeting__body__municipality", "meeting__concept")
    return found.get(meeting__body__municipality=town, pk=pk)


def meetings(
    town: Municipality,
    *,
    concept: Concept | None = None,
    body: Body | None = None,
    over: bool | None = None,
) -> QuerySet[Meeting]:
    """Those to come, the next first; `over`: those that are past, the newest first; None: all, in
    the order of time."""
    found = Meeting.objects.filter(body__municipality=town).select_related(
        "body", "concept", "room"
    )
    if concept is not None:
        found = found.filter(concept=concept)
    if body is not None:
        found = found.filter(body=body)
    if over is None:
        return found.order_by("starts_at", "pk")
    past = Q(ends_at__lt=audit.now())
    if over:
        return found.filter(past).order_by("-starts_at", "-pk")
    return found.exclude(past).order_by("starts_at", "pk")


def items(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.items.all())


def material(town: Municipality, pk: int) -> Material:
    """Raises Material.DoesNotExist."""
    found = Material.objects.select_related("meeting__body__municipality", "meeting__concept")
    return found.get(meeting__body__municipality=town, pk=pk)


def materials(meeting: Meeting) -> "QuerySet[Material]":
    """Without what is in their files."""
    return Material.objects.filter(meeting=meeting).defer("content")


def material_of(invitee: Invitee, pk: int) -> Material:
    """A file of the meeting somebody is invited to. Raises Material.DoesNotExist."""
    return Material.objects.get(meeting=invitee.meeting_id, pk=pk, size__gt=0)


def told(meeting: Meeting) -> list[Any]:
    """What a page says of a meeting that is to be moved or cancelled (`core.shown`)."""
    return [meeting.pk, meeting.sequence, meeting.state]


# --- who is invited -----------------------------------------------------------------------------


def invitees(meeting: Meeting) -> "QuerySet[Invitee]":
    """In the order of names; who is erased comes last."""
    found = Invitee.objects.filter(meeting=meeting).select_related("person", "organisation")
    return found.order_by(F("person__name").asc(nulls_last=True), "pk")


def invitee(town: Municipality, pk: int) -> Invitee:
    """Raises Invitee.DoesNotExist."""
    found = Invitee.objects.select_related("person", "meeting__concept", *_OF_INVITEE)
    return found.get(meeting__body__municipality=town, pk=pk)


def invitee_of(town: Municipality, word: str) -> Invitee:
    """By the word in a link. Raises Invitee.DoesNotExist."""
    found = Invitee.objects.select_related("person", *_OF_INVITEE).annotate(
        materials=Listed(_materials_told()), needed=Listed(_needs_told(word))
    )
    return found.get(meeting__body__municipality=town, proof=hashed(word))


def _materials_told() -> "QuerySet[Any, Any]":
    told = row(pk="pk", title="title", url="url")
    found = Material.objects.filter(meeting=OuterRef("meeting")).order_by("pk")
    return found.values(told=told)


def _needs_told(word: str) -> "QuerySet[Any, Any]":
    """What whoever has the word said they need, asked along."""
    told = row(needs="needs", interpreting="interpreting", note="note")
    found = MeetingNeeds.objects.filter(meeting=OuterRef("meeting"), key=key_of(word))
    return found.values(told=told)


def again(invitee: Invitee) -> Invitee:
    """As it stands now, with its meeting and what was asked along."""
    found = Invitee.objects.select_related("person", *_OF_INVITEE).get(pk=invitee.pk)
    for name in ("materials", "needed"):
        if hasattr(invitee, name):
            setattr(found, name, getattr(invitee, name))
    return found


def others_of(invitee: Invitee) -> list[Invitee]:
    """The same person's further meetings that are to come, the next first."""
    found = Invitee.objects.filter(
        person=invitee.person_id, meeting__ends_at__gte=audit.now()
    ).exclude(pk=invitee.pk)
    found = found.exclude(meeting__state=MeetingState.CANCELLED).select_related(*_OF_INVITEE)
    return list(found.order_by("meeting__starts_at", "pk")[:FEW])


def own(user: User, town: Municipality) -> list[Invitee]:
    """Of whoever has an account: what they are invited to, the next first."""
    found = Invitee.objects.filter(
        person__user=user, meeting__body__municipality=town, meeting__ends_at__gte=audit.now()
    )
    return list(found.select_related("person", *_OF_INVITEE).order_by("meeting__starts_at", "pk"))


def person_of_calendar(town: Municipality, word: str) -> Person | None:
    """Whose meetings are asked for by the word in an address."""
    found = CalendarAddress.objects.filter(person__municipality=town, proof=hashed(word))
    row = found.select_related("person").first()
    return row.person if row else None


def calendar_url(town: Municipality, row: CalendarAddress) -> str:
    """ "" where the address can be said no more: a new one is needed."""
    word = words.said(row, words.CALENDAR)
    return address(town, reverse("attend:calendar", args=[word])) if word else ""


def answers(meeting: Meeting) -> dict[str, int]:
    """How many answered what."""
    rows = (
        Invitee.objects.filter(meeting=meeting)
        .order_by()
        .values_list("answer")
        .annotate(n=Count("pk"))
    )
    return dict(rows)


def person_of(user: User, town: Municipality) -> Person | None:
    """Who somebody with an account is in a town."""
    return Person.objects.filter(user=user, municipality=town).first()


@dataclass(frozen=True)
class ToInvite:
    """Who could be invited and is not yet."""

    members: list[Person]
    guests: "QuerySet[Person]"
    labels: dict[int, str]
    """What stands beside a name: as what, or for whom."""
    silent: list[tuple[str, str]]
    """Members who get no mail, and why."""
    known: bool
    """Whether anybody sits in the body, invited or not."""


def to_invite(meeting: Meeting) -> ToInvite:
    sits = sitting_at(meeting)
    invited = set(Invitee.objects.filter(meeting=meeting).values_list("person", flat=True))
    every = Person.objects.filter(municipality=meeting.municipality_id)
    found = every.in_bulk([one.person for one in sits if one.person not in invited])
    members = [found[one.person] for one in sits if one.person in found]
    outside = every.exclude(pk__in=[one.person for one in sits])
    outside = outside.exclude(pk__in=[one for one in invited if one])
    return ToInvite(
        members,
        outside.order_by(Alphabetical("name"), "pk"),
        {one.person: f" ({one.function})" for one in sits},
        [(one.name, why) for one in members if (why := why_silent(one))],
        bool(sits),
    )


def why_silent(person: Person) -> str:
    """Why somebody gets no mail, in words; empty where they get one."""
    if not person.email:
        return _("keine E-Mail-Adresse")
    if not person.may_be_written_to:
        return _("hat verweigert oder widerrufen, angeschrieben zu werden")
    return ""
