"""What is asked about drafts and approved minutes; every answer starts at a town."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation

from gemeinwerk.actors.models import SeatFunction
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.minutes.approving.models import (
    Circulation,
    DraftReader,
    MinutesVersion,
    Suggestion,
    SuggestionState,
)
from gemeinwerk.minutes.models import Attendance, Minutes, Paragraph, ParagraphKind
from gemeinwerk.municipalities.models import Municipality

_MEETING = ("meeting__body__municipality", "meeting__concept", "meeting__room")


def minutes(town: Municipality, pk: int) -> Minutes:
    """Raises Minutes.DoesNotExist."""
    found = Minutes.objects.select_related(*_MEETING, "circulation")
    return found.get(meeting__body__municipality=town, pk=pk)


def circulation_of(minutes: Minutes) -> Circulation | None:
    found: Circulation | None = getattr(minutes, "circulation", None)
    return found


def suggestions(minutes: Minutes) -> "QuerySet[Suggestion]":
    """Open ones first, each in the order they came."""
    found = Suggestion.objects.filter(minutes=minutes)
    return found.select_related("reader__person", "paragraph__item").order_by("decided_at", "pk")


def suggestion(town: Municipality, pk: int) -> Suggestion:
    """Raises Suggestion.DoesNotExist."""
    found = Suggestion.objects.select_related(
        "reader__person", "paragraph__item", *(f"minutes__{one}" for one in _MEETING)
    )
    return found.get(minutes__meeting__body__municipality=town, pk=pk)


def versions(minutes: Minutes) -> list[MinutesVersion]:
    """The newest first, without their content."""
    found = MinutesVersion.objects.filter(minutes=minutes).defer("content")
    return list(found.order_by("-number"))


def version(town: Municipality, pk: int) -> MinutesVersion:
    """Raises MinutesVersion.DoesNotExist."""
    found = MinutesVersion.objects.select_related(*(f"minutes__{one}" for one in _MEETING))
    row: MinutesVersion = found.get(minutes__meeting__body__municipality=town, pk=pk)
    return row


def reader_of(town: Municipality, word: str) -> DraftReader:
    """By the word in a link, and whether they sit in the body (`reads_internal`). Raises
    DraftReader.DoesNotExist."""
    found = DraftReader.objects.select_related(
        "person", "minutes__circulation", *(f"minutes__{one}" for one in _MEETING)
    ).annotate(is_member=_sits())
    return found.get(minutes__meeting__body__municipality=town, proof=hashed(word))


def reads_internal(reader: DraftReader) -> bool:
    """Of one by `reader_of`: whether they read what is not public as well."""
    return bool(reader.is_member)  # type: ignore[attr-defined]


def _sits() -> Exists:
    """As the list of attendance has it: with a vote, or with a function that is no guest's."""
    guest = []
    for language in ("de", "en"):  # whoever began the minutes wrote it in theirs
        with translation.override(language):
            guest.append(str(SeatFunction.GUEST.label))
    listed = Attendance.objects.filter(minutes=OuterRef("minutes"), person=OuterRef("person"))
    return Exists(listed.filter(Q(votes=True) | ~Q(function__in=["", *guest])))


def own_suggestions(reader: DraftReader) -> "QuerySet[Suggestion]":
    return Suggestion.objects.filter(reader=reader).select_related("paragraph").order_by("pk")


def paragraph_of(minutes: Minutes, pk: int, *, internal: bool) -> Paragraph:
    """One with words to change. Raises Paragraph.DoesNotExist."""
    found = texts(minutes, internal=internal).filter(kind=ParagraphKind.TEXT)
    return found.exclude(text="").get(pk=pk)


def texts(minutes: Minutes, *, internal: bool) -> "QuerySet[Paragraph]":
    """internal: also what was said on items that are not public."""
    found = Paragraph.objects.filter(minutes=minutes)
    if not internal:
        found = found.exclude(item__internal=True)
    return found.select_related("decision", "task__person", "task__organisation")


def open_number(minutes: Minutes) -> int:
    return Suggestion.objects.filter(minutes=minutes, state=SuggestionState.OPEN).count()


def approving_meetings(minutes: Minutes) -> "QuerySet[Meeting]":
    """Later ones of the same body, in which minutes could be approved; the latest first."""
    found = Meeting.objects.filter(
        body=minutes.meeting.body_id, starts_at__gt=minutes.meeting.starts_at
    ).exclude(state=MeetingState.CANCELLED)
    return found.select_related("body").order_by("-starts_at", "-pk")


def told(suggestion: Suggestion) -> list[Any]:
    """What a page says of a suggestion (`core.shown`): with the text it would change."""
    text = suggestion.paragraph.text if suggestion.paragraph else ""
    return [suggestion.pk, suggestion.state, suggestion.text, text]
