"""A concept's meetings in public: to come and past, with topics and how to take part; calendars."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.meetings import feeds, materials
from gemeinwerk.meetings.models import Material, Meeting, MeetingState
from gemeinwerk.meetings.telling import when
from gemeinwerk.municipalities.queries import address as full_address
from gemeinwerk.portal import meeting_queries as queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, town_of

A_PAGE = 25


@dataclass(frozen=True)
class Announced:
    meeting: Meeting
    when: str
    topics: list[str]
    papers: list[dict[str, Any]]

    @property
    def is_cancelled(self) -> bool:
        return self.meeting.state == MeetingState.CANCELLED


@dataclass(frozen=True)
class Group:
    body: Body
    organisations: list[str]
    people: list[str]
    calendar: str


@require_safe
@public_page
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    concept = concept_of(request, slug)
    if not getattr(concept, "meets", False):
        raise Http404
    today = timezone.localdate()
    coming = list(queries.with_materials(queries.to_come(concept, today)))
    past = queries.with_materials(queries.past(concept, today))
    page = Paginator(past, A_PAGE).get_page(request.GET.get("seite"))
    topics = queries.topics([*coming, *page])
    context: dict[str, Any] = {
        "coming": [_told(one, topics) for one in coming],
        "past_meetings": [_told(one, topics) for one in page],
        "page": page,
        "groups": _groups(concept, today, request),
        "calendar": _calendar(request, "meetings_calendar", slug),
        "may_follow": concept.status != ConceptStatus.SUPERSEDED,
    }
    said = _("Wann sich wer zu {title} trifft, worum es geht und wie man mitmacht.").format(
        title=concept.name
    )
    told = frame(request, concept=concept, active="meetings", about=About(said))
    return render(request, "portal/meetings.html", told | context)


@require_safe
@public_page
def paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A file that lies with a meeting."""
    try:
        return materials.answer(queries.material(concept_of(request, slug), pk))
    except Material.DoesNotExist:
        raise Http404 from None


@require_safe
@public_page
def of_concept(request: HttpRequest, slug: str) -> HttpResponse:
    concept = concept_of(request, slug)
    return feeds.file(feeds.of_public(queries.announced(concept), concept.name))


@require_safe
@public_page
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        body, found = queries.announced_of_body(town_of(request), pk)
    except Body.DoesNotExist:
        raise Http404 from None
    return feeds.file(feeds.of_public(found, body.name))


def _told(one: Meeting, topics: dict[int, list[str]]) -> Announced:
    return Announced(one, when(one), topics.get(one.pk, []), getattr(one, "papers", None) or [])


def _groups(concept: Concept, today: date, request: HttpRequest) -> list[Group]:
    return [
        Group(
            body,
            [one["name"] for one in getattr(body, "speaking", None) or []],
            [one["name"] for one in getattr(body, "named", None) or []],
            _calendar(request, "body_calendar", body.pk),
        )
        for body in queries.groups(concept, today)
    ]


def _calendar(request: HttpRequest, name: str, *args: Any) -> str:
    """In full, as it is copied into a calendar."""
    return full_address(town_of(request), address(name, *args))
