"""Where contributions are found: sentences of minutes, themes people wished for."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import queries
from gemeinwerk.contributions.passages import pieces, still_says
from gemeinwerk.contributions.views.crumbs import to_list
from gemeinwerk.core.ui import Link
from gemeinwerk.minutes.models import Minutes, Paragraph

A_PAGE = 50


@require_safe
@needs("contribution.edit", queries.minutes)
def mark(request: DeskRequest, minutes: Minutes) -> HttpResponse:
    """Minutes, sentence by sentence: who ticks some of a paragraph makes a contribution of them."""
    concept = minutes.meeting.concept
    assert concept is not None
    found = queries.paragraphs(minutes)
    by_item = groupby(found, key=lambda one: one.item)
    context = {
        "minutes": minutes,
        "concept": concept,
        "items": [(item, [_told(one) for one in rows]) for item, rows in by_item],
        "create_url": reverse("contributions:create", args=[concept.slug]),
        "crumbs": to_list(concept, Link(_("Aus dem Protokoll"))),
    }
    return render(request, "contributions/mark.html", context)


def _told(paragraph: Paragraph) -> dict[str, Any]:
    anchors = list(paragraph.anchors.all())
    return {
        "paragraph": paragraph,
        "sentences": [
            (sentence, any(still_says(one.quote, sentence) for one in anchors))
            for sentence in pieces(paragraph.text)
        ],
        "anchors": anchors,
    }


@require_safe
@needs("contribution.edit", concepts.concept)
def wishes(request: DeskRequest, concept: Concept) -> HttpResponse:
    page = Paginator(queries.wishes(concept), A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "page": page,
        "create_url": reverse("contributions:create", args=[concept.slug]),
        "crumbs": to_list(concept, Link(_("Themenwünsche"))),
    }
    return render(request, "contributions/wishes.html", context)
