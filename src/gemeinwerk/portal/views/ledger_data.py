"""The log as open data: heads, entries and proofs, with their schema; and its heads as a feed."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.ledger import queries
from gemeinwerk.ledger.models import Entry, Head
from gemeinwerk.ledger.proofs import VERSION
from gemeinwerk.ledger.schemas import schema
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.evidence import card, entry_document, lines
from gemeinwerk.portal.loading import town_of
from gemeinwerk.portal.views.feeds import KIND

ON_A_PAGE = 500
IN_THE_FEED = 50
SCHEMA_TYPE = "application/schema+json"


@require_safe
@public_page
def head(request: HttpRequest) -> HttpResponse:
    """Today's head."""
    town = town_of(request)
    document = {
        "format": "gemeinwerk-ledger-head",
        "format_version": VERSION,
        "municipality": _named(town),
        "head": _head(queries.head(town.pk)),
    }
    return _answer(document)


@require_safe
@public_page
def entries(request: HttpRequest) -> HttpResponse:
    """All entries, the oldest first, in pages of 500: enough to work out every root anew."""
    town = town_of(request)
    newest = queries.head(town.pk)
    paginator = Paginator(queries.entries(town.pk).order_by("position"), ON_A_PAGE)
    paginator.count = newest.size if newest else 0  # known already
    page = paginator.get_page(request.GET.get("seite"))
    document = {
        "format": "gemeinwerk-ledger-entries",
        "format_version": VERSION,
        "municipality": _named(town),
        "head": _head(newest),
        "page": page.number,
        "pages": paginator.num_pages,
        "entries": [entry_document(one) for one in lines(town.pk, list(page.object_list))],
    }
    return _answer(document)


@require_safe
@public_page
def proof(request: HttpRequest, number: int) -> HttpResponse:
    """That an entry stands in the log of today."""
    town = town_of(request)
    newest = _newest(town)
    try:
        entry = queries.entry(town.pk, number)
    except Entry.DoesNotExist:
        raise Http404 from None
    (line,) = lines(town.pk, [entry])
    also = {"card": card(line), "municipality": _named(town)}
    return _answer(queries.inclusion(entry, town.pk, newest, **also))


@require_safe
@public_page
def consistency(request: HttpRequest, old: int) -> HttpResponse:
    """That the log of today begins with its first `old` entries."""
    town = town_of(request)
    newest = _newest(town)
    if old > newest.size:
        raise Http404
    return _answer(queries.consistency(town.pk, old, newest))


@require_safe
@public_page
def ledger_schema(request: HttpRequest) -> HttpResponse:
    return _answer(schema(), SCHEMA_TYPE)


@require_safe
@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """Atom: each head with its time, so that every feed reader is a witness."""
    town = town_of(request)
    page = address(town, reverse("portal:ledger"))
    told = Atom1Feed(
        title=_("Nachweisverzeichnis von {town}").format(town=town.name),
        link=page,
        description="",
        language=get_language(),
        author_name=town.name,
        feed_url=address(town, request.path),
    )
    for one in queries.heads(town.pk)[:IN_THE_FEED]:
        count = ngettext("{n} Eintrag", "{n} Einträge", one.size).format(n=one.size)
        told.add_item(
            title=_("Stand: {count}").format(count=count),
            link=page,
            description=str(one),
            pubdate=one.at,
            updateddate=one.at,
            unique_id=f"{page}#{one.size}",
        )
    return HttpResponse(told.writeString("utf-8"), content_type=KIND)


def _newest(town: Municipality) -> Head:
    found = queries.head(town.pk)
    if found is None:
        raise Http404
    return found


def _head(found: Head | None) -> dict[str, Any]:
    at = found.recorded_at if found else None
    return {**queries.noted(found).plain(), "recorded_at": at}


def _named(town: Municipality) -> dict[str, str]:
    return {"name": town.name, "official_key": town.official_key}


def _answer(document: Any, content_type: str = "application/json") -> HttpResponse:
    response = JsonResponse(
        document,
        content_type=content_type,
        json_dumps_params={"ensure_ascii": False, "sort_keys": True},
    )
    response["Access-Control-Allow-Origin"] = "*"
    if content_type != SCHEMA_TYPE:
        link = f'<{reverse("portal:ledger_schema")}>; rel="describedby"; type="{SCHEMA_TYPE}"'
        response["Link"] = link
    return response
