"""A concept's public page, and what became of its review."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.portal import overview, queries
from gemeinwerk.portal.caching import public_page, remembered
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.loading import concept_of


@require_safe
@public_page
def concept(request: HttpRequest, slug: str) -> HttpResponse:
    """Aim, fields with figures, plan against actual, and the last review."""
    concept = concept_of(request, slug, "predecessor", "lead_office", "steering")
    version = latest_public(concept)
    findings = _findings(concept, version)
    context: dict[str, Any] = {
        "version": version,
        "spans": overview.spans(list(concept.phases.all())),
        "today": timezone.localdate(),
        "findings": findings,
        "open_findings": sum(one.is_open for one in findings),
    }
    if version:
        context |= _catalogue(request, concept, version)
    page = frame(request, concept=concept, active="overview")
    return render(request, "portal/concept.html", page | context)


@require_safe
@public_page
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """What the look back found, and what answers each finding."""
    concept = concept_of(request, slug)
    if not hasattr(concept, "review"):
        raise Http404
    context = {"findings": _findings(concept, latest_public(concept))}
    page = frame(request, concept=concept, active="review")
    return render(request, "portal/review.html", page | context)


def _findings(concept: Concept, version: CatalogueVersion | None) -> list[overview.Answered]:
    if not hasattr(concept, "review"):
        return []
    answers = queries.answers_to_findings(version) if version else {}
    return overview.answered(list(queries.review_findings(concept)), answers)


def _catalogue(
    request: HttpRequest, concept: Concept, version: CatalogueVersion
) -> Mapping[str, Any]:
    today = timezone.localdate()
    counts = remembered(
        request,
        f"states:{version.pk}",
        lambda: queries.states_by_field(version, today),
    )
    segments, rows = overview.bars(concept, version, counts)
    return {"figures": overview.figures(version, counts), "segments": segments, "rows": rows}
