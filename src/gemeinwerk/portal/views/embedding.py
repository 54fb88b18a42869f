"""A figure that others show in their pages: a frame without script, with a policy of its own.

The only page of the house that may stand in a frame anywhere. It holds no form and nothing of
whoever is signed in, so nothing can be pressed in it by a trick but links to public pages.
"""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from gemeinwerk.core import ui
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.measures.states import STATES
from gemeinwerk.municipalities.queries import address as address_of_page
from gemeinwerk.portal import first_screen
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.first_screen import Stage
from gemeinwerk.portal.loading import catalogue_of, standing_of, town_of
from gemeinwerk.portal.queries import Standing

POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF, "data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}


@require_safe
@xframe_options_exempt
@csp(POLICY)
@public_page
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """How far a concept is, in three figures and a bar."""
    concept, version = catalogue_of(request, slug)
    today, town = timezone.localdate(), town_of(request)
    standing = standing_of(request, version, today)
    stage = first_screen.stage_of(concept, version, standing)
    segments, rows = _bar(standing, planned=stage is Stage.DRAFT)
    context = {
        "concept": concept,
        "version": version,
        "town": town,
        "figures": first_screen.figures(concept, version, standing, stage)[:3],
        "segments": segments,
        "rows": rows,
        "today": today,
        "page_url": address_of_page(town, address("concept", concept.slug)),
        "town_language": of_the_town(),
    }
    return render(request, "portal/carrying_out/embed.html", context)


def _bar(standing: Standing, *, planned: bool) -> tuple[list[ui.Segment], list[ui.StackedRow]]:
    """One for all fields."""
    states = standing.states
    shown = [] if planned else [state for state in STATES if states[state.key]]
    segments = [ui.Segment(state.tone, str(state.label)) for state in shown]
    words = ngettext("{n} Maßnahme", "{n} Maßnahmen", states.total())
    row = ui.StackedRow(
        label=_("Alle Maßnahmen"),
        counts=[states[state.key] for state in shown],
        total=words.format(n=states.total()),
    )
    return segments, [row] if shown else []
