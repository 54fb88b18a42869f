"""The check of the whole catalogue: a summary to act on, a matrix, a list for the units."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.engines import smart
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import common
from gemeinwerk.measures.workbook import findings_workbook

PER_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@needs("catalogue.check", concept_queries.concept)
def matrix(request: HttpRequest, concept: Concept) -> HttpResponse:
    result = checking.check_concept(concept)
    page = Paginator(queries.of_concept(concept).select_related("field"), PER_PAGE).get_page(
        request.GET.get("seite")
    )
    context = {
        "concept": concept,
        "crumbs": common.crumbs(concept),
        "tabs": common.concept_tabs(request, concept),
        "result": result,
        "summary": _summary(concept, result),
        "rows": _rows(result, list(page.object_list)),
        "letters": smart.LETTERS[:5],
        "page": page,
        "units": queries.leading_units(concept),
    }
    return render(request, "measures/check.html", context)


@require_safe
@needs("catalogue.check", concept_queries.concept)
def workbook(request: HttpRequest, concept: Concept) -> HttpResponse:
    """The list for all units, or with ?stelle= for one."""
    unit = queries.leading_units(concept).filter(pk=_number(request.GET.get("stelle"))).first()
    result = checking.check_concept(concept)
    measures = queries.of_concept(concept).select_related("field", "lead_unit")
    if unit:
        measures = measures.filter(lead_unit=unit)
        result = result.only(set(measures.values_list("pk", flat=True)))
    response = HttpResponse(findings_workbook(concept, list(measures), result), content_type=XLSX)
    name = slugify(f"{concept.slug}-pruefung-{unit.short if unit else ''}")
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _summary(concept: Concept, result: checking.Result) -> list[dict[str, Any]]:
    table = reverse("measures:table", args=[concept.slug])
    return [
        {
            "severity": line.severity.word,
            "code": line.code,
            "text": checking.line_sentence(line),
            "url": f"{table}?pruefung={line.code}" if line.measures else "",
        }
        for line in result.summary()
    ]


def _rows(result: checking.Result, measures: Sequence[Measure]) -> list[dict[str, Any]]:
    found = result.by_measure()
    return [
        {
            "measure": measure,
            "letters": checking.letters(found.get(str(measure.pk)) or checking.Result()),
        }
        for measure in measures
    ]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
