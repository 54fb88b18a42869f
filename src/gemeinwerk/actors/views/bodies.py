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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.forms import BodyFilter, BodyForm, SeatForm
from gemeinwerk.actors.models import Body, Seat
from gemeinwerk.actors.views.crumbs import to_bodies
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


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.body)
def add_seat(request: DeskRequest, body: Body) -> HttpResponse:
    form = SeatForm(request.POST or None, town=request.municipality, instance=Seat(body=body))
    address = reverse("actors:body", args=[body.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            seat = operations.add_seat(body, by=request.user, **form.cleaned_data)
            messages.success(
                request, _("{person} hat jetzt einen Sitz.").format(person=seat.person)
            )
            return redirect(address)
    context = {
        "form": form,
        "heading": _("Neuer Sitz"),
        "crumbs": to_bodies(Link(body.name, address), Link(_("Neuer Sitz"))),
        "submit": _("Anlegen"),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.seat)
def edit_seat(request: DeskRequest, seat: Seat) -> HttpResponse:
    form = SeatForm(request.POST or None, town=request.municipality, instance=seat)
    address = reverse("actors:body", args=[seat.body_id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_seat(seat, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    context = {
        "form": form,
        "seat": seat,
        "heading": _("Sitz von {person}").format(person=seat.person),
        "lead": _("Wer ausscheidet, bekommt ein Datum bei „bis“."),
        "crumbs": to_bodies(Link(seat.body.name, address), Link(seat.person.name)),
        "cancel_url": address,
    }
    return render(request, "actors/seat.html", context)


@require_POST
@needs("actor.edit", queries.seat)
def remove_seat(request: DeskRequest, seat: Seat) -> HttpResponse:
    body_id = seat.body_id
    operations.remove_seat(seat, by=request.user)
    messages.success(request, _("Der Sitz ist entfernt."))
    return redirect("actors:body", body_id)


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
