"""An issued report: as it was frozen, with its files and its entry in the log."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.progress_reports import operations, queries
from gemeinwerk.progress_reports.answers import attachment
from gemeinwerk.progress_reports.exporting.web import body
from gemeinwerk.progress_reports.models import IssuedReport
from gemeinwerk.progress_reports.views.crumbs import crumbs


@require_safe
@needs("progress_report.read", queries.issued)
def issued(request: DeskRequest, found: IssuedReport) -> HttpResponse:
    context = {
        "issued": found,
        "concept": found.concept,
        "crumbs": crumbs(request, found.concept, Link(german(found.title))),
        "files": queries.offered(found),
        "entry": queries.entry_of(found),
        "writes": request.user.has_perm("progress_report.write", found),
        "body": body(found.plain(), found.checksum),
    }
    return render(request, "progress_reports/issued.html", context)


@require_safe
@needs("progress_report.read", queries.issued)
def file(request: DeskRequest, found: IssuedReport, suffix: str) -> HttpResponse:
    response = attachment(found, suffix)
    if response is None:
        raise Http404
    return response


@require_POST
@needs("progress_report.write", queries.issued)
def publish(request: DeskRequest, found: IssuedReport) -> HttpResponse:
    """Publish it, or take it back."""
    try:
        if "zurueck" in request.POST:
            operations.withdraw(found, by=request.user)
            messages.success(request, _("Der Bericht steht nicht mehr auf der öffentlichen Seite."))
        else:
            operations.publish(found, by=request.user)
            messages.success(request, _("Der Bericht ist veröffentlicht."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("progress_reports:issued", found.concept.slug, found.number)
