"""What is asked about minutes; every answer starts at a town."""

from django.db.models import Prefetch, Q, QuerySet

from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.minutes.models import (
    Attendance,
    Decision,
    ItemRun,
    Minutes,
    Paragraph,
    ParagraphKind,
    Presence,
    Task,
)
from gemeinwerk.minutes.parts import PARTS
from gemeinwerk.municipalities.models import Municipality

_MEETING = ("meeting__body__municipality", "meeting__concept", "meeting__room")


def minutes(town: Municipality, pk: int) -> Minutes:
    """With whether those who join from elsewhere count. Raises Minutes.DoesNotExist."""
    found = Minutes.objects.select_related(*_MEETING, "meeting__body__convening")
    return found.get(meeting__body__municipality=town, pk=pk)


def minutes_with_parts(town: Municipality, pk: int) -> Minutes:
    """With what other areas tell of them (`parts`). Raises Minutes.DoesNotExist."""
    found = Minutes.objects.select_related(*_MEETING).annotate(**PARTS.asked())
    return found.get(meeting__body__municipality=town, pk=pk)


def minutes_of(meeting: Meeting) -> Minutes | None:
    return Minutes.objects.filter(meeting=meeting).first()


def open_by_code(town: Municipality, code: str) -> Minutes:
    """Raises Minutes.DoesNotExist."""
    found = Minutes.objects.filter(meeting__body__municipality=town, state="open")
    return found.exclude(code="").select_related(*_MEETING).get(code=code)


def attendance(town: Municipality, pk: int) -> Attendance:
    """Raises Attendance.DoesNotExist."""
    found = Attendance.objects.select_related(
        "person", "organisation", *(f"minutes__{one}" for one in _MEETING)
    )
    return found.get(minutes__meeting__body__municipality=town, pk=pk)


def decision(town: Municipality, pk: int) -> Decision:
    """Raises Decision.DoesNotExist."""
    found = Decision.objects.select_related(
        "body", "paragraph__item", *(f"paragraph__minutes__{one}" for one in _MEETING)
    )
    return found.get(body__municipality=town, pk=pk)


def task(town: Municipality, pk: int) -> Task:
    """Raises Task.DoesNotExist."""
    found = Task.objects.select_related(
        "person", "organisation", "paragraph__item", *(f"minutes__{one}" for one in _MEETING)
    )
    return found.get(minutes__meeting__body__municipality=town, pk=pk)


def items(minutes: Minutes) -> list[AgendaItem]:
    return list(minutes.meeting.items.all())


def runs(minutes: Minutes) -> list[ItemRun]:
    return list(minutes.runs.all())


def paragraphs(minutes: Minutes, *, since: int | None = None) -> "QuerySet[Paragraph]":
    """In order; `since`: only those that changed after that revision."""
    found = Paragraph.objects.filter(minutes=minutes).select_related(
        "author", "beside", "decision", "task__person", "task__organisation"
    )
    return found if since is None else found.filter(revision__gt=since)


def order(minutes: Minutes) -> list[tuple[int | None, str]]:
    """Of all that is shown: its item and its key."""
    shown = ~Q(kind=ParagraphKind.TEXT) | ~Q(text="")
    rows = Paragraph.objects.filter(shown, minutes=minutes).values_list("item", "key")
    return [(item, str(key)) for item, key in rows]


def attendances(minutes: Minutes) -> list[Attendance]:
    """By groups, in their order; each with its presences."""
    found = Attendance.objects.filter(minutes=minutes).select_related(
        "person", "organisation", "group", "stands_for"
    )
    return list(found.prefetch_related(Prefetch("presences", Presence.objects.all())))
