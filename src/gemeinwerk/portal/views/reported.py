"""All approved reports on a measure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.measures.models.versions import is_owed
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.reported import reports_of
from gemeinwerk.portal.views.measure import found


@require_safe
@public_page
def reports(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Round by round, each beside what the last one said."""
    frozen = found(request, slug, code)
    if frozen.measure is None:
        raise Http404
    version, document = frozen.version, frozen.content
    translated = get_language() == "en" and bool(document["title_en"])
    title = document["title_en"] if translated else document["title"]
    context = {
        "measure": frozen,
        "title": title,
        "translated": translated,
        "reports": reports_of(frozen.measure, owed=is_owed(version.kind, version.concept.status)),
    }
    said = _("Was zu dieser Maßnahme Runde für Runde gemeldet wurde: {title}.")
    about = About(said.format(title=title))
    page = frame(request, concept=version.concept, active="measures", about=about)
    return render(request, "portal/reported.html", page | context)
