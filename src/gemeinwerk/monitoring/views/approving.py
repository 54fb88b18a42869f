"""A report as it is read: what is new in it, word by word; and the office's answer to it."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs, require
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.forms.shown import NAME as SEEN
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.monitoring import operations, queries, said
from gemeinwerk.monitoring.forms import ReturnForm
from gemeinwerk.monitoring.models import Report, ReportingRound, ReportState
from gemeinwerk.monitoring.pictures.models import picture_of
from gemeinwerk.monitoring.proposing import proposals
from gemeinwerk.monitoring.same.queries import written_too
from gemeinwerk.monitoring.steering.lately import DecidedLately, decided_lately
from gemeinwerk.monitoring.views.rounds import TONES, crumbs


@dataclass(frozen=True)
class Line:
    """A passage as it is read: before and now, and where a remark is written to it."""

    label: str
    now: str
    before: str
    is_new: bool
    is_text: bool
    remark: str
    field: BoundField | None


@require_safe
@needs("report.read_approved", queries.report)
def report(request: DeskRequest, found: Report) -> HttpResponse:
    """Before it is approved it is read by the unit and the office alone."""
    if found.state != ReportState.APPROVED:
        require(request, "report.read", found)
    return _show(request, found)


@require_POST
@needs("report.approve", queries.report)
def approve(request: DeskRequest, found: Report) -> HttpResponse:
    try:
        operations.approve(found, by=request.user, seen=request.POST.get(SEEN, ""))
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("monitoring:report", found.pk)
    messages.success(request, _("Freigegeben: „{measure}“.").format(measure=found.measure))
    waiting = queries.reports_of(found.round).filter(state=ReportState.SUBMITTED).first()
    if waiting:
        return redirect("monitoring:report", waiting.pk)
    return redirect("monitoring:round", found.round_id)


@require_POST
@needs("report.approve", queries.report)
def give_back(request: DeskRequest, found: Report) -> HttpResponse:
    form = ReturnForm(request.POST, report=found)
    if form.is_valid():
        with refusals_on(form, "whole"):
            operations.return_report(found, remarks=form.remarks, by=request.user, seen=form.shown)
            messages.success(request, _("Zurückgegeben. Der Fachbereich ist benachrichtigt."))
            return redirect("monitoring:round", found.round_id)
    present = queries.report(request.municipality, found.pk)
    return _show(request, present, form)


@require_POST
@needs("report.approve", queries.round_of)
def approve_several(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """Those that were ticked, each as it stood on the page."""
    keys = {whole_number(key) or 0 for key in request.POST.getlist("meldung")}
    chosen = list(queries.reports_of(found).filter(pk__in=keys))
    seen = {one.pk: request.POST.get(f"{SEEN}-{one.pk}", "") for one in chosen}
    if not chosen:
        messages.warning(request, _("Bitte wählen Sie aus, welche Meldungen freigegeben werden."))
        return redirect("monitoring:round", found.pk)
    approved, refused = operations.approve_several(reports=chosen, seen=seen, by=request.user)
    if approved:
        messages.success(
            request,
            ngettext(
                "Eine Meldung ist freigegeben.", "{n} Meldungen sind freigegeben.", len(approved)
            ).format(n=len(approved)),
        )
    for sentence in refused:
        messages.error(request, sentence)
    return redirect("monitoring:round", found.pk)


def _decided(request: DeskRequest, found: Report) -> list[DecidedLately]:
    """For whoever reads what the steering group decided."""
    if not request.user.has_perm("steering.read", found.measure):
        return []
    return decided_lately([found]).get(found.measure_id, [])


def _show(request: DeskRequest, found: Report, sent: ReturnForm | None = None) -> HttpResponse:
    may_decide = found.state == ReportState.SUBMITTED and request.user.has_perm(
        "report.approve", found
    )
    form = sent if sent and may_decide else (ReturnForm(report=found) if may_decide else None)
    if sent and not may_decide:
        for sentence in (str(one) for errors in sent.errors.values() for one in errors):
            messages.error(request, sentence)
    concept = found.round.concept
    here = Link(german(found.round), reverse("monitoring:round", args=[found.round_id]))
    whole = found.remarks.get("", "")
    lines = _lines(found, form)
    also = written_too(found.measure) if may_decide else []
    context = {
        "report": found,
        "measure": found.measure,
        "concept": concept,
        "crumbs": crumbs(request, concept, here, Link(found.measure.code)),
        "tone": TONES[found.state],
        "new": [one for one in lines if one.is_new or one.remark],
        "same": [one for one in lines if not one.is_new and not one.remark and one.now != "–"],
        "whole_remark": whole,
        "decided": _decided(request, found),
        "today": localdate(),
        "clashes": operations.clashes(found, also) if may_decide else [],
        "proposals": proposals(found, localdate()) if may_decide else [],
        "previous": queries.previous(found),
        "also": also,
        "seen": stamp(operations.approval_told(found, also)) if may_decide else "",
        "form": form,
        "picture": picture_of(found),
        "may_withdraw": request.user.has_perm("report.approve", found),
        "may_decide": may_decide,
        "is_public": concept.public,
        "may_read_measure": request.user.has_perm("measure.read", found.measure),
        "history": sentences.history(found),
    }
    return render(request, "monitoring/report.html", context)


def _lines(report: Report, form: ReturnForm | None) -> list[Line]:
    values, new = said.values_of(report), set(said.new_in(report))
    return [
        Line(
            label=said.label(report, name),
            now=said.in_full(report, name, value),
            before=said.in_full(report, name, report.basis.get(name, "")),
            is_new=name in new,
            is_text=said.is_text(name),
            remark=report.remarks.get(name, ""),
            field=form[f"an-{name}"] if form else None,
        )
        for name, value in values.items()
    ]
