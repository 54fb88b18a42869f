"""What cannot be shown, said so that a person can mend it."""

from datetime import datetime
from math import ceil
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gemeinwerk.accounts import expired_session, watch
from gemeinwerk.accounts.access import RightMissing
from gemeinwerk.core import views as core


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the sentence that says which right is missing."""
    if not isinstance(exception, RightMissing):
        return render(request, "403.html", status=403)
    watch.refused(request, "a right")
    return render(request, "accounts/forbidden.html", {"sentence": exception.message}, status=403)


def too_many(request: HttpRequest, until: datetime) -> HttpResponse:
    """429, with the time of the next try."""
    watch.refused(request, "another try")
    wait = until - timezone.now()
    context = {"until": until, "minutes": ceil(wait.total_seconds() / 60)}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of an earlier session: signed in again since, its person may send it after all.

    Only a form of our own pages is offered again: what another site sends is refused.
    """
    if not request.user.is_authenticated or not _from_our_pages(request):
        return core.csrf_failure(request, reason)
    if "HX-Request" in request.headers:
        return expired_session.notice(request)
    if not expired_session.put_aside(request, request.user.pk):
        return core.csrf_failure(request, reason)
    return expired_session.resume_page(request, "accounts/resume.html", status=403)


def _from_our_pages(request: HttpRequest) -> bool:
    origin = urlsplit(request.headers.get("Origin", ""))
    return origin.scheme == request.scheme and origin.netloc == request.get_host()
