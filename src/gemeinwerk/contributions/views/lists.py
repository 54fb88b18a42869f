"""The list of a concept's contributions."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import queries, speaking
from gemeinwerk.contributions.forms.listing import ContributionFilter
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.views.crumbs import address_of, to_concept
from gemeinwerk.core.languages import german, spoken
from gemeinwerk.core.ui import Column, Link, Table

A_PAGE = 50


@require_safe
@needs("contribution.read", concepts.concept)
def listed(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = ContributionFilter(request.GET, concept=concept)
    wanted = form.wanted()
    page = Paginator(queries.keys(concept, wanted), A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "filter": form,
        "filtered": bool(wanted),
        "query": urlencode(wanted),
        "page": page,
        "table": _table(concept, queries.rows(list(page.object_list))),
        "may_edit": request.user.has_perm("contribution.edit", concept),
        "crumbs": to_concept(concept, Link(_("Beiträge"))),
    }
    return render(request, "contributions/list.html", context)


def _table(concept: Concept, rows: Sequence[Contribution]) -> Table:
    for one in rows:
        one.concept = concept
    return Table(
        caption=_("Beiträge"),
        caption_hidden=True,
        columns=[
            Column(_("Nummer"), numeric=True),
            Column(_("Beitrag")),
            Column(_("Art")),
            Column(_("Handlungsfeld")),
            Column(_("Woher")),
            Column(_("Stand")),
        ],
        rows=[
            [
                one.number,
                format_html(
                    '<a href="{}">{}</a>',
                    address_of(one),
                    spoken(one.headline, speaking.headline_in(one)),
                ),
                one.get_kind_display(),
                german(one.field) if one.field else "–",
                f"{one.get_channel_display()}, {date_format(one.when, 'SHORT_DATE_FORMAT')}",
                _state(one),
            ]
            for one in rows
        ],
        row_heads=False,
    )


def _state(one: Contribution) -> str:
    into = getattr(one, "into_number", None)
    if into is None:
        return str(one.get_state_display())
    return _("zusammengeführt mit {number}").format(number=into)
