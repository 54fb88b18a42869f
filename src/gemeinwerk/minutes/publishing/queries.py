"""What is asked about published minutes."""

from django.db.models import QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.municipalities.models import Municipality

_RELATED = ("version__minutes__meeting__body__municipality", "version__minutes__meeting__concept")


def published(town: Municipality, pk: int) -> PublishedMinutes:
    """Raises PublishedMinutes.DoesNotExist."""
    found = PublishedMinutes.objects.select_related(*_RELATED).defer("pdf")
    row: PublishedMinutes = found.get(version__minutes__meeting__body__municipality=town, pk=pk)
    return row


def has_place(meeting: Meeting) -> bool:
    """Whether there is a page where citizens would find its minutes."""
    return meeting.concept is not None and meeting.public


def public_of(minutes: Minutes) -> PublishedMinutes | None:
    """What citizens read of them now."""
    found = PublishedMinutes.objects.filter(version__minutes=minutes, withdrawn=False)
    return found.select_related("version").defer("pdf", "content").last()


def read_by_citizens() -> "QuerySet[PublishedMinutes]":
    """Of announced meetings, and not withdrawn; which of them a concept has is asked beside it."""
    return PublishedMinutes.objects.filter(withdrawn=False, version__minutes__meeting__public=True)


def of_meeting(concept: Concept, meeting: int) -> PublishedMinutes:
    """Of an announced meeting of a concept. Raises PublishedMinutes.DoesNotExist."""
    found = read_by_citizens().filter(
        version__minutes__meeting=meeting, version__minutes__meeting__concept=concept
    )
    row: PublishedMinutes = found.select_related("version").latest("pk")
    return row
