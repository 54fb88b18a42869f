"""The pages of one measure, side by side: its own, and those areas above register.

    navigation.register(NavItem("steering", …, "monitoring:measure_steering", …), OF_A_MEASURE)

Their addresses take the concept's slug and the measure's key.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.core import navigation, ui
from gemeinwerk.measures.models import Measure

OF_A_MEASURE = "measure"


def measure_tabs(request: DeskRequest, measure: Measure) -> list[ui.Link]:
    """The views of one measure which the signed-in person may open; a walk goes on in each."""
    on = kept(request)
    pages = [
        ("overview", _("Überblick"), "measure.read"),
        ("edit", _("Bearbeiten"), "measure.edit"),
        ("history", _("Verlauf"), "measure.read"),
    ]
    own = [
        ui.Link(label, address(page, measure) + on, active=request.path == address(page, measure))
        for page, label, verb in pages
        if request.user.has_perm(verb, measure)
    ]
    key = measure.concept.slug, measure.pk
    further = navigation.links(OF_A_MEASURE, request, measure, *key)
    return own + [replace(link, url=link.url + on) for link in further]


def kept(request: DeskRequest) -> str:
    """What addresses of a measure end in, so that a walk through a list goes on (`walking`)."""
    wanted = {name: request.GET[name] for name in ("liste", "gang") if name in request.GET}
    return f"?{urlencode(wanted)}" if "liste" in wanted else ""


def address(page: str, measure: Measure, **more: Any) -> str:
    return reverse(
        f"measures:{page}", kwargs={"slug": measure.concept.slug, "pk": measure.pk, **more}
    )
