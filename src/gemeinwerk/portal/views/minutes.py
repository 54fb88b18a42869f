"""Published minutes of a meeting, from their frozen document alone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.minutes.approving import formats
from gemeinwerk.minutes.approving.formats import TYPES
from gemeinwerk.minutes.approving.shown import shown
from gemeinwerk.minutes.publishing import queries
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.publishing.operations import foot_of
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of


@require_safe
@public_page
def minutes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    concept, found = _found(request, slug, pk)
    told = shown(found.plain())
    context: dict[str, Any] = {
        "published": found,
        "version": found.version,
        "shown": told,
        "pk": pk,
    }
    about = About(_("Was in der Sitzung gesagt und beschlossen wurde: {heading}.").format(
        heading=told.heading
    ))  # fmt: skip
    page = frame(request, concept=concept, active="meetings", about=about)
    return render(request, "portal/minutes.html", page | context)


@require_safe
@public_page
def minutes_file(request: HttpRequest, slug: str, pk: int, suffix: str) -> HttpResponse:
    """On paper, for Word, or the very bytes whose hash the log keeps."""
    if suffix not in TYPES:
        raise Http404
    concept, found = _found(request, slug, pk)
    if suffix == "docx":
        foot = foot_of(found.version, found.content)
        content = formats.word(found.plain(), concept.municipality, foot)
    else:
        content = bytes(found.pdf) if suffix == "pdf" else found.content.encode()
    answer = HttpResponse(content, content_type=TYPES[suffix])
    name = f"{slug}-protokoll-{pk}-fassung-{found.version.number}.{suffix}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


def _found(request: HttpRequest, slug: str, pk: int) -> tuple[Concept, PublishedMinutes]:
    concept = concept_of(request, slug)
    try:
        return concept, queries.of_meeting(concept, pk)
    except PublishedMinutes.DoesNotExist:
        raise Http404 from None
