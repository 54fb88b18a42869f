"""What is shown beside a link to these pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.measures.behind import behind
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.states import BEHIND, state_of
from gemeinwerk.monitoring.models import ReportState
from gemeinwerk.monitoring.pictures.models import ReportPicture
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.picture import picture
from gemeinwerk.portal.views.measure import found


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


@require_safe
@public_page
def measure_picture(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Its title, and where it stands today: the state, and by how much it is behind."""
    frozen, town = found(request, slug, code), town_of(request)
    state, today = state_of(frozen), timezone.localdate()
    words = [capfirst(str(state.label))]
    if state in BEHIND:
        late = behind(measure_today(frozen), today)
        words += [f"{late.amount} {late.counted}"] if late.amount else []
    words.append(_("Stand {day}").format(day=date_format(today, "SHORT_DATE_FORMAT")))
    english = get_language() == "en" and frozen.content["title_en"]
    title = f"{frozen.code} {english or frozen.title}"
    return _png(picture(town.name, title, " · ".join(words), town.colour))


@require_safe
@public_page
def report_picture(request: HttpRequest, slug: str, pk: int, code: str) -> HttpResponse:
    """Of an approved report on a measure that has a public page."""
    frozen = found(request, slug, code)
    pictures = ReportPicture.objects.filter(report__state=ReportState.APPROVED, report=pk)
    row = pictures.filter(report__measure=frozen.measure_id).first()
    if row is None:
        raise Http404
    return HttpResponse(bytes(row.content), content_type=f"image/{row.kind}")


def _png(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="image/png")
