"""Pages of bodies and their seats."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.forms import BodyFilter, BodyForm, SeatForm
from gemeinwerk.actors.models import Body, Seat
from gemeinwerk.actors.views.crumbs import to_bodies
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Column, Link, Table

A_PAGE = 50


@require_safe
@needs("actor.read")
def bodies(request: DeskRequest) -> HttpResponse:
    wanted = BodyFilter(request.GET)
    wanted.is_valid()
    found = queries.bodies(
        request.municipality,
        kind=wanted.cleaned_data.get("art", ""),
        search=wanted.cleaned_data.get("suche", ""),
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "filter": wanted,
        "page": page,
        "table": _body_table(page),
        "filtered": bool(request.GET),
    }
    return render(request, "actors/bodies.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def create(request: DeskRequest) -> HttpResponse:
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.create_body(request.municipality, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{body}“ ist angelegt.").format(body=new))
            return redirect("actors:body", new.pk)
    context = {
        "form": form,
        "heading": _("Neues Gremium"),
        "crumbs": to_bodies(Link(_("Neues Gremium"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("actors:bodies"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("actor.read", queries.body)
def body(request: DeskRequest, body: Body) -> HttpResponse:
    seats = list(queries.seats(body))
    context = {
        "body": body,
        "seats": seats,
        "table": _seat_table(seats),
        "crumbs": to_bodies(Link(body.name)),
    }
    return render(request, "actors/body.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.body)
def edit(request: DeskRequest, body: Body) -> HttpResponse:
    form = BodyForm(request.POST or None, instance=body)
    address = reverse("actors:body", args=[body.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_body(body, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    body.refresh_from_db()
    context = {
        "form": form,
        "heading": _("„{body}“ bearbeiten").format(body=body),
        "crumbs": to_bodies(Link(body.name, address), Link(_("Bearbeiten"))),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("actor.edit", queries.body)
def remove(request: DeskRequest, body: Body) -> HttpResponse:
    try:
        operations.remove_body(body, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("actors:body", body.pk)
    messages.success(request, _("„{body}“ ist entfernt.").format(body=body))
    return redirect("actors:bodies")


SEATS = ChildPages(
    name="seat",
    on_parent=needs("actor.edit", queries.body),
    on_child=needs("actor.edit", queries.seat),
    parent_of=lambda seat: seat.body,
    form=lambda request, body, seat: SeatForm(
        request.POST or None, town=request.municipality, instance=seat or Seat(body=body)
    ),
    add=operations.add_seat,
    edit=operations.edit_seat,
    remove=operations.remove_seat,
    page=lambda body: reverse("actors:body", args=[body.pk]),
    crumbs=lambda body, *rest: to_bodies(
        Link(body.name, reverse("actors:body", args=[body.pk])), *rest
    ),
    words=Words(
        new=gettext_lazy("Neuer Sitz"),
        add=gettext_lazy("Anlegen"),
        added=gettext_lazy("{it} hat jetzt einen Sitz."),
        removed=gettext_lazy("Der Sitz ist entfernt."),
        heading=lambda seat: _("Sitz von {person}").format(person=seat.person),
        it=lambda seat: str(seat.person),
    ),
    template="actors/seat.html",
)


def _body_table(page: "Page[Any]") -> Table:
    return Table(
        caption=_("Gremien"),
        columns=[Column(_("Name")), Column(_("Art")), Column(_("Sitze heute"), numeric=True)],
        rows=[
            [
                format_html('<a href="{}">{}</a>', reverse("actors:body", args=[one.pk]), one.name),
                one.get_kind_display(),
                one.seat_count,
            ]
            for one in page
        ],
        caption_hidden=True,
    )


def _seat_table(seats: list[Seat]) -> Table:
    names = [_("Person"), _("für"), _("Funktion"), _("Vertretung"), _("seit"), _("bis")]
    return Table(
        caption=_("Sitze"),
        columns=[Column(name) for name in names],
        rows=[
            [
                format_html('<a href="{}">{}</a>', reverse("actors:seat", args=[s.pk]), s.person),
                s.organisation.short if s.organisation else "",
                s.function,
                s.deputy or "",
                date_format(s.since, "SHORT_DATE_FORMAT") if s.since else "",
                date_format(s.until, "SHORT_DATE_FORMAT") if s.until else "",
            ]
            for s in seats
        ],
        caption_hidden=True,
    )
