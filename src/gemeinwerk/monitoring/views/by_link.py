"""Reporting by a link, without an account: the same page, of one unit in one round.

Whoever holds the link may write drafts and hand them in, and nothing else.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import speak, town_or_404
from gemeinwerk.accounts.own_link import apart, over, stopped, too_many_typed
from gemeinwerk.core.bodies import takes_file_of
from gemeinwerk.core.pictures import largest_together
from gemeinwerk.monitoring import operations, queries
from gemeinwerk.monitoring.authors import ByLink
from gemeinwerk.monitoring.models import Report, ReportLink
from gemeinwerk.monitoring.views.reporting import Writer, answered

WRITE = "report_by_link"


def _holds(request: HttpRequest, parts: dict[str, Any]) -> bool:
    """Whether the link in the address opens anything: then pictures may come along."""
    town = request.municipality  # type: ignore[attr-defined]
    try:
        return town is not None and operations.of_token(town, parts["token"]).holds
    except ReportLink.DoesNotExist:
        return False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@takes_file_of(_holds, most=largest_together)
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    town = town_or_404(request)
    speak(request)
    try:
        link = operations.of_token(town, token)
    except ReportLink.DoesNotExist:
        return _over(request, 404)
    if not link.holds:
        return _over(request, 410)
    if request.method == "POST" and (until := limits.consume(request, WRITE)):
        return apart(stopped(request, too_many_typed(until)))
    if request.method == "GET":
        operations.note_used(link)

    def own() -> list[Report]:
        return list(queries.to_write(town, [link.unit_id], round_id=link.round_id))

    return apart(answered(request, Writer(ByLink(link.unit.name), own, link=True)))


def _over(request: HttpRequest, status: int) -> HttpResponse:
    """Whoever comes too late is told whom to ask."""
    sentence = _(
        "Die Runde ist abgeschlossen, oder das Büro hat den Link zurückgezogen oder erneuert. "
        "Bitten Sie das Büro um einen neuen."
    )
    return apart(over(request, sentence, status, later=too_many_typed))
