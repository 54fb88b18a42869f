"""The ways back from a page of a meeting: to its concept's meetings, else to all of them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings.models import Meeting


def address_of(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.pk])


def to_concept(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        *further,
    ]


def to_list(concept: Concept | None, *further: Link) -> list[Link]:
    if concept is None:
        return [Link(_("Sitzungen"), reverse("meetings:meetings")), *further]
    page = Link(_("Sitzungen"), reverse("meetings:of_concept", args=[concept.slug]))
    return to_concept(concept, page, *further)


def to_meeting(meeting: Meeting, *further: Link) -> list[Link]:
    here = Link(german(str(meeting)), address_of(meeting))
    return to_list(meeting.concept, here, *further)
