"""What every public page has around it: navigation, languages, footer."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.core.ui import Link


@dataclass(frozen=True)
class Language:
    code: str
    label: str
    url: str


def frame(request: HttpRequest, *, subtitle: str = "", nav: list[Link] | None = None) -> dict[str, Any]:
    """Context of `core/layouts/portal.html`."""
    return {
        "home_url": reverse("portal:home"),
        "subtitle": subtitle,
        "nav": nav or [],
        "languages": [],
        "footer_links": [],
    }
