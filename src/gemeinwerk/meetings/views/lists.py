"""Meetings of a concept, and of all bodies of the town."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.meetings import queries
from gemeinwerk.meetings.forms import ListFilter
from gemeinwerk.meetings.replying.addresses import asks
from gemeinwerk.meetings.telling import when
from gemeinwerk.meetings.views.crumbs import address_of, to_concept

A_PAGE = 50


@require_safe
@needs("meeting.read", concepts.concept)
def of_concept(request: DeskRequest, concept: Concept) -> HttpResponse:
    return _list(request, concept, to_concept(concept, Link(_("Sitzungen"))))


@require_safe
@needs("meeting.read")
def of_town(request: DeskRequest) -> HttpResponse:
    return _list(request, None, [Link(_("Sitzungen"))])


def _list(request: DeskRequest, concept: Concept | None, crumbs: list[Link]) -> HttpResponse:
    wanted = ListFilter(request.GET, town=request.municipality)
    wanted.is_valid()
    body = wanted.cleaned_data.get("gremium")
    over = bool(wanted.cleaned_data.get("zeit"))
    found = queries.meetings(request.municipality, concept=concept, body=body, over=over)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    context: dict[str, Any] = {
        "concept": concept,
        "filter": wanted,
        "filtered": bool(body or over),
        "over": over,
        "page": page,
        "table": _table(page, with_concept=concept is None),
        "create_url": _create_url(concept, body),
        "asks_calendars": asks() and request.user.has_perm("meeting.invite", request.municipality),
        "may_edit": request.user.has_perm("meeting.edit", request.municipality),
        "crumbs": crumbs,
    }
    return render(request, "meetings/list.html", context)


def _create_url(concept: Concept | None, body: Any) -> str:
    asked = [f"konzept={concept.pk}"] if concept else []
    asked += [f"gremium={body.pk}"] if body else []
    return reverse("meetings:create") + ("?" + "&".join(asked) if asked else "")


def _table(page: "Page[Any]", *, with_concept: bool) -> Table:
    more = [Column(_("Konzept"))] if with_concept else []
    return Table(
        caption=_("Sitzungen"),
        caption_hidden=True,
        columns=[
            Column(_("Sitzung")),
            Column(_("Wann")),
            Column(_("Ort")),
            *more,
            Column(_("Stand")),
        ],
        rows=[
            [
                format_html('<a href="{}">{}</a>', address_of(one), german(str(one))),
                when(one),
                german(one.where) or one.get_format_display(),
                *([german(one.concept) if one.concept else "–"] if with_concept else []),
                one.get_state_display(),
            ]
            for one in page
        ],
    )
