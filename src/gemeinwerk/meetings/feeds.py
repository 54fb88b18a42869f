"""Calendars one subscribes to: as a file with an ETag, and 304 to whoever has it already."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag

from gemeinwerk.actors.models import Person
from gemeinwerk.meetings import entries
from gemeinwerk.meetings.entries import Entry, Held
from gemeinwerk.meetings.models import AgendaItem, Meeting, MeetingState

MOST = 1_000
"""The newest: of more no calendar on a phone is better."""


def of_person(person: Person, name: str) -> bytes:
    """All meetings somebody is invited to, also those that are past or cancelled."""
    found = Meeting.objects.filter(invitees__person=person).exclude(state=MeetingState.PLANNED)
    return _file(found, name, inside=True)


def of_public(meetings: "QuerySet[Meeting]", name: str) -> bytes:
    """Of meetings that are announced: without what is internal."""
    return _file(meetings, name, inside=False)


def of_office(meetings: "QuerySet[Meeting]", name: str, *, held: Iterable[Held]) -> bytes:
    """With those nobody is invited to yet, and with what is held for now."""
    return _file(meetings, name, inside=True, held=held)


def _file(
    found: "QuerySet[Meeting]", name: str, *, inside: bool, held: Iterable[Held] = ()
) -> bytes:
    newest = list(found.select_related("body", "room").order_by("-starts_at", "-pk")[:MOST])
    topics = _topics(newest, inside=inside)
    rows = (Entry(one, topics[one.pk], inside=inside) for one in reversed(newest))
    return entries.file(rows, name=name, held=held)


def _topics(meetings: Iterable[Meeting], *, inside: bool) -> dict[int, list[str]]:
    items = AgendaItem.objects.filter(meeting__in=[one.pk for one in meetings])
    if not inside:
        items = items.filter(internal=False)
    found: dict[int, list[str]] = defaultdict(list)
    rows = items.order_by("meeting", "position", "pk")
    for meeting, title in rows.values_list("meeting", "title"):
        found[meeting].append(title)
    return found


def file(content: bytes) -> HttpResponse:
    found = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    found["Content-Disposition"] = 'inline; filename="sitzungen.ics"'
    return found


def answer(request: HttpRequest, content: bytes) -> HttpResponse:
    """Of somebody: the same bytes have the same tag, so a program fetches them once. Public ones
    are kept as other public pages are."""
    tag = quote_etag(sha256(content).hexdigest())
    known = parse_etags(request.headers.get("If-None-Match", ""))
    same = "*" in known or tag in {one.removeprefix("W/") for one in known}
    found: HttpResponse = HttpResponseNotModified() if same else file(content)
    found["ETag"] = tag
    patch_cache_control(found, private=True, no_cache=True)
    found["X-Robots-Tag"] = "noindex, nofollow"
    return found
