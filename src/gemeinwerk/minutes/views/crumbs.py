"""The ways back from a page of minutes: to their meeting, and to the concept's meetings."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.models import Minutes, Paragraph


def meeting_page(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.pk])


def address_of(minutes: Minutes) -> str:
    return reverse("minutes:minutes", args=[minutes.pk])


def place_of(minutes: Minutes, paragraph: Paragraph | None) -> str:
    """The place in the text."""
    page = address_of(minutes)
    return f"{page}#absatz-{paragraph.key}" if paragraph else page


def to_meeting(meeting: Meeting, *further: Link) -> list[Link]:
    here = Link(german(str(meeting)), meeting_page(meeting))
    if meeting.concept is None:
        return [Link(_("Sitzungen"), reverse("meetings:meetings")), here, *further]
    slug = meeting.concept.slug
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(meeting.concept.name), reverse("desk:concept", args=[slug])),
        Link(_("Sitzungen"), reverse("meetings:of_concept", args=[slug])),
        here,
        *further,
    ]


def to_minutes(minutes: Minutes, *further: Link) -> list[Link]:
    return to_meeting(minutes.meeting, Link(_("Protokoll"), address_of(minutes)), *further)
