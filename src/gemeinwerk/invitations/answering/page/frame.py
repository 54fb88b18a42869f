"""What stands around public pages that are there in every language people are written to in."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from gemeinwerk.core import tongues

CHOSEN = "sprache"
"""In addresses."""
BUTTON = "language"
"""The buttons of a form in which something may be typed: it is sent along and drawn again."""


def spoken(request: HttpRequest, chosen: str) -> str:
    """The language of the page: as its reader chose now or before, or as the browser is set."""
    browser = tongues.asked_for(request.headers.get("Accept-Language", ""))
    return asked(request) or chosen or browser or tongues.GERMAN


def asked(request: HttpRequest) -> str:
    """The language its reader chose now, by a button or by the address; "" for none."""
    both = (request.POST.get(BUTTON, ""), request.GET.get(CHOSEN, ""))
    return next((one for one in both if one in tongues.NAMES), "")


def only_reads_on(request: HttpRequest) -> bool:
    """Whether a form was sent to be read in another language: nothing of it is meant yet."""
    return request.method == "POST" and BUTTON in request.POST


def languages(present: str) -> list[tuple[str, str, str]]:
    """The others: code, what its speakers call it, address."""
    return [
        (code, name, f"?{urlencode({CHOSEN: code})}")
        for code, name in tongues.TONGUES
        if code != present
    ]


def told(request: HttpRequest) -> dict[str, Any]:
    """What the frame says: whose page it is, whom to ask. Pages of the house that are there in
    German and English alone are named so."""
    language = translation.get_language() or tongues.GERMAN
    house = tongues.of_the_house(language)
    with translation.override(house):
        privacy, imprint = reverse("portal:privacy"), reverse("portal:imprint")
    return {
        "town": request.municipality,  # type: ignore[attr-defined]
        "language": language,
        "language_name": tongues.NAMES.get(language, ""),
        "languages": languages(language),
        "house_language": "" if house == language else house,
        "privacy_url": privacy,
        "data_url": reverse("own_data:ask"),
        "imprint_url": imprint,
    }


def apart(response: HttpResponse, language: str) -> HttpResponse:
    """In no index, and in the language it is in."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    return response
