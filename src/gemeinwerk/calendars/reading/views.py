"""Reading a calendar from a file or an address, and what becomes of what was found."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.calendars import queries as calendars
from gemeinwerk.calendars.models import Calendar
from gemeinwerk.calendars.reading import operations, queries
from gemeinwerk.calendars.reading.differences import Moved, Row, moved, when
from gemeinwerk.calendars.reading.forms import CalendarFileForm, SubscriptionForm
from gemeinwerk.calendars.reading.models import Outcome, Reading, Subscription
from gemeinwerk.calendars.views.crumbs import to_calendar
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Link, Table

MOST_ROWS = 300


@require_http_methods(["GET", "POST"])
@takes_file("calendar.edit")
@needs("calendar.edit", calendars.calendar)
def read_file(request: DeskRequest, calendar: Calendar) -> HttpResponse:
    posted = request.method == "POST"
    form = CalendarFileForm(request.POST, request.FILES) if posted else CalendarFileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form, "file"):
            new = operations.read_file(
                calendar, content=file.read(), name=file.name, by=request.user
            )
            return redirect("calendars:reading", new.pk)
    context = {
        "form": form,
        "heading": _("Aus einer Datei einlesen"),
        "lead": german(calendar.name),
        "crumbs": to_calendar(calendar, Link(_("Datei einlesen"))),
        "submit": _("Lesen und vergleichen"),
        "cancel_url": reverse("calendars:calendar", args=[calendar.pk]),
    }
    return render(request, "calendars/read_file.html", context)


@require_http_methods(["GET", "POST"])
@needs("calendar.edit", calendars.calendar)
def subscribe(request: DeskRequest, calendar: Calendar) -> HttpResponse:
    present = Subscription.objects.filter(calendar=calendar).first()
    form = SubscriptionForm(
        request.POST or None, initial={"address": present.address if present else ""}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "address"):
            operations.subscribe(calendar, by=request.user, **form.cleaned_data)
            messages.success(request, _("Gespeichert. Die Adresse wird gleich gelesen."))
            return redirect("calendars:calendar", calendar.pk)
    context = {
        "form": form,
        "heading": _("Jeden Tag von einer Adresse lesen"),
        "lead": german(calendar.name),
        "crumbs": to_calendar(calendar, Link(_("Adresse"))),
        "cancel_url": reverse("calendars:calendar", args=[calendar.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("calendar.edit", queries.subscription)
def unsubscribe(request: DeskRequest, found: Subscription) -> HttpResponse:
    calendar = found.calendar_id
    operations.unsubscribe(found, by=request.user)
    messages.success(request, _("Es wird nicht mehr gelesen. Die Termine bleiben."))
    return redirect("calendars:calendar", calendar)


@require_POST
@needs("calendar.edit", queries.subscription)
def read_now(request: DeskRequest, found: Subscription) -> HttpResponse:
    operations.read_now(found, by=request.user)
    messages.success(request, _("Die Adresse wird gleich gelesen."))
    return redirect("calendars:calendar", found.calendar_id)


@require_http_methods(["GET", "POST"])
@needs("calendar.edit", queries.reading)
def reading(request: DeskRequest, found: Reading) -> HttpResponse:
    """What a calendar says otherwise; taken over, or left."""
    if request.method == "POST":
        return _settle(request, found)
    moves, new, gone = moved(found.new, found.gone)
    context = {
        "reading": found,
        "calendar": found.calendar,
        "crumbs": to_calendar(found.calendar, Link(_("Lesung"))),
        "waiting": found.outcome == Outcome.WAITING,
        "day": localdate(found.at),
        "moved": _moved(moves[:MOST_ROWS]) if moves else None,
        "new": _rows(_("Neue Termine"), new[:MOST_ROWS]) if new else None,
        "gone": _rows(_("Termine, die entfallen"), gone[:MOST_ROWS]) if gone else None,
        "counts": {"moved": len(moves), "new": len(new), "gone": len(gone)},
        "more": sum(max(0, len(one) - MOST_ROWS) for one in (moves, new, gone)),
        "left_out": left_out(found),
    }
    return render(request, "calendars/reading.html", context)


def _settle(request: DeskRequest, found: Reading) -> HttpResponse:
    try:
        if "leave" in request.POST:
            operations.leave(found, by=request.user)
            messages.success(request, _("Nichts davon ist übernommen."))
        else:
            operations.take(found, by=request.user)
            messages.success(request, _("Übernommen."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("calendars:calendar", found.calendar_id)


def left_out(found: Reading) -> list[str]:
    """What was not read, in the language of the page."""
    english = get_language() == "en"
    told = [(row[2], row[3]) if english else (row[0], row[1]) for row in found.left_out]
    return [f"{place}: {sentence}" if place else sentence for place, sentence in told]


def readings(found: list[Reading]) -> Table:
    """Each with what became of it."""
    return Table(
        _("Lesungen"),
        [Column(_("Tag")), Column(_("Woher")), Column(_("Ergebnis"))],
        [
            [
                date_format(localdate(one.at), "SHORT_DATE_FORMAT"),
                one.file_name or _("Adresse"),
                ". ".join(filter(None, [one.get_outcome_display(), one.failure])),
            ]
            for one in found
        ],
        caption_hidden=True,
    )


def _rows(caption: str, rows: list[Row]) -> Table:
    return Table(
        caption,
        [Column(_("Wann")), Column(_("Was"))],
        [[when(row), _title(row)] for row in rows],
        caption_hidden=True,
        row_heads=False,
    )


def _moved(rows: list[Moved]) -> Table:
    return Table(
        _("Geänderte Termine"),
        [Column(_("bisher")), Column(_("jetzt")), Column(_("Was"))],
        [[when(one.before), when(one.after), _titles(one)] for one in rows],
        caption_hidden=True,
        row_heads=False,
    )


def _titles(one: Moved) -> Any:
    if one.before[4] in ("", one.after[4]):
        return _title(one.after)
    return german(_("{new} (bisher: {old})").format(new=one.after[4], old=one.before[4]))


def _title(row: Row) -> str:
    return german(row[4]) if row[4] else _("belegt")
