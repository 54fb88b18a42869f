"""A measure's public page, as it stands and as it was frozen."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document.texts import texts
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.states import remark
from gemeinwerk.portal import fact_sheet, history, money, queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.loading import town_of, version_of


@require_safe
@public_page
def measure(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Everything public of a measure: as last published, its status as it is today."""
    try:
        frozen = queries.measure(town_of(request), slug, code, timezone.localdate())
    except FrozenMeasure.DoesNotExist:
        raise Http404 from None
    version, concept = frozen.version, frozen.version.concept
    published = queries.published_states(frozen, concept)
    previous, following = queries.neighbours(frozen)
    context = _page(version, frozen) | {
        "previous": previous,
        "following": following,
        "events": history.events(published),
        "versions": [one.version for one in reversed(published)],
    }
    return _render(request, concept, context)


@require_safe
@public_page
def frozen_measure(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    """A measure as a version froze it, and nothing that may have changed since."""
    concept, version = version_of(request, slug, number)
    try:
        frozen = version.measures.defer("search_text", "themes_text").get(code=code)
    except FrozenMeasure.DoesNotExist:
        raise Http404 from None
    return _render(request, concept, _page(version, frozen, live=False), active="versions")


def _page(version: CatalogueVersion, frozen: FrozenMeasure, live: bool = True) -> dict[str, Any]:
    document = measure_today(frozen) if live else frozen.content
    now = fact_sheet.live(frozen, document) if live else fact_sheet.as_frozen(frozen)
    translated = get_language() == "en" and bool(document["title_en"])
    return {
        "version": version,
        "measure": frozen,
        "document": document,
        "title": document["title_en"] if translated else document["title"],
        "translated": translated,
        "now": now,
        "texts": texts(document),
        "is_live": live,
        "today": timezone.localdate() if live else localtime(version.frozen_at).date(),
        "remark": remark(frozen) if live else "",
        "knots": fact_sheet.thread(document, version, now),
        "facts": fact_sheet.facts(document),
        "indicators": fact_sheet.indicators(document),
        "notes": fact_sheet.notes(document),
        "costs": money.costs(document),
    }


def _render(
    request: HttpRequest, concept: Concept, context: dict[str, Any], active: str = "measures"
) -> HttpResponse:
    page = frame(request, concept=concept, active=active)
    return render(request, "portal/measure.html", page | context)
