"""Every component on one page: for whoever builds pages, and for the tests of accessibility."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.portal import samples
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        "letters": samples.LETTERS,
        "crumbs": samples.CRUMBS,
        "definitions": samples.DEFINITIONS,
        "figures": samples.FIGURES,
        "frame_start": samples.FRAME[0],
        "frame_end": samples.FRAME[1],
        "filter_form": samples.FilterForm(request.GET or None),
        "form": samples.SampleForm(samples.TYPED),
        "knots": samples.KNOTS,
        "notes": samples.NOTES,
        "page": Paginator(range(500), 50).page(4),
        "periods": samples.PERIODS,
        "rows": samples.ROWS,
        "segments": samples.SEGMENTS,
        "spans": samples.SPANS,
        "table": samples.TABLE,
        "tabs": samples.TABS,
        "target": samples.TARGET,
        "today": samples.TODAY,
        "tones": samples.TONES,
        "values": samples.VALUES,
    }
    about = About(_("Die Bausteine dieser Seiten, mit erfundenen Zahlen."), indexed=False)
    page = frame(request, subtitle=_("Gestaltung"), about=about)
    return render(request, "portal/styleguide.html", page | context)
