"""Lists of people and organisations, and what is done with many of them at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import told
from gemeinwerk.actors.forms import OrganisationFilter, PersonFilter
from gemeinwerk.actors.listing import choosing
from gemeinwerk.actors.listing import wanted as listing
from gemeinwerk.actors.models import Person
from gemeinwerk.actors.views.crumbs import address_of
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.core.ui import Column, Table

A_PAGE = 50
LIST = {told.PERSON: "actors:people", told.ORGANISATION: "actors:organisations"}


@require_safe
@needs("actor.read")
def people(request: DeskRequest) -> HttpResponse:
    return _list(request, told.PERSON, "actors/people.html")


@require_safe
@needs("actor.read")
def organisations(request: DeskRequest) -> HttpResponse:
    return _list(request, told.ORGANISATION, "actors/organisations.html")


@require_POST
@needs("actor.read")
def people_chosen(request: DeskRequest) -> HttpResponse:
    return _act(request, told.PERSON)


@require_POST
@needs("actor.read")
def organisations_chosen(request: DeskRequest) -> HttpResponse:
    return _act(request, told.ORGANISATION)


def _list(request: DeskRequest, about: told.About, template: str) -> HttpResponse:
    filters = told.declared(told.Filter, about, request.user, request.municipality)
    form = _form(request, about, request.GET, filters)
    found = _matching(request, about, form.wanted(), filters)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    query = request.GET.copy()
    query.pop("seite", None)
    context = {
        "filter": form,
        "page": page,
        "table": _table(request, about, page),
        "filtered": bool(request.GET),
        "actions": told.declared(told.Action, about, request.user, request.municipality),
        "query": query.urlencode(),
        "on_page": ",".join(str(one.pk) for one in page),
        "chosen_url": reverse(f"{LIST[about]}_chosen"),
    }
    return render(request, template, context)


def _act(request: DeskRequest, about: told.About) -> HttpResponse:
    """Hand those who are chosen to what is to be done with them."""
    back, town = reverse(LIST[about]), request.municipality
    filters = told.declared(told.Filter, about, request.user, town)
    query = QueryDict(request.POST.get(choosing.QUERY, ""))
    wanted = _form(request, about, query, filters).wanted()
    every = _matching(request, about, {listing.CLOSED: "1"}, ())
    matching = _matching(request, about, wanted, filters)
    try:
        choice = choosing.choose(request.POST, every=every, matching=matching, back=back)
    except SeenOtherwise as otherwise:
        messages.error(request, otherwise.message)
        return redirect(f"{back}?{query.urlencode()}" if query else back)
    actions = told.declared(told.Action, about, request.user, town)
    key = request.POST.get(choosing.ACTION)
    action = next((one for one in actions if one.key == key), None)
    if action is None or not choice.count:
        messages.error(request, _("Bitte wählen Sie aus, für wen und was geschehen soll."))
        return redirect(choice.back)
    return action.act(request, choice)


def _form(
    request: DeskRequest, about: told.About, data: QueryDict, filters: Sequence[told.Filter]
) -> PersonFilter | OrganisationFilter:
    kind = PersonFilter if about == told.PERSON else OrganisationFilter
    return kind(data, town=request.municipality, filters=filters)


def _matching(
    request: DeskRequest,
    about: told.About,
    wanted: listing.Wanted,
    filters: Sequence[told.Filter],
) -> "QuerySet[Any]":
    find: Any = listing.people if about == told.PERSON else listing.organisations
    found: QuerySet[Any] = find(request.municipality, wanted, filters)
    return found


def _table(request: DeskRequest, about: told.About, page: "Page[Any]") -> Table:
    rows = list(page)
    keys = [one.pk for one in rows]
    columns = told.declared(told.Column, about, request.user, request.municipality)
    further = [column.values(request.municipality, keys) for column in columns] if keys else []
    cells: Any = _person if about == told.PERSON else _organisation
    return Table(
        caption=_("Personen") if about == told.PERSON else _("Organisationen"),
        columns=[*_heads(about), *(Column(str(one.label)) for one in columns)],
        rows=[[*cells(one), *(values.get(one.pk, "") for values in further)] for one in rows],
        caption_hidden=True,
    )


def _ticked(one: Any, address: str) -> SafeString:
    """The name as a link, and before it the box with which it is chosen."""
    return format_html(
        '<span class="gw-ticked"><label class="gw-tick">'
        '<input type="checkbox" name="{}" value="{}" form="auswahl">'
        '<span class="gw-hidden">{}</span></label> <a href="{}">{}</a></span>',
        choosing.ROW,
        str(one.pk),
        _("{name} auswählen").format(name=one.name),
        address,
        one.name,
    )


def _person(one: Person) -> list[object]:
    return [
        _ticked(one, reverse("actors:person", args=[one.pk])),
        german(one.function),
        format_html_join(", ", "{}", ((german(of.short),) for of in one.organisations.all())),
    ]


def _organisation(one: Any) -> list[object]:
    kind = one.get_kind_display() if one.active else _("aufgelöst")
    return [_ticked(one, address_of(one)), kind, one.people_count]


def _heads(about: told.About) -> list[Column]:
    if about == told.PERSON:
        return [Column(_("Name")), Column(_("Funktion")), Column(_("Organisationen"))]
    return [Column(_("Name")), Column(_("Art")), Column(_("Personen"), numeric=True)]
