"""What was answered to the questions of the town's own, phase by phase."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.contributions.asking.results import results as results_of
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of


@require_safe
@public_page
def results(request: HttpRequest, slug: str) -> HttpResponse:
    concept = concept_of(request, slug)
    found = results_of(concept, timezone.localdate()) if getattr(concept, "asked", False) else []
    if not found:
        raise Http404
    about = About(_("Was auf Fragen zu diesem Konzept geantwortet wurde."))
    framed = frame(request, concept=concept, active="contributions", about=about)
    return render(request, "portal/asked_results.html", framed | {"phases": found})
