"""What is measured in a concept, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.measures.document.today import catalogue_today
from gemeinwerk.portal import indicators as page
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, town_of


@require_safe
@public_page
def indicators(request: HttpRequest, slug: str) -> HttpResponse:
    """Series by field, shared ones, counts by group, contradictions; each with its figures."""
    version = queries.published(town_of(request), slug)
    concept = version.concept if version else concept_of(request, slug)
    today = timezone.localdate()
    catalogue = catalogue_today(concept, version) if version else None
    context = {
        "fields": page.fields(catalogue, today) if catalogue else [],
        "shared": page.shared(concept, version, catalogue, today),
        "kinds": page.kinds(),
        "planned": page.planned_and_done(concept, catalogue, today) if catalogue else [],
        "counts": page.counts(concept, version),
        "open": page.contradictions(concept, version, is_open=True),
        "decided": page.contradictions(concept, version, is_open=False),
        "today": today,
    }
    said = _("Was gemessen ist, woran, und wo Quellen einander widersprechen: {title}.")
    about = About(said.format(title=concept.name), title_of=concept.name)
    told = frame(request, concept=concept, active="indicators", about=about)
    return render(request, "portal/indicators.html", told | context)
