"""For search engines and browsers: robots.txt, sitemap.xml, favicon.ico."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.lifecycle import DECIDED, ConceptStatus
from gemeinwerk.core.theme import FALLBACK
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.loading import town_of
from gemeinwerk.portal.process import has_one

PAGES = ("home", "plain", "imprint", "privacy", "accessibility", "ledger")


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    town: Municipality | None = request.municipality  # type: ignore[attr-defined]
    lines = [
        "User-agent: *",
        "Disallow: /konto/",
        "Disallow: /arbeitsplatz/",
    ]
    if town:
        lines.append(f"Sitemap: {address(town, reverse('portal:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    town = town_of(request)
    addresses = [address(town, path) for path in _paths(town)]
    context = {"addresses": addresses}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    town: Municipality | None = request.municipality  # type: ignore[attr-defined]
    colour = town.colour if town else FALLBACK
    return HttpResponsePermanentRedirect(reverse("core:favicon", args=[colour]))


def _paths(town: Municipality) -> Iterator[str]:
    yield from (reverse(f"portal:{name}") for name in PAGES)
    for concept in queries.concepts(town):
        yield reverse("portal:concept", args=[concept.slug])
        if has_one(concept):
            yield reverse("portal:process", args=[concept.slug])
        if concept.evaluated:  # type: ignore[attr-defined]
            yield reverse("portal:evaluations", args=[concept.slug])
        if version := latest_public(concept):
            yield reverse("portal:catalogue", args=[concept.slug])
            if concept.status in DECIDED and concept.status != ConceptStatus.SUPERSEDED:
                yield reverse("portal:progress", args=[concept.slug])
                yield reverse("portal:behind", args=[concept.slug])
            for code in version.measures.values_list("code", flat=True):
                yield reverse("portal:measure", args=[concept.slug, code])
