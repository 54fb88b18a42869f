"""A measure to read: the red thread, everything that is known of it, its history."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.lifecycle import TONES
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.red_thread import thread
from gemeinwerk.measures.views import beside, crumbs


@require_safe
@needs("measure.read", queries.measure)
def overview(request: DeskRequest, measure: Measure) -> HttpResponse:
    result = checking.check_one(measure)
    context = {
        "measure": measure,
        "concept": measure.concept,
        "crumbs": crumbs.to_measure(measure),
        "tabs": crumbs.measure_tabs(request, measure),
        "letters": checking.letters(result),
        "counted": beside.summary(result),
        "knots": thread(measure),
        "tone": TONES.get(measure.implementation, "unknown"),
        "notes": measure.notes.all(),
        "may_read_internal": request.user.has_perm("measure.read_internal", measure),
        "may_confirm": request.user.has_perm("measure.confirm", measure)
        and queries.is_writable(measure.concept),
    }
    return render(request, "measures/overview.html", context)


@require_safe
@needs("measure.read", queries.measure)
def history(request: DeskRequest, measure: Measure) -> HttpResponse:
    internal = request.user.has_perm("measure.read_internal", measure)
    entries = queries.history(measure, internal=internal)
    context = {
        "measure": measure,
        "crumbs": crumbs.to_measure(measure),
        "tabs": crumbs.measure_tabs(request, measure),
        "sentences": [sentences.read(entry, named=False) for entry in entries],
    }
    return render(request, "measures/history.html", context)
