"""Shows of dots at the desk: prepared, opened, shown on the wall, closed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link, Tone
from gemeinwerk.dots import files, operations, queries, sources, telling
from gemeinwerk.dots.codes import SLIP_PART, spelled
from gemeinwerk.dots.forms import SlipsForm, WallForm, WeighingForm
from gemeinwerk.dots.models import Weighing, WeighingState
from gemeinwerk.meetings import queries as meetings
from gemeinwerk.meetings.models import Meeting, MeetingState
from gemeinwerk.representation.qr import path_of

TONES: dict[str, Tone] = {
    WeighingState.DRAFT: "none",
    WeighingState.OPEN: "progress",
    WeighingState.CLOSED: "done",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", meetings.meeting)
def create(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    if meeting.state == MeetingState.CANCELLED:
        messages.error(request, _("Diese Sitzung ist abgesagt; an ihr ändert sich nichts mehr."))
        return redirect("meetings:meeting", meeting.pk)
    form = _form(request, meeting)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.create_weighing(meeting, by=request.user, **form.details)
            messages.success(request, _("Vorbereitet. Punkte geben kann noch niemand."))
            return redirect("dots:weighing", new.pk)
    context = {
        "form": form,
        "heading": _("Punkte kleben"),
        "lead": _(
            "Alle bekommen gleich viele Punkte und verteilen sie auf das, was ihnen wichtig ist: "
            "mit dem Telefon und einem Code, ohne Konto, oder an der Wand."
        ),
        "crumbs": _crumbs(meeting, Link(_("Punkte kleben"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("meetings:meeting", args=[meeting.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("meeting.read", queries.weighing)
def weighing(request: DeskRequest, found: Weighing) -> HttpResponse:
    may_edit = request.user.has_perm("meeting.edit", found)
    context: dict[str, Any] = {
        "weighing": found,
        "tone": TONES[found.state],
        "may_edit": may_edit,
        "result": telling.result(found) if _is_seen(found) else None,
        "people": telling.people(found),
        "guards": telling.guards(found),
        "slips_form": SlipsForm() if may_edit and found.with_slips else None,
        "history": sentences.history(found),
        "crumbs": _crumbs(found.meeting, Link(german(found.question))),
        **_address(request, found),
    }
    return render(request, "dots/weighing.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.weighing)
def edit(request: DeskRequest, found: Weighing) -> HttpResponse:
    if not found.is_draft:
        messages.info(request, _("Es war schon offen: Was gefragt ist, bleibt."))
        return redirect("dots:weighing", found.pk)
    form = _form(request, found.meeting, found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_weighing(found, by=request.user, shown=form.shown, **form.details)
            messages.success(request, _("Gespeichert."))
            return redirect("dots:weighing", found.pk)
    present = queries.weighing(request.municipality, found.pk) if form.is_bound else found
    context = {
        "form": form,
        "seen": stamp(queries.told(present)),
        "heading": _("Punkte kleben"),
        "crumbs": _to_one(present, Link(_("Bearbeiten"))),
        "cancel_url": reverse("dots:weighing", args=[found.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.weighing)
def wall(request: DeskRequest, found: Weighing) -> HttpResponse:
    """What hangs on the wall, counted by hand."""
    if not found.is_open:
        messages.info(request, _("Eintragen geht, solange das Punktekleben offen ist."))
        return redirect("dots:weighing", found.pk)
    form = WallForm(request.POST or None, weighing=found)
    if request.method == "POST" and form.is_valid():
        told = {"points": form.points, "people": form.cleaned_data["people"]}
        with refusals_on(form):
            operations.enter_wall(found, by=request.user, shown=form.shown, **told)
            messages.success(request, _("Was an der Wand klebt, ist eingetragen."))
            return redirect("dots:weighing", found.pk)
    present = queries.weighing(request.municipality, found.pk) if form.is_bound else found
    context = {
        "form": form,
        "seen": stamp(queries.told_of_wall(present)),
        "heading": _("Punkte von der Wand"),
        "lead": _("Zu den Punkten, die mit dem Telefon kommen, kommen diese dazu."),
        "crumbs": _to_one(present, Link(_("Wand"))),
        "submit": _("Eintragen"),
        "cancel_url": reverse("dots:weighing", args=[found.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("meeting.edit", queries.weighing)
def open_it(request: DeskRequest, found: Weighing) -> HttpResponse:
    done = _("Offen. Zeigen Sie jetzt den Code.")
    return _do(request, found, lambda: operations.open_weighing(found, by=request.user), done)


@require_POST
@needs("meeting.edit", queries.weighing)
def close(request: DeskRequest, found: Weighing) -> HttpResponse:
    done = _("Beendet. Das Ergebnis bleibt bei der Sitzung.")
    return _do(request, found, lambda: operations.close_weighing(found, by=request.user), done)


@require_POST
@needs("meeting.edit", queries.weighing)
def remove(request: DeskRequest, found: Weighing) -> HttpResponse:
    try:
        operations.remove_weighing(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("dots:weighing", found.pk)
    messages.success(request, _("Das Punktekleben ist gelöscht."))
    return redirect("meetings:meeting", found.meeting_id)


@dataclass(frozen=True)
class Paper:
    """A slip to cut: its code as one types it, and its address as a QR code."""

    code: str
    path: str
    size: int


@require_POST
@never_cache
@needs("meeting.edit", queries.weighing)
def slips(request: DeskRequest, found: Weighing) -> HttpResponse:
    """New slips to print and cut; they are nowhere else, and this page is not there again."""
    form = SlipsForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors.get("number", []))))
        return redirect("dots:weighing", found.pk)
    try:
        codes = operations.print_slips(found, number=form.cleaned_data["number"], by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("dots:weighing", found.pk)
    address = _address(request, found)
    papers = [
        Paper(spelled(one, SLIP_PART), *path_of(f"{address['url']}?zettel={one}")) for one in codes
    ]
    crumbs = _to_one(found, Link(_("Zettel")))
    context = {"weighing": found, "papers": papers, "crumbs": crumbs, **address}
    return render(request, "dots/slips.html", context)


@require_safe
@never_cache
@needs("meeting.edit", queries.weighing)
def screen(request: DeskRequest, found: Weighing) -> HttpResponse:
    """For the beamer: where to go and with which code; then what came of it."""
    return render(request, "dots/screen.html", _shown(request, found))


@require_safe
@never_cache
@needs("meeting.edit", queries.weighing)
def standing(request: DeskRequest, found: Weighing) -> HttpResponse:
    """The part of it that goes on by itself."""
    return render(request, "dots/standing.html", _shown(request, found))


@require_safe
@needs("meeting.read", queries.weighing)
def spreadsheet(request: DeskRequest, found: Weighing) -> HttpResponse:
    if not _is_seen(found):
        messages.info(request, _("Das Ergebnis gibt es, wenn das Punktekleben beendet ist."))
        return redirect("dots:weighing", found.pk)
    answer = HttpResponse(files.as_xlsx(found), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="punkte-{found.pk}.xlsx"'
    return answer


def _shown(request: DeskRequest, found: Weighing) -> dict[str, Any]:
    path, size = path_of(_address(request, found)["url"])
    return {
        "weighing": found,
        "result": telling.result(found) if _is_seen(found) else None,
        "people": telling.people(found),
        "qr": {"path": path, "size": size},
        **_address(request, found),
    }


def _is_seen(found: Weighing) -> bool:
    """While points are given nobody sees where they go, unless it was said so before."""
    return found.is_closed or (found.is_open and found.shows_standing)


def _address(request: DeskRequest, found: Weighing) -> dict[str, str]:
    start = request.build_absolute_uri(reverse("giving:code"))
    return {
        "code": spelled(found.code),
        "url": request.build_absolute_uri(reverse("giving:page", args=[found.code])),
        "start": start.partition("://")[2].rstrip("/"),
    }


def _form(request: DeskRequest, meeting: Meeting, found: Weighing | None = None) -> WeighingForm:
    may = request.user.has_perm("meeting.invite", meeting)
    wishes = sources.wishes(meeting) if may else []
    items = sources.items(meeting)
    return WeighingForm(request.POST or None, items=items, wishes=wishes, weighing=found)


def _do(
    request: DeskRequest, found: Weighing, act: Callable[[], object], done: str
) -> HttpResponse:
    do_or_say(request, act, done)
    return redirect("dots:weighing", found.pk)


def _crumbs(meeting: Meeting, *further: Link) -> list[Link]:
    there = Link(german(str(meeting)), reverse("meetings:meeting", args=[meeting.pk]))
    return [Link(_("Sitzungen"), reverse("meetings:meetings")), there, *further]


def _to_one(found: Weighing, *further: Link) -> list[Link]:
    here = Link(german(found.question), reverse("dots:weighing", args=[found.pk]))
    return _crumbs(found.meeting, here, *further)
