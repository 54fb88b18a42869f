"""The check of the whole catalogue: a summary to act on, a matrix, a list for the units."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Figure, Link
from gemeinwerk.engines import smart
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.exporting import made_for

PER_PAGE = 100
LETTERS = [
    ("S", gettext_lazy("spezifisch")),
    ("M", gettext_lazy("messbar")),
    ("A", gettext_lazy("akzeptiert")),
    ("R", gettext_lazy("realistisch")),
    ("T", gettext_lazy("terminiert")),
]
TONES = {
    smart.Severity.ERROR: "danger",
    smart.Severity.WARNING: "warning",
    smart.Severity.HINT: "info",
}


@require_safe
@needs("catalogue.check", concept_queries.concept)
def matrix(request: DeskRequest, concept: Concept) -> HttpResponse:
    result = checking.check_concept(concept)
    chosen = request.GET.get("buchstabe", "")
    measures = queries.of_concept(concept).select_related("field")
    if chosen:
        measures = measures.filter(pk__in=result.keys_with(letter=chosen))
    page = Paginator(measures, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "crumbs": crumbs.to_concept(concept),
        "verdict": _verdict(result) if chosen or page.paginator.count else "",
        "figures": _figures(result),
        "summary": _summary(concept, result),
        "standing": _standing(concept, result),
        "letters": LETTERS,
        "chosen": chosen,
        "rows": _rows(request, concept, result, list(page.object_list)),
        "page": page,
        "units": queries.leading_units(concept),
    }
    return render(request, "measures/check.html", context)


@require_safe
@needs("catalogue.check", concept_queries.concept)
def workbook(request: DeskRequest, concept: Concept) -> HttpResponseBase:
    """The list for all units, or with ?stelle= for one; made by the worker."""

    unit = (
        queries.leading_units(concept)
        .filter(pk=whole_number(request.GET.get("stelle")) or 0)
        .first()
    )
    name = slugify(f"{concept.slug}-pruefung-{unit.short if unit else ''}")
    wanted = Wanted.of_findings(concept, get_language() or "de", unit)
    here = Link(_("Prüfung"), reverse("measures:check", args=[concept.slug]))
    way = crumbs.to_concept(concept, here, Link(_("Mängelliste")))
    return made_for(request, wanted, f"{name}.xlsx", way)


def _verdict(result: checking.Result) -> str:
    if result.blocking:
        return _("Mit Fehlern kann der Katalog für Rat und Beschluss nicht eingefroren werden.")
    return _("Kein Fehler: Der Katalog kann eingefroren werden.")


def _figures(result: checking.Result) -> list[Figure]:
    counts = result.counts()
    faulty = len({one.measure for one in result.blocking if one.measure})
    of = ngettext("von {n} Maßnahme", "von {n} Maßnahmen", result.measures)
    return [
        Figure(str(faulty), _("mit Fehlern"), of.format(n=result.measures)),
        Figure(str(counts[smart.Severity.ERROR]), _("Fehler")),
        Figure(str(counts[smart.Severity.WARNING]), _("Warnungen")),
        Figure(str(counts[smart.Severity.HINT]), _("Hinweise")),
    ]


def _summary(concept: Concept, result: checking.Result) -> list[dict[str, Any]]:
    """A line per rule; where it speaks of measures, with the way to just these in the table."""
    table = reverse("measures:table", args=[concept.slug])
    return [
        {
            "word": checking.severity_word(line.severity),
            "tone": TONES[line.severity],
            "code": line.code,
            "text": checking.line_sentence(line),
            "url": f"{table}?pruefung={line.code}" if line.measures else "",
            "details": [
                checking.sentence(one) for one in result.of_catalogue if one.code == line.code
            ],
        }
        for line in result.summary()
    ]


def _standing(concept: Concept, result: checking.Result) -> list[dict[str, Any]]:
    keys = [int(one.finding.measure) for one in result.overridden if one.finding.measure]
    named = queries.of_concept(concept).in_bulk(keys)
    return [
        {
            "measure": named[int(one.finding.measure or 0)],
            "url": reverse("measures:overview", args=[concept.slug, one.finding.measure]),
            "rule": f"{one.finding.code} {checking.rule_name(smart.RULES[one.finding.code])}",
            "override": one.override,
        }
        for one in result.overridden
    ]


def _rows(
    request: DeskRequest, concept: Concept, result: checking.Result, measures: Sequence[Measure]
) -> list[dict[str, Any]]:
    """Each leads to where it is mended, for whoever may mend it, and else to where it is read."""
    found = result.by_measure()
    for measure in measures:
        measure.concept = concept  # one object, so that rights ask no query
    return [
        {
            "measure": measure,
            "url": crumbs.address(_page(request, measure), measure),
            "letters": checking.letters(found.get(str(measure.pk)) or checking.Result()),
        }
        for measure in measures
    ]


def _page(request: DeskRequest, measure: Measure) -> str:
    return "edit" if request.user.has_perm("measure.edit", measure) else "overview"
