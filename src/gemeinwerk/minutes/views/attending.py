"""Who is there: marked, entered, changed afterwards; from how many on a body decides; the code."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.minutes import operations, queries, telling
from gemeinwerk.minutes.errors import NobodyNamed
from gemeinwerk.minutes.forms import EnterForm, QuorumForm, TimesForm
from gemeinwerk.minutes.models import Attendance, Minutes
from gemeinwerk.minutes.views.crumbs import address_of, to_minutes

PLACE = "#anwesend"
MARKS = {
    "kommt": operations.come,
    "zugeschaltet": operations.join,
    "geht": operations.leave,
    "entschuldigt": operations.excuse,
}


@require_POST
@needs("minutes.write", queries.minutes)
def mark(request: DeskRequest, found: Minutes) -> HttpResponse:
    """Somebody comes, leaves, or is excused: the button says which, and who."""
    what = next((one for one in MARKS if one in request.POST), "")
    key = whole_number(request.POST.get(what))
    one = found.attendances.filter(pk=key).first() if key is not None else None
    try:
        if one is None:
            raise NobodyNamed(_("Diese Person steht nicht mehr auf der Liste."))
        one.minutes = found
        MARKS[what](one, by=request.user)
    except DomainError as refusal:
        if "HX-Request" in request.headers:
            raise
        messages.error(request, refusal.message)
    if "HX-Request" not in request.headers:
        return redirect(f"{address_of(found)}{PLACE}")
    context = {
        "minutes": found,
        "room": telling.room(found, queries.attendances(found)),
        "may_write": True,
    }
    return render(request, "minutes/room.html", context)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def enter(request: DeskRequest, found: Minutes) -> HttpResponse:
    form = EnterForm(request.POST or None, minutes=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.enter(found, who=form.who, by=request.user)
            messages.success(request, _("{name} ist da.").format(name=new))
            return redirect(f"{address_of(found)}{PLACE}")
    context = {
        "form": form,
        "heading": _("Jemanden eintragen"),
        "lead": _("Wer da ist und nicht auf der Liste steht."),
        "crumbs": to_minutes(found, Link(_("Jemanden eintragen"))),
        "submit": _("Eintragen"),
        "cancel_url": f"{address_of(found)}{PLACE}",
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.attendance)
def edit(request: DeskRequest, one: Attendance) -> HttpResponse:
    form = TimesForm(request.POST or None, attendance=one)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_attendance(
                one,
                times=form.times,
                by=request.user,
                **form.details,
            )
            messages.success(request, _("Gespeichert."))
            return redirect(f"{address_of(one.minutes)}{PLACE}")
    context = {
        "form": form,
        "attendance": one,
        "heading": _("Wann war {name} da?").format(name=one),
        "lead": one.speaks_for,
        "crumbs": to_minutes(one.minutes, Link(str(one))),
        "cancel_url": f"{address_of(one.minutes)}{PLACE}",
    }
    return render(request, "minutes/attendance.html", context)


@require_POST
@needs("minutes.write", queries.attendance)
def remove(request: DeskRequest, one: Attendance) -> HttpResponse:
    name = str(one)
    try:
        operations.remove_attendance(one, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("{name} steht nicht mehr auf der Liste.").format(name=name))
    return redirect(f"{address_of(one.minutes)}{PLACE}")


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def quorum(request: DeskRequest, found: Minutes) -> HttpResponse:
    form = QuorumForm(request.POST or None, initial={"quorum": found.quorum})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.set_quorum(found, quorum=form.cleaned_data["quorum"], by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect(f"{address_of(found)}{PLACE}")
    context = {
        "form": form,
        "heading": _("Ab wann ist das Gremium beschlussfähig?"),
        "lead": _("Vorgeschlagen ist mehr als die Hälfte derer, die eine Stimme haben."),
        "crumbs": to_minutes(found, Link(_("Beschlussfähigkeit"))),
        "cancel_url": f"{address_of(found)}{PLACE}",
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("minutes.write", queries.minutes)
def give_code(request: DeskRequest, found: Minutes) -> HttpResponse:
    try:
        operations.give_code(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{address_of(found)}{PLACE}")


@require_POST
@needs("minutes.write", queries.minutes)
def end_code(request: DeskRequest, found: Minutes) -> HttpResponse:
    try:
        operations.end_code(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{address_of(found)}{PLACE}")
