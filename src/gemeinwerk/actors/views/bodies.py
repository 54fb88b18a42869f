"""Pages of bodies and their seats."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries, seating
from gemeinwerk.actors.balance import balance, balances, together
from gemeinwerk.actors.body_parts import PARTS
from gemeinwerk.actors.errors import TargetsOvertaken
from gemeinwerk.actors.forms import BodyFilter, BodyForm, DayForm, TargetsForm
from gemeinwerk.actors.models import Body
from gemeinwerk.actors.views import tables
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
@needs("actor.read", queries.body_with_targets)
def body(request: DeskRequest, body: Body) -> HttpResponse:
    asked = DayForm(request.GET or None)
    today = localdate()
    day = asked.day(today)
    every = seating.places(body=body)
    there = seating.in_order((one for one in every if one.there(day)), day)
    gone = [one for one in every if one.until and one.until < today]
    context = {
        "body": body,
        "day": day,
        "is_today": day == today,
        "day_form": asked if asked.is_bound else DayForm(),
        "every": every,
        "gone": gone,
        "gone_table": tables.gone(gone),
        "seats": there,
        "taken": sum(1 for one in there if one.holder(day)),
        "balance": balance(body, every, body.aims or (), day),
        "table": tables.seats(there, day, editable=True),
        "parts": PARTS.told(
            body.parts or {}, lambda right: request.user.has_perm(right, request.municipality)
        ),
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
def targets(request: DeskRequest, body: Body) -> HttpResponse:
    form = TargetsForm(
        request.POST or None,
        groups=list(queries.actor_groups(request.municipality)),
        targets=list(body.targets.all()),
    )
    address = reverse("actors:body", args=[body.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            try:
                operations.set_targets(body, by=request.user, targets=form.targets, seen=form.seen)
            except TargetsOvertaken:
                form.look_again()
                raise
            messages.success(request, _("Die Ziele sind gespeichert."))
            return redirect(address)
    context = {
        "form": form,
        "heading": _("Ziele für die Zusammensetzung"),
        "lead": _(
            "Wie viele Sitze soll jede Akteursgruppe in „{body}“ haben? Leere Felder heißen: kein "
            "Ziel."
        ).format(body=body),
        "crumbs": to_bodies(Link(body.name, address), Link(_("Ziele"))),
        "cancel_url": address,
    }
    return render(request, "actors/targets.html", context)


@require_safe
@needs("actor.read")
def composition(request: DeskRequest) -> HttpResponse:
    """All bodies that have seats, and what is missing in each."""
    found = [
        one for one in balances(queries.bodies(request.municipality), localdate()) if one.shares
    ]
    short = [one for one in found if one.missing]
    context = {
        "found": found,
        "short": short,
        "total": together(found),
        "today": localdate(),
        "crumbs": to_bodies(Link(_("Zusammensetzung"))),
    }
    return render(request, "actors/composition.html", context)


def _body_table(page: "Page[Any]") -> Table:
    return Table(
        caption=_("Gremien"),
        columns=[
            Column(_("Name")),
            Column(_("Art")),
            Column(_("Sitze heute"), numeric=True),
            Column(_("besetzt"), numeric=True),
        ],
        rows=[
            [
                format_html('<a href="{}">{}</a>', reverse("actors:body", args=[one.pk]), one.name),
                one.get_kind_display(),
                one.seat_count,
                one.taken_count,
            ]
            for one in page
        ],
        caption_hidden=True,
    )
