"""What happens where somebody must sign in first."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back to where the person wanted to go."""
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else "/arbeitsplatz/"
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
