"""On a meeting's page: who of those invited is elsewhere then, or could not be there in time: in
another meeting, or in a body they sit in that meets by its calendar."""

from typing import Any

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields import DateTimeField, SmallIntegerField
from django.db.models.functions import Coalesce, TruncDate

from gemeinwerk.actors.models import Occupancy, SeatFunction
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.models import COMING, Invitee, MeetingAnswer
from gemeinwerk.meetings.parts import PARTS
from gemeinwerk.scheduling.models import PlannedMeeting, Schedule
from gemeinwerk.scheduling.travelling import LONGEST_WAY

WAY = Schedule._meta.get_field("way").default
_THERE = [answer for answer in MeetingAnswer.values if answer != MeetingAnswer.NO]


def _way() -> Coalesce:
    """How long it takes, as the meeting's planning says it."""
    planned = PlannedMeeting.objects.filter(meeting=OuterRef(OuterRef("pk")))
    found = Subquery(planned.values("series__schedule__way")[:1])
    return Coalesce(found, Value(WAY), output_field=SmallIntegerField())


def _moment(column: str, shift: Any) -> Any:
    return ExpressionWrapper(OuterRef(column) + shift, output_field=DateTimeField())


def _day(column: str) -> TruncDate:
    """By the clock of the town."""
    return TruncDate(ExpressionWrapper(OuterRef(column), output_field=DateTimeField()))


def _invited_elsewhere() -> "QuerySet[Any, Any]":
    here = Invitee.objects.filter(
        meeting=OuterRef(OuterRef("pk")), person=OuterRef("person"), answer__in=_THERE
    )
    found = Invitee.objects.filter(
        Exists(here),
        answer__in=_THERE,
        meeting__state__in=COMING,
        meeting__starts_at__lt=_moment("ends_at", LONGEST_WAY),
        meeting__ends_at__gt=_moment("starts_at", -LONGEST_WAY),
    ).exclude(meeting=OuterRef("pk"))
    told = row(
        name="person__name", body="meeting__body__name", starts="meeting__starts_at",
        ends="meeting__ends_at", format="meeting__format", way="way",
    )  # fmt: skip
    return found.annotate(way=_way()).order_by("meeting__starts_at", "pk").values(told=told)


_EVENT = "seat__body__calendars__events__"


def _sitting_elsewhere() -> "QuerySet[Any, Any]":
    """Of dates in calendars of other bodies, by the day."""
    first = F(f"{_EVENT}first")
    found = Occupancy.objects.filter(
        Q(since=None) | Q(since__lte=first),
        Q(until=None) | Q(until__gte=first),
        person__meeting_invitations__meeting=OuterRef("pk"),
        person__meeting_invitations__answer__in=_THERE,
        deputises=False,
        **{
            f"{_EVENT}first__lte": _day("ends_at"),
            f"{_EVENT}last__gte": _day("starts_at"),
        },
    ).exclude(seat__function=SeatFunction.GUEST)
    found = found.exclude(seat__body=OuterRef("body"))
    told = row(
        name="person__name", body="seat__body__name", first=f"{_EVENT}first", last=f"{_EVENT}last",
        begins=f"{_EVENT}begins", ends=f"{_EVENT}ends", way="way",
    )  # fmt: skip
    return found.annotate(way=_way()).order_by(f"{_EVENT}first", "pk").values(told=told)


PARTS.register(
    Part("elsewhere", "scheduling/elsewhere_of.html", _invited_elsewhere, right="meeting.invite")
)
PARTS.register(
    Part("sitting", "scheduling/sitting_of.html", _sitting_elsewhere, right="meeting.invite")
)
