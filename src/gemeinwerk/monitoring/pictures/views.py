"""The picture of a report at the desk: before it is approved for its unit and the office alone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs, require
from gemeinwerk.core.errors import DomainError
from gemeinwerk.monitoring import queries
from gemeinwerk.monitoring.models import Report, ReportState
from gemeinwerk.monitoring.pictures import operations
from gemeinwerk.monitoring.pictures.models import ReportPicture


@never_cache
@require_safe
@needs("report.read_approved", queries.report)
def picture(request: DeskRequest, found: Report) -> HttpResponse:
    if found.state != ReportState.APPROVED:
        require(request, "report.read", found)
    row = ReportPicture.objects.filter(report=found).first()
    if row is None:
        raise Http404
    return answer(row)


@require_POST
@needs("report.approve", queries.report)
def withdraw(request: DeskRequest, found: Report) -> HttpResponse:
    try:
        operations.withdraw(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Das Bild ist entfernt."))
    return redirect("monitoring:report", found.pk)


def answer(row: ReportPicture) -> HttpResponse:
    """The picture as it was drawn anew."""
    return HttpResponse(bytes(row.content), content_type=f"image/{row.kind}")
