"""What is shown beside a link to these pages."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.picture import picture


@require_safe
@public_page
def town_picture(request: HttpRequest) -> HttpResponse:
    town = town_of(request)
    title = _("Was wir uns vornehmen und was daraus wird")
    return _png(picture(town.name, title, _("Konzepte und Maßnahmen"), town.colour))


@require_safe
@public_page
def concept_picture(request: HttpRequest, slug: str) -> HttpResponse:
    town, concept = town_of(request), concept_of(request, slug)
    below = _("Was zugesagt ist und was daraus wird")
    return _png(picture(town.name, concept.name, below, town.colour))


def _png(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="image/png")
