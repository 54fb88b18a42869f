"""The public list of measures, on the screen and for print."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.found import Said, said
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.catalogue import Group, Listed, catalogue_filter, grouped, leads, rows
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import catalogue_of, concept_of, town_of
from gemeinwerk.portal.searching.results import texts_of_measures
from gemeinwerk.portal.searching.shelf import measures_found

ON_A_PAGE = 50


@require_safe
@public_page
def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """All measures of the last published version, filtered, searched, sorted, in pages."""
    version = queries.published(town_of(request), slug)
    concept = version.concept if version else concept_of(request, slug)
    page = frame(request, concept=concept, active="measures", about=_about(concept))
    if version is None:
        return render(request, "portal/catalogue_empty.html", page)
    found = _found(request, concept, version)
    paginator = Paginator(found["measures"], ON_A_PAGE)
    if not found["form"].filters():
        paginator.count = found["total"]  # counted already
    listed = paginator.get_page(request.GET.get("seite"))
    shown = rows(concept, listed.object_list, found["today"])
    in_order = found["form"].in_order
    found |= {
        "page": listed,
        "title": found["form"].told(paginator.count),
        "groups": grouped(version, shown) if in_order else [Group("", shown)] if shown else [],
        "heads": in_order,
        "may_follow": concept.status != ConceptStatus.SUPERSEDED,
    }
    return render(request, "portal/catalogue.html", page | found)


@require_safe
@public_page
def catalogue_print(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list on one page, as a table for paper."""
    concept, version = catalogue_of(request, slug)
    found = _found(request, concept, version)
    found["rows"] = rows(concept, found["measures"].all(), found["today"])
    found["title"] = found["form"].told(len(found["rows"]))
    about = replace(_about(concept), indexed=False)  # the list is the page to find
    page = frame(request, concept=concept, active="measures", about=about)
    return render(request, "portal/catalogue_print.html", page | found)


def _about(concept: Concept) -> About:
    return About(
        _(
            "Alle Maßnahmen von: {title}. Wer verantwortlich ist, bis wann, und wie weit sie sind."
        ).format(title=concept.name)
    )


def _found(request: HttpRequest, concept: Concept, version: CatalogueVersion) -> dict[str, Any]:
    today = timezone.localdate()
    responsible = leads(request, version)
    form = catalogue_filter(request, version, responsible)
    return {
        "version": version,
        "form": form,
        "chosen": form.chosen(),
        "filtered": bool(form.filters()),
        "said": _said(request, version, form.chosen().get("suche", "")),
        "measures": Listed(version, form, today),
        "total": sum(responsible.values()),
        "today": today,
    }


def _said(request: HttpRequest, version: CatalogueVersion, query: str) -> Said | None:
    """What the search for a word says of itself."""
    if not query:
        return None
    _points, found = measures_found(request, version, query)
    return said(query, found, texts_of_measures(version.measures.all()))
