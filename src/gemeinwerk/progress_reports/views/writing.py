"""Reports in the making: begin one, write it, see what it will say, issue it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.progress_reports import operations, queries
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.exporting.web import body
from gemeinwerk.progress_reports.forms import ParticipationReportForm, PickForm, ReportForm
from gemeinwerk.progress_reports.lifecycle import ISSUE, ISSUE_PARTICIPATION
from gemeinwerk.progress_reports.models import Kind, ProgressReport, State
from gemeinwerk.progress_reports.views.crumbs import crumbs


@require_safe
@needs("progress_report.read", concepts.concept)
def reports(request: DeskRequest, concept: Concept) -> HttpResponse:
    """What was reported when to whom; for the office also what is being written."""
    writes = request.user.has_perm("progress_report.write", concept)
    issued = list(queries.issued_reports(concept))
    progress = [one for one in issued if one.kind == Kind.PROGRESS]
    may_compare = request.user.has_perm("measure.read", concept)
    context = {
        "concept": concept,
        "crumbs": crumbs(request, concept),
        "in_work": queries.in_work(concept) if writes else [],
        "issued": issued,
        "writes": writes,
        "may_compare": may_compare,
        "picking": PickForm(progress) if progress and may_compare else None,
        "may_begin": writes and phases.permits(ISSUE, concept),
        "may_begin_of_participation": writes and phases.permits(ISSUE_PARTICIPATION, concept),
    }
    return render(request, "progress_reports/reports.html", context)


@require_http_methods(["GET", "POST"])
@needs("progress_report.write", concepts.concept)
def create(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = ReportForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            made = operations.create(concept, by=request.user, **form.cleaned_data)
            return redirect("progress_reports:report", made.pk)
    context = {
        "concept": concept,
        "crumbs": crumbs(request, concept, Link(_("Bericht beginnen"))),
        "form": form,
        "is_possible": phases.permits(ISSUE, concept) and queries.first_decision(concept),
    }
    return render(request, "progress_reports/create.html", context)


@require_http_methods(["GET", "POST"])
@needs("progress_report.write", concepts.concept)
def create_of_participation(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = ParticipationReportForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            made = operations.create_of_participation(concept, by=request.user, **form.cleaned_data)
            return redirect("progress_reports:report", made.pk)
    context = {
        "concept": concept,
        "crumbs": crumbs(request, concept, Link(_("Beteiligungsbericht beginnen"))),
        "form": form,
        "is_possible": phases.permits(ISSUE_PARTICIPATION, concept),
        "of_participation": True,
    }
    return render(request, "progress_reports/create.html", context)


@require_safe
@needs("progress_report.write", queries.report)
def report(request: DeskRequest, found: ProgressReport) -> HttpResponse:
    """The whole report as it would be issued now."""
    concept = found.concept
    if found.state == State.ISSUED:
        return redirect("progress_reports:issued", concept.slug, found.issued.number)
    content = found.pending if found.state == State.MAKING else content_of(found)
    context = {
        "report": found,
        "concept": concept,
        "crumbs": crumbs(request, concept, Link(german(found.title))),
        "is_making": found.state == State.MAKING,
        "body": body(content),
    }
    return render(request, "progress_reports/report.html", context)


@require_http_methods(["GET", "POST"])
@needs("progress_report.write", queries.report)
def edit(request: DeskRequest, found: ProgressReport) -> HttpResponse:
    kind = ParticipationReportForm if found.is_of_participation else ReportForm
    form = kind(request.POST or None, concept=found.concept, report=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.edit(found, by=request.user, seen=form.seen, **form.changes)
            return redirect("progress_reports:report", found.pk)
    context = {
        "report": found,
        "concept": found.concept,
        "crumbs": crumbs(request, found.concept, Link(_("Bearbeiten"))),
        "form": form,
    }
    return render(request, "progress_reports/edit.html", context)


@require_POST
@needs("progress_report.write", queries.report)
def issue(request: DeskRequest, found: ProgressReport) -> HttpResponse:
    """The files are made in the background: the page says so."""
    try:
        operations.order(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request,
            _("Der Bericht wird ausgegeben. Seine Dateien liegen in wenigen Minuten bereit."),
        )
    return redirect("progress_reports:report", found.pk)


@require_POST
@needs("progress_report.write", queries.report)
def delete(request: DeskRequest, found: ProgressReport) -> HttpResponse:
    slug = found.concept.slug
    try:
        operations.delete(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("progress_reports:report", found.pk)
    messages.success(request, _("Der Entwurf ist gelöscht."))
    return redirect("progress_reports:reports", slug)
