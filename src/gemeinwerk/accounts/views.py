from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gemeinwerk.accounts.access import RightMissing


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the sentence that says which right is missing."""
    sentence = exception.message if isinstance(exception, RightMissing) else ""
    return render(request, "accounts/forbidden.html", {"sentence": sentence}, status=403)
