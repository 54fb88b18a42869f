"""What became of a concept, as its closed and published evaluations say."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation.document import as_file
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.evaluation.telling import told
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of


@require_safe
@public_page
def evaluations(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them, the newest first."""
    concept = concept_of(request, slug)
    found = queries.evaluations(concept)
    if not found:
        raise Http404
    said = _("Was mit dem Konzept erreicht wurde und was nicht: {title}.").format(
        title=concept.name
    )
    page = frame(request, concept=concept, active="evaluation", about=About(said))
    return render(request, "portal/evaluations.html", page | {"evaluations": found})


@require_safe
@public_page
def evaluation(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One, from its frozen document alone."""
    concept, found = _found(request, slug, number)
    context = {
        "evaluation": found,
        "told": told(found.content, queries.codes_of_today(concept)),
        "measure_page": "portal:measure",
        "slug": concept.slug,
        "after": queries.successor(concept),
        **_entry(found),
    }
    about = About(found.content["summary"])
    page = frame(request, concept=concept, active="evaluation", about=about)
    return render(request, "portal/evaluation.html", page | context)


@require_safe
@public_page
def evaluation_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The very bytes whose hash the ledger keeps."""
    _concept, found = _found(request, slug, number)
    return HttpResponse(
        as_file(found.content),
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slug}-auswertung-{number}.json"'},
    )


def _found(request: HttpRequest, slug: str, number: int) -> tuple[Concept, Evaluation]:
    concept = concept_of(request, slug)
    try:
        return concept, queries.evaluation(concept, number)
    except Evaluation.DoesNotExist:
        raise Http404 from None


def _entry(found: Any) -> dict[str, Any]:
    if found.entry is None:
        return {}
    at = datetime.fromisoformat(found.entry["recorded_at"])
    return {"entry_number": found.entry["position"] + 1, "entered_at": at}
