"""The list of contributions as a file, as it is filtered."""

from datetime import date

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import exporting, queries
from gemeinwerk.contributions.forms.listing import ContributionFilter

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
@needs("contribution.edit", concepts.concept)
def export(request: DeskRequest, concept: Concept, suffix: str) -> HttpResponse:
    if suffix not in TYPES:
        raise Http404
    keys = list(queries.keys(concept, ContributionFilter(request.GET, concept=concept).wanted()))
    content = exporting.xlsx(keys) if suffix == "xlsx" else exporting.csv_file(keys)
    response = HttpResponse(content, content_type=TYPES[suffix])
    name = file_name(concept, localdate(), suffix)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


def file_name(concept: Concept, day: date, suffix: str) -> str:
    return f"beitraege-{concept.slug}-{day:%Y-%m-%d}.{suffix}"
