"""The Excel sheet of a unit: fetched, sent back, looked through, taken over."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.measures.files.answers import attachment
from gemeinwerk.monitoring import queries
from gemeinwerk.monitoring.forms_of_sheets import SheetFileForm, SheetRowsForm
from gemeinwerk.monitoring.lifecycle import WRITABLE
from gemeinwerk.monitoring.models import ReportingRound
from gemeinwerk.monitoring.notices import address_of
from gemeinwerk.monitoring.sheets.carrying import packed
from gemeinwerk.monitoring.sheets.operations import take_over
from gemeinwerk.monitoring.sheets.planning import Entry, Planned, planned
from gemeinwerk.monitoring.sheets.reading import SheetRow, read_apart

_SHOWN = 500


@require_http_methods(["GET", "POST"])
@takes_file("report.write")
@needs("report.write", queries.round_of)
def sheet(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """Fetch it, or send it back; what it says is shown, and nothing of it is written yet."""
    posted = request.method == "POST"
    form = SheetFileForm(request.POST, request.FILES) if posted else SheetFileForm()
    if form.is_valid():
        with refusals_on(form, "file"):
            told = read_apart(form.cleaned_data["file"].read())
            form.require_round(found, told)
            return _look_through(request, found, told.rows)
    unit = whole_number(request.GET.get("stelle", ""))
    own = queries.own_in(found, request.user, unit)
    context = {
        "round": found,
        "crumbs": _crumbs(request, found),
        "form": form,
        "count": own.filter(state__in=WRITABLE).count(),
        "unit": unit,
    }
    return render(request, "monitoring/sheets/sheet.html", context)


@require_safe
@needs("report.write", queries.round_of)
def sheet_file(request: DeskRequest, found: ReportingRound) -> HttpResponseBase:
    """What is with the unit, as it stands there now; of the office one unit, or all."""
    from gemeinwerk.monitoring.sheets.writing import SheetTooLong, written  # large

    unit = whole_number(request.GET.get("stelle", ""))
    reports = list(queries.own_in(found, request.user, unit).filter(state__in=WRITABLE))
    named = {str(one.measure.lead_unit) for one in reports}
    whose = named.pop() if len(named) == 1 else ""
    name = slugify(f"{found.title} {whose}") or "meldungen"
    try:
        content = written(found, reports)
    except SheetTooLong as refusal:
        messages.error(request, refusal.message)
        return redirect("monitoring:sheet", found.pk)
    return attachment(BytesIO(content), "xlsx", f"{name}.xlsx")


@require_POST
@needs("report.write", queries.round_of)
def sheet_apply(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """Take over what was looked through: all of it, or nothing."""
    form = SheetRowsForm(request.POST)
    if not form.is_valid():
        sentence = _("Übernommen ist nichts: Was die Seite sandte, ist nicht vollständig.")
        again = _("Bitte senden Sie die Datei noch einmal.")
        messages.error(request, f"{sentence} {again}")
        return redirect("monitoring:sheet", found.pk)
    rows: list[SheetRow] = form.cleaned_data["rows"]
    own = set(queries.own_in(found, request.user).values_list("pk", flat=True))
    with refusals_on(form):
        number = take_over(
            found, own=own, rows=rows, chosen=form.chosen, by=request.user, seen=form.shown
        )
        messages.success(
            request,
            ngettext(
                "Eine Angabe ist übernommen. Sehen Sie sie durch, und melden Sie dann.",
                "{n} Angaben sind übernommen. Sehen Sie sie durch, und melden Sie dann.",
                number,
            ).format(n=number),
        )
        return redirect(_reports(request, found))
    return _look_through(request, found, rows, form)


def _look_through(
    request: DeskRequest,
    found: ReportingRound,
    rows: list[SheetRow],
    form: SheetRowsForm | None = None,
) -> HttpResponse:
    plan = planned(queries.own_in(found, request.user), rows)
    context: dict[str, Any] = {
        "round": found,
        "crumbs": _crumbs(request, found),
        "refusals": form.non_field_errors() if form else (),
        "plan": plan,
        "taking": _taking(plan),
        "refused": _refused(plan.refused),
        "new": _new(plan.new),
        "left_out": _left_out(plan.left_out),
        "rows": packed(rows),
        "seen": stamp(plan.told()),
    }
    return render(request, "monitoring/sheets/review.html", context)


def _taking(plan: Planned) -> str:
    """What the button does; "" where there is nothing to do."""
    number = len(plan.new)
    if plan.refused or not (number or plan.clashes):
        return ""
    if plan.clashes:  # how many it will be is still to be chosen
        return _("Übernehmen")
    return ngettext("Eine Angabe übernehmen", "{n} Angaben übernehmen", number).format(n=number)


def _new(entries: list[Entry]) -> Table | None:
    heads = [_("Maßnahme"), _("Angabe"), _("Steht da"), _("Aus der Datei"), _("Zelle")]
    rows: list[list[object]] = [
        [_code(one), one.label, one.in_full(one.now), one.in_full(one.wanted), one.place]
        for one in entries[:_SHOWN]
    ]
    return Table(_("Was übernommen wird"), [Column(h) for h in heads], rows) if rows else None


def _refused(entries: list[Entry]) -> Table | None:
    heads = [_("Zelle"), _("Maßnahme"), _("Angabe"), _("Warum")]
    rows: list[list[object]] = [
        [one.place, _code(one), one.label, one.why] for one in entries[:_SHOWN]
    ]
    return Table(_("Was zu berichtigen ist"), [Column(h) for h in heads], rows) if rows else None


def _left_out(entries: list[Entry]) -> Table | None:
    heads = [_("Zelle"), _("Maßnahme"), _("Angabe"), _("Warum")]
    rows: list[list[object]] = [
        [one.place or "–", _code(one), one.label or "–", one.why] for one in entries[:_SHOWN]
    ]
    return Table(_("Was entfällt"), [Column(h) for h in heads], rows) if rows else None


def _code(entry: Entry) -> str:
    return entry.report.measure.code if entry.report else "–"


def _reports(request: DeskRequest, found: ReportingRound) -> str:
    """Where one reads on: one's own reports; the office, which has none, the round."""
    if queries.to_write(request.municipality, queries.may_write_for(
        request.municipality, request.user, None
    ), round_id=found.pk, related=False).exists():  # fmt: skip
        return address_of(found)
    return reverse("monitoring:round", args=[found.pk])


def _crumbs(request: DeskRequest, found: ReportingRound) -> list[Link]:
    return [
        Link(_("Übersicht"), reverse("desk:home")),
        Link(german(found), _reports(request, found)),
        Link(_("In Excel melden")),
    ]
