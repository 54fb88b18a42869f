"""One page on which a unit reports on all its measures: one form, each report saved by itself.

Whichever button is pressed, all that was typed is saved; what cannot be stays there, with a
sentence.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core import alphabet
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.core.errors import DomainError, Gone
from gemeinwerk.core.pictures import in_megabytes, largest_together
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.monitoring import operations, queries, said
from gemeinwerk.monitoring.authors import Author
from gemeinwerk.monitoring.forms import ReportForm
from gemeinwerk.monitoring.lifecycle import WRITABLE
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.pictures.forms import PictureForm
from gemeinwerk.monitoring.proposing import proposals
from gemeinwerk.monitoring.steering.lately import decided_lately
from gemeinwerk.monitoring.views.entries import CELLS, Entry

NOTHING_NEW, TAKE_BACK, TAKE_OVER, HAND_IN, HAND_IN_ONE = (
    "nichts-neues", "zuruecknehmen", "uebernehmen", "melden", "abgeben",
)  # fmt: skip


VIEW, TABLE = "ansicht", "tabelle"
"""In the address: the short fields of all reports in one table."""


@dataclass(frozen=True)
class Writer:
    """Who writes, and what of; ``looks``: whether it is theirs, so that it counts as seen.
    ``link``: whether it is by link, and no page of the desk is theirs."""

    by: Author
    reports: Callable[[], list[Report]]
    looks: bool = True
    link: bool = False


@require_http_methods(["GET", "POST"])
@takes_file("report.write", most=largest_together)
@needs("report.write")
def reports(request: DeskRequest) -> HttpResponse:
    looks = "stelle" not in request.GET
    return answered(request, Writer(request.user, lambda: _asked(request), looks))


def answered(request: HttpRequest, writer: Writer) -> HttpResponse:
    """The page with all that is asked of a writer; what was typed is saved, pressed done."""
    found = writer.reports()
    if request.method != "POST":
        operations.note_seen([one for one in found if writer.looks and one.state in WRITABLE])
        return _show(request, writer, found, {}, {})
    refused = _save(request, writer, found)
    pictures = _save_pictures(request, writer, found)
    _tell_of_lost(request, found)
    anchor = _press(request, writer, {*refused, *pictures})
    if refused and TAKE_BACK in request.POST:  # with the unit again: now it can be saved
        refused = _save(request, writer, writer.reports())
    if refused or pictures:
        return _show(request, writer, writer.reports(), refused, pictures)
    return redirect(f"{request.get_full_path()}{anchor}")


def _asked(request: DeskRequest) -> list[Report]:
    town, asked = request.municipality, request.GET
    units = queries.may_write_for(town, request.user, whole_number(asked.get("stelle", "")))
    return list(queries.to_write(town, units, round_id=whole_number(asked.get("runde", ""))))


def _save(request: HttpRequest, writer: Writer, found: Sequence[Report]) -> dict[int, ReportForm]:
    """Save each that was sent; gives those that were refused, as they were typed."""
    refused: dict[int, ReportForm] = {}
    for report in found:
        if f"m{report.pk}-base" not in request.POST:
            continue
        form = ReportForm(request.POST, report=report)
        if not form.is_valid():
            refused[report.pk] = form
            continue
        try:
            if form.changes:
                operations.save(report, changes=form.changes, seen=form.seen, by=writer.by)
        except Gone as gone:
            messages.error(request, gone.message)
        except Overtaken as faster:
            form.look_again(faster)
            refused[report.pk] = form
        except DomainError as refusal:
            form.add_error(None, refusal.message)
            refused[report.pk] = form
    return refused


def _save_pictures(
    request: HttpRequest, writer: Writer, found: Sequence[Report]
) -> dict[int, PictureForm]:
    """Those that were refused, with their words; what was written in the report is saved before."""
    forms = [PictureForm(request.POST, request.FILES, report=one) for one in found]
    return {one.report.pk: one for one in forms if one.is_sent and not one.save(writer.by)}


def _tell_of_lost(request: HttpRequest, found: Sequence[Report]) -> None:
    """What was typed about a measure that is no longer the unit's is said, not swallowed."""
    known = {f"m{one.pk}-base" for one in found}
    sent = [key for key in request.POST if key.startswith("m") and key.endswith("-base")]
    if not found or any(key not in known for key in sent):
        messages.error(
            request,
            _(
                "Eine Maßnahme, zu der Sie geschrieben haben, führt Ihr Fachbereich nicht mehr, "
                "oder die Runde ist abgeschlossen. Gespeichert ist dazu nichts; mit „Zurück“ im "
                "Browser sehen Sie noch, was Sie geschrieben haben."
            ),
        )


def _press(request: HttpRequest, writer: Writer, refused: Collection[int]) -> str:
    """Do what the pressed button says; where on the page it was, as an address has it."""
    found, sent = writer.reports(), request.POST
    by_key = {one.pk: one for one in found}
    if HAND_IN in sent:
        ready = [one for one in found if _is_ready(one) and one.pk not in refused]
        _hand_in(request, writer, ready)
        return ""
    for name in (NOTHING_NEW, TAKE_BACK, TAKE_OVER, HAND_IN_ONE):
        key, _colon, passage = sent.get(name, "").partition(":")
        report = by_key.get(whole_number(key) or 0)
        if report is None or (report.pk in refused and name != TAKE_BACK):
            continue
        if name == HAND_IN_ONE and report.state != ReportState.RETURNED:
            messages.error(request, _("Zurückgegeben ist diese Meldung nicht mehr."))
            continue
        try:
            _do(writer.by, name, report, passage)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return f"#m{report.pk}"
    return ""


def _do(by: Author, name: str, report: Report, passage: str) -> None:
    if name == NOTHING_NEW:
        operations.report_nothing_new(report, by=by)
    elif name == TAKE_BACK:
        operations.take_back(report, by=by)
    elif name == HAND_IN_ONE:
        operations.submit(report, by=by)
    else:
        for one in proposals(report, localdate()):
            if one.name == passage:
                operations.save(report, changes={one.name: one.value}, by=by)


def _is_ready(report: Report) -> bool:
    return report.state == ReportState.DRAFT


def _hand_in(request: HttpRequest, writer: Writer, drafts: Sequence[Report]) -> None:
    if not drafts:
        sentence = _(
            "Noch ist nichts zu melden: Ändern Sie etwas, oder klicken Sie auf „Nichts Neues“."
        )
        messages.warning(request, sentence)
        return
    handed_in, left = operations.submit_several(reports=drafts, by=writer.by)
    if handed_in:
        messages.success(
            request,
            ngettext(
                "Eine Meldung ist beim Büro. Danke.",
                "{n} Meldungen sind beim Büro. Danke.",
                len(handed_in),
            ).format(n=len(handed_in)),
        )
    for sentence in left:
        messages.error(request, sentence)


def _show(
    request: HttpRequest,
    writer: Writer,
    found: Sequence[Report],
    refused: Mapping[int, ReportForm],
    pictures: Mapping[int, PictureForm],
) -> HttpResponse:
    today = localdate()
    earlier = queries.earlier(found) if found else {}
    decided = decided_lately(found)
    entries = [
        Entry(
            one,
            _form(one, refused, pictures),
            today,
            earlier[one.pk],
            decided.get(one.measure_id, ()),
            pictures.get(one.pk) or PictureForm(report=one),
        )
        for one in found
    ]
    as_table = request.GET.get(VIEW) == TABLE
    for entry in entries:
        if as_table and entry.form:
            entry.form.in_a_table(CELLS)
    left = [one for one in entries if one.is_left]
    rounds = list({one.round_id: one.round for one in found}.values())
    only = rounds[0] if len(rounds) == 1 else None
    saved = [one.saved_at for one in found if one.saved_at]
    context = {
        "entries": entries,
        "crumbs": []
        if writer.link
        else [Link(_("Übersicht"), reverse("desk:home")), Link(str(only or _("Melden")))],
        "by_link": writer.link,
        "as_table": as_table,
        "other_view": _other_view(request, as_table=as_table),
        "several_rounds": len(rounds) > 1,
        "level": 3 if len(rounds) > 1 else 2,  # of the headings of measures
        "round": only,
        "unit": whole_number(request.GET.get("stelle", "")),
        "units": sorted({str(one.measure.lead_unit) for one in found}, key=alphabet.key),
        "left": left[:6],
        "more_left": max(0, len(left) - 6),
        "left_count": len(left),
        "ready": any(_is_ready(one) for one in found),
        "saved_at": max(saved, default=None),
        "days_left": (only.due - today).days if only else None,
        "refused": [one for one in entries if one.is_refused],
        "most": largest_together(),
        "too_much": _too_much(),
    }
    if as_table:
        context["columns"] = [said.label(found[0], name) for name in CELLS] if found else []
        return render(request, "monitoring/reports_table.html", context)
    return render(request, "monitoring/reports.html", context)


def _too_much() -> str:
    return _(
        "Die Bilder sind zusammen zu groß, gesendet ist noch nichts. Auf einmal gehen {limit} MB: "
        "Bitte wählen Sie weniger oder kleinere Bilder."
    ).format(limit=in_megabytes(largest_together()))


def _other_view(request: HttpRequest, *, as_table: bool) -> str:
    """The same page with all fields, or as a table."""
    asked = request.GET.copy()
    asked.pop(VIEW, None)
    if not as_table:
        asked[VIEW] = TABLE
    return f"{request.path}?{asked.urlencode()}"


def _form(
    report: Report, refused: Mapping[int, ReportForm], pictures: Mapping[int, PictureForm]
) -> ReportForm | None:
    """None for what is with the office, unless something was typed that is not saved."""
    if report.pk in refused:
        return refused[report.pk]
    if report.state in WRITABLE or report.pk in pictures:
        return ReportForm(report=report)
    return None
