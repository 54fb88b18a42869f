"""Calendars with their dates: all of them, and each."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.calendars import operations, queries
from gemeinwerk.calendars.forms import CalendarForm
from gemeinwerk.calendars.models import Calendar, Event, Source, in_words
from gemeinwerk.calendars.queries import Taken
from gemeinwerk.calendars.reading.models import Outcome, Subscription
from gemeinwerk.calendars.reading.views import readings
from gemeinwerk.calendars.views.crumbs import to_calendar, to_calendars
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Link, Table

PER_PAGE = 50
SOON = timedelta(days=28)
MOST_SOON, MOST_READINGS = 20, 30
ALL = "alle"


@require_safe
@needs("calendar.read")
def calendars(request: DeskRequest) -> HttpResponse:
    """Whose calendars there are, and what takes time in the next weeks."""
    today = localdate()
    found = list(queries.calendars(request.municipality, today))
    soon = queries.taken(request.municipality, today, today + SOON, held_too=True) if found else []
    context = {
        "table": _calendars(found) if found else None,
        "soon": _soon(soon[:MOST_SOON]) if soon else None,
        "more": len(soon) - MOST_SOON,
        "may_edit": request.user.has_perm("calendar.edit", request.municipality),
    }
    return render(request, "calendars/calendars.html", context)


@require_safe
@needs("calendar.read", queries.calendar)
def calendar(request: DeskRequest, found: Calendar) -> HttpResponse:
    """Its dates from today on, or all of them."""
    today = localdate()
    events = queries.events(found)
    every = request.GET.get("zeit") == ALL
    page = Paginator(events if every else events.filter(last__gte=today), PER_PAGE).get_page(
        request.GET.get("seite")
    )
    may_edit = request.user.has_perm("calendar.edit", found)
    context = _source(found) | {
        "calendar": found,
        "crumbs": to_calendars(Link(found.name)),
        "every": every,
        "page": page,
        "table": _events(page, may_edit=may_edit) if page.object_list else None,
        "may_edit": may_edit,
    }
    return render(request, "calendars/calendar.html", context)


@require_http_methods(["GET", "POST"])
@needs("calendar.edit")
def add(request: DeskRequest) -> HttpResponse:
    new = Calendar(municipality=request.municipality)
    chosen = {"room": request.GET.get("raum"), "body": request.GET.get("gremium")}
    form = CalendarForm(
        request.POST or None, instance=new, town=request.municipality, initial=chosen
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = operations.add_calendar(
                request.municipality, by=request.user, **form.cleaned_data
            )
            messages.success(request, _("„{name}“ ist angelegt.").format(name=made))
            return redirect("calendars:calendar", made.pk)
    context = {
        "form": form,
        "heading": _("Neuer Kalender"),
        "crumbs": to_calendars(Link(_("Neuer Kalender"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("calendars:calendars"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("calendar.edit", queries.calendar)
def edit(request: DeskRequest, found: Calendar) -> HttpResponse:
    form = CalendarForm(request.POST or None, instance=found, town=request.municipality)
    address = reverse("calendars:calendar", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_calendar(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
        found.refresh_from_db(fields=["name"])
    context = {
        "form": form,
        "heading": german(found.name),
        "crumbs": to_calendar(found, Link(_("Bearbeiten"))),
        "cancel_url": address,
        "remove_url": reverse("calendars:calendar_remove", args=[found.pk]),
        "removing": _("Mit dem Kalender gehen alle seine Termine."),
    }
    return render(request, "calendars/form.html", context)


@require_POST
@needs("calendar.edit", queries.calendar)
def remove(request: DeskRequest, found: Calendar) -> HttpResponse:
    operations.remove_calendar(found, by=request.user)
    messages.success(request, _("„{name}“ ist entfernt.").format(name=found.name))
    return redirect("calendars:calendars")


def _source(calendar: Calendar) -> dict[str, Any]:
    """Where it is read from, and what each reading found."""
    rows = list(calendar.readings.all()[:MOST_READINGS])
    return {
        "subscription": Subscription.objects.filter(calendar=calendar).first(),
        "waiting": next((one for one in rows if one.outcome == Outcome.WAITING), None)
        or calendar.readings.filter(outcome=Outcome.WAITING).first(),
        "readings": readings(rows) if rows else None,
        "last": next((one for one in rows if not one.file_name), None),
    }


def whose(calendar: Calendar) -> str:
    """For whom its dates take time."""
    if calendar.room:
        return _("Raum {room}").format(room=calendar.room)
    return str(calendar.body) if calendar.body else _("alle")


def _calendars(found: Iterable[Calendar]) -> Table:
    return Table(
        _("Kalender"),
        [
            Column(_("Name")),
            Column(_("gilt für")),
            Column(_("kommende Termine"), numeric=True),
            Column(_("nächster")),
        ],
        [
            [
                format_html(
                    '<a href="{}">{}</a>',
                    reverse("calendars:calendar", args=[one.pk]),
                    german(one.name),
                ),
                german(whose(one)) if one.body or one.room else whose(one),
                one.coming,  # type: ignore[attr-defined]  # from the query
                _next(one),
            ]
            for one in found
        ],
        caption_hidden=True,
    )


def _next(calendar: Any) -> str:
    day: date | None = calendar.following
    said = date_format(day, "SHORT_DATE_FORMAT") if day else "–"
    return _("{day}, Änderungen warten").format(day=said) if calendar.waits else said


def _soon(found: Iterable[Taken]) -> Table:
    return Table(
        _("Was in den nächsten vier Wochen belegt ist"),
        [Column(_("Wann")), Column(_("Was")), Column(_("Kalender"))],
        [[_when(one), german(one.title) or _("belegt"), german(one.source)] for one in found],
        caption_hidden=True,
    )


def _when(one: Taken) -> object:
    first, last = one.starts.date(), one.ends.date()
    if one.all_day:
        return in_words(first, last - timedelta(days=1))
    return in_words(first, last, one.starts.time(), one.ends.time())


def _events(found: Iterable[Event], *, may_edit: bool) -> Table:
    return Table(
        _("Termine"),
        [Column(_("Wann")), Column(_("Was")), Column(_("Woher"))],
        [
            [
                one.when,
                _linked(one) if may_edit and one.source == Source.TYPED else _called(one),
                one.get_source_display(),
            ]
            for one in found
        ],
        caption_hidden=True,
    )


def _called(event: Event) -> str:
    return german(event.title) if event.title else _("belegt")


def _linked(event: Event) -> str:
    return format_html(
        '<a href="{}">{}</a>', reverse("calendars:event", args=[event.pk]), _called(event)
    )
