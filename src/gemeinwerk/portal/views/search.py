"""The search over everything a town has made public."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.core.found import said
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.portal import queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import town_of
from gemeinwerk.portal.searching.results import ON_A_PAGE, results, texts_of
from gemeinwerk.portal.searching.shelf import found_on, shelf_of
from gemeinwerk.portal.searching.subjects import KINDS


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    """What answers a query, the best first; of one kind, if wanted."""
    query, wanted = request.GET.get("suche", ""), request.GET.get("art", "")
    wanted = wanted if wanted in KINDS else ""
    context: dict[str, Any] = {"query": query, "wanted": wanted, "home": address("home")}
    if query:
        context |= _found(request, query, wanted)
    else:
        context["fields"] = _fields(request)
    about = About(_("Suche in allem, was hier öffentlich steht."), indexed=False)
    page = frame(request, active="search", about=about)
    return render(request, "portal/search.html", page | context)


def _found(request: HttpRequest, query: str, wanted: str) -> dict[str, Any]:
    shelf, found = shelf_of(request), found_on(request, query)
    hits = [shelf.subjects[hit.place] for hit in found.hits]
    counted = Counter(subject.kind for subject in hits)
    paginator = Paginator([one for one in hits if wanted in ("", one.kind)], ON_A_PAGE)
    page = paginator.get_page(request.GET.get("seite"))
    today = timezone.localdate()
    return {
        "page": page,
        "results": results(list(page), found.answers, get_language(), today),
        "total": len(hits),
        "kinds": [(kind, label, counted[kind]) for kind, label in KINDS.items() if counted[kind]],
        "said": said(query, found, texts_of(shelf)),
        "fields": [] if hits else _fields(request),
    }


def _fields(request: HttpRequest) -> list[Link]:
    """Where else to look: the fields of action of the concept that is carried out now; two
    queries."""
    concept = queries.current(queries.concepts(town_of(request)))
    version = latest_public(concept) if concept else None
    if concept is None or version is None:
        return []
    page = address("catalogue", concept.slug)
    return [
        Link(f"{one['code']} {one['title']}", f"{page}?{urlencode({'feld': one['code']})}")
        for one in version.content["fields"]
    ]
