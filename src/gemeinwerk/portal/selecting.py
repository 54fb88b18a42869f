"""Which measures a file holds that is asked for from a filtered list."""

from django.http import HttpRequest
from django.utils import timezone

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.portal import queries
from gemeinwerk.portal.catalogue import catalogue_filter, leads

_NO_FILTER = {"seite", "sortierung"}


def selected(request: HttpRequest, concept: Concept, version: CatalogueVersion) -> Selection | None:
    """Of a version's measures those that the address's filters leave; None for all of them, and
    then nothing is asked."""
    if not set(request.GET) - _NO_FILTER:
        return None
    version.concept = concept
    responsible = leads(request, version)
    form = catalogue_filter(request, version, responsible)
    if not form.filters():
        return None
    found = queries.measures(version, timezone.localdate()).filter(form.condition())
    points = form.points()
    rows = found.order_by("position", "id").values_list("pk", "code")
    codes = tuple(code for pk, code in rows if points is None or pk in points)
    words = form.told(len(codes)).partition(", ")[2]
    return Selection(codes, words, sum(responsible.values()))
