"""The search over what one may see, and in the handbook."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.found import said
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.desk.searching.results import ON_A_PAGE, results, texts_of
from gemeinwerk.desk.searching.subjects import KINDS, subjects
from gemeinwerk.engines.searching import find
from gemeinwerk.municipalities.queries import word_groups

LONGEST = 100


@require_safe
@needs("desk.enter")
def search(request: DeskRequest) -> HttpResponse:
    """What answers a query, the best first; of one kind, if wanted."""
    query = request.GET.get("suche", "").strip()[:LONGEST]
    wanted = request.GET.get("art", "")
    wanted = wanted if wanted in KINDS else ""
    context: dict[str, Any] = {
        "query": query,
        "wanted": wanted,
        "label": _("Im Handbuch suchen") if wanted == "handbuch" else _("Wonach suchen Sie?"),
        "kind": "handbuch" if wanted == "handbuch" else "",
        "town_lang": format_html(' lang="{}"', language) if (language := of_the_town()) else "",
    }
    if query:
        context |= _found(request, query, wanted)
    return render(request, "desk/search.html", context)


def _found(request: DeskRequest, query: str, wanted: str) -> dict[str, Any]:
    town = request.municipality
    seen = subjects(request.user, town)
    found = find(query, (words for _subject, words in seen), word_groups(town))
    hits = [seen[hit.place][0] for hit in found.hits]
    counted = Counter(subject.kind for subject in hits)
    paginator = Paginator([one for one in hits if wanted in ("", one.kind)], ON_A_PAGE)
    page = paginator.get_page(request.GET.get("seite"))
    return {
        "page": page,
        "results": results(list(page), found.answers),
        "total": len(hits),
        "kinds": [(kind, label, counted[kind]) for kind, label in KINDS.items() if counted[kind]],
        "said": said(query, found, texts_of(subject for subject, _words in seen)),
    }
