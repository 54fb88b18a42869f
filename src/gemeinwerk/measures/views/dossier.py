"""A measure to read: the red thread, everything that is known of it, its history."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.concepts.queries import called
from gemeinwerk.core import ui
from gemeinwerk.core.languages import german, german_within
from gemeinwerk.measures import checking, queries, tabs, voices
from gemeinwerk.measures.document import (
    cost_words,
    indicator_words,
    label,
    measure_document,
    measured,
    parts,
)
from gemeinwerk.measures.document.texts import texts_at_the_desk
from gemeinwerk.measures.milestones import steps
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.red_thread import thread
from gemeinwerk.measures.states import is_over, remark, state_of
from gemeinwerk.measures.views import beside, crumbs
from gemeinwerk.measures.views.walking import steps_of


@require_safe
@needs("measure.read", queries.measure)
def overview(request: DeskRequest, measure: Measure) -> HttpResponse:
    result = checking.check_one(measure)
    context = {
        **to_read(request, measure),
        "crumbs": crumbs.to_measure(measure),
        "tabs": tabs.measure_tabs(request, measure),
        "letters": checking.letters(result),
        "counted": beside.summary(result),
        "knots": thread(
            measure,
            kept=crumbs.kept(request),
            said_at=voices.SOURCE.page(request.user, measure),
        ),
        "may_edit": request.user.has_perm("measure.edit", measure),
        "walk": steps_of(request, measure),
        "kept": crumbs.kept(request),
        "may_confirm": request.user.has_perm("measure.confirm", measure)
        and queries.is_writable(measure.concept),
    }
    return render(request, "measures/overview.html", context)


def to_read(request: DeskRequest, measure: Measure) -> dict[str, Any]:
    """All that is written in a measure, for `overview/text.html` and `overview/facts.html`."""
    internal = request.user.has_perm("measure.read_internal", measure)
    state, decided = state_of(measure), not queries.is_writable(measure.concept)
    told = measure_document(measure, only=("milestones", "costs", "cost_state", "cost_text"))
    return {
        "measure": measure,
        "concept": measure.concept,
        "texts": texts_at_the_desk(measure),
        "status_texts": texts_at_the_desk(measure, status=True),
        "internal": texts_at_the_desk(measure, internal=True) if internal else [],
        "costs": [cost_words.in_full(parts.row("costs", one)) for one in measure.costs.all()],
        "cost_state": label("cost_state", cost_words.known_state(told)),
        "indicators": _indicators(measure),
        "steps": steps(
            told,
            localdate(),
            state,
            over=is_over(state, measure.concept.status),
            promised=decided,
            owed=decided,
        ),
        "state": state,
        "remark": remark(measure),
        "notes": measure.notes.all(),
        **_continued(measure),
    }


def _continued(measure: Measure) -> dict[str, Any]:
    """Of a measure as `queries.measure` has it."""
    found = getattr(measure, "continued", None)
    if not found:
        return {}
    return {
        "continued": found,
        "continued_in": called(found["concept"], found["begins"], found["ends"]),
    }


def _indicators(measure: Measure) -> ui.Table | None:
    rows: list[list[object]] = []
    told = measure_document(measure, only=("indicators", "values"))
    for one in told["indicators"]:
        known = (
            indicator_words.baseline(one),
            indicator_words.target(one),
            indicator_words.last_measured(one, measured.latest(told, one)),
            german_within(indicator_words.origin(one), one["source"]),
        )
        rows.append([german(one["name"]), *(said or "–" for said in known)])
    heads = (
        _("Indikator"), _("Ausgangswert"), _("Zielwert"), _("Zuletzt gemessen"), _("Quelle"),
    )  # fmt: skip
    columns = [ui.Column(head) for head in heads]
    return ui.Table(_("Indikatoren"), columns, rows, caption_hidden=True) if rows else None


@require_safe
@needs("measure.read", queries.measure)
def history(request: DeskRequest, measure: Measure) -> HttpResponse:
    internal = request.user.has_perm("measure.read_internal", measure)
    entries = queries.history(measure, internal=internal)
    context = {
        "measure": measure,
        "crumbs": crumbs.to_measure(measure),
        "tabs": tabs.measure_tabs(request, measure),
        "walk": steps_of(request, measure),
        "sentences": [sentences.read(entry, named=False) for entry in entries],
    }
    return render(request, "measures/history.html", context)
