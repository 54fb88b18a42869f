"""A concept's public page, and what became of its review."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.invitations.joining.queries import is_open
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.portal import first_screen, overview, queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.first_screen import Stage
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About, catalogue_data
from gemeinwerk.portal.latest import latest
from gemeinwerk.portal.loading import concept_of, standing_of, town_of
from gemeinwerk.portal.process import has_one
from gemeinwerk.portal.queries import NOTHING

_SHOWN = ("predecessor", "lead_office", "steering", "joining")


@require_safe
@public_page
def concept(request: HttpRequest, slug: str) -> HttpResponse:
    """Aim, what became of it and what hangs, fields, plan against actual, and the last review."""
    version = queries.published(town_of(request), slug, *_SHOWN)
    concept = version.concept if version else concept_of(request, slug, *_SHOWN)
    phases = queries.phases(concept)
    findings = _findings(concept, version)
    context: dict[str, Any] = {
        "version": version,
        "aim": first_screen.first_sentences(concept.aim),
        "summary_en": first_screen.first_sentences(concept.summary_en),
        "today": timezone.localdate(),
        "has_process": has_one(concept, phases),
        "findings": findings,
        "joins": is_open(concept),
        "open_findings": sum(one.is_open for one in findings),
    }
    context |= _first_screen(request, concept, version, phases)
    page = frame(request, concept=concept, active="overview", about=_about(concept, version))
    return render(request, "portal/concept.html", page | context)


@require_safe
@public_page
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """What the look back found, and what answers each finding."""
    concept = concept_of(request, slug, "predecessor")
    if not hasattr(concept, "review"):
        raise Http404
    context = {"findings": _findings(concept, latest_public(concept))}
    page = frame(request, concept=concept, active="review", about=About(concept.review.summary))
    return render(request, "portal/review.html", page | context)


def _about(concept: Concept, version: CatalogueVersion | None) -> About:
    english = get_language() == "en" and concept.summary_en
    said = concept.summary_en if english else concept.aim
    if version is None:
        return About(said)
    return About(said, data=[catalogue_data(concept.municipality, concept, said)])


def _findings(concept: Concept, version: CatalogueVersion | None) -> list[overview.Answered]:
    if not hasattr(concept, "review"):
        return []
    answers = queries.answers_to_findings(version) if version else {}
    return overview.answered(queries.review_findings(concept), answers)


def _first_screen(
    request: HttpRequest,
    concept: Concept,
    version: CatalogueVersion | None,
    phases: Sequence[Phase],
) -> Mapping[str, Any]:
    today = timezone.localdate()
    standing = standing_of(request, version, today) if version else NOTHING
    stage = first_screen.stage_of(concept, version, standing)
    found: dict[str, Any] = {"stage": stage.value, "standing": standing}
    if stage is Stage.DRAFT:
        found["to_come"] = first_screen.to_come(phases)
    if stage is Stage.OVER:
        found["successor"] = queries.successor(concept)
    if version is None:
        return found
    segments, rows = overview.bars(concept, version, standing, planned=stage is Stage.DRAFT)
    found |= {
        "figures": first_screen.figures(concept, version, standing, stage),
        "segments": segments,
        "rows": rows,
    }
    if stage is Stage.OVER:
        found["outcome"] = first_screen.outcome(concept, standing)
    else:
        found["news"] = latest(concept, version)
    if stage in (Stage.BEGINNING, Stage.RUNNING):
        found |= {
            "hanging": first_screen.hanging(concept, version, standing, today),
            "all_hanging": first_screen.all_hanging(concept, standing),
            "report": first_screen.next_report(phases, today),
        }
    return found
