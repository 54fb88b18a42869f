"""Risks: a concept's as matrix and list, one of them, entering, looking at, closing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.audit import sentences
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.risks import operations, queries
from gemeinwerk.monitoring.risks.forms import CloseRiskForm, RiskForm
from gemeinwerk.monitoring.risks.models import Level, Risk, RiskState
from gemeinwerk.monitoring.risks.tones import tone
from gemeinwerk.monitoring.steering.holding import STEER
from gemeinwerk.monitoring.steering.ways import of_measure, to_desk, way


@require_safe
@needs("steering.read", concepts.concept)
def risks(request: DeskRequest, concept: Concept) -> HttpResponse:
    """What is open as a matrix, all as a list; what nobody looked at since the round opened."""
    found, since = list(queries.of_concept(concept)), queries.round_since(concept)
    is_office = request.user.has_perm("dependency.edit", concept)
    own = frozenset() if is_office else unit_ids_of(request.user)
    is_open = [one.state == RiskState.OPEN for one in found]
    unseen = [one for one in found if one.state == RiskState.OPEN and _is_unseen(one, since)]
    context = {
        "concept": concept,
        "crumbs": way(concept, to_desk(concept), Link(_("Risiken"))),
        "open_ones": sum(is_open),
        "matrix": queries.matrix(found),
        "levels": list(Level),
        "rows": [
            (one, tone(one), one in unseen, is_office or one.owner_id in own) for one in found
        ],
        "since": since,
        "unseen": len(unseen),
        "may_add": is_office and phases.permits(STEER, concept),
    }
    return render(request, "monitoring/risks/risks.html", context)


def _is_unseen(risk: Risk, since: Any) -> bool:
    return since is not None and risk.reviewed_on < since


@require_http_methods(["GET", "POST"])
@needs("dependency.edit", concepts.concept)
def add(request: DeskRequest, concept: Concept) -> HttpResponse:
    """The office enters one, of any measure or of the whole."""
    return _add(request, concept, None, [_to_all(concept)])


@require_http_methods(["GET", "POST"])
@needs("risk.edit", measures.measure)
def add_to_measure(request: DeskRequest, measure: Measure) -> HttpResponse:
    """Its lead enters one of its measure."""
    return _add(request, measure.concept, measure, [Link(measure.code, of_measure(measure))])


def _add(
    request: DeskRequest, concept: Concept, measure: Measure | None, ways: list[Link]
) -> HttpResponse:
    form = RiskForm(request.POST or None, concept=concept, measure=measure)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            found = operations.add_risk(concept, said=form.said, by=request.user)
            messages.success(request, _("Das Risiko ist eingetragen."))
            return redirect("monitoring:risk", found.pk)
    here = Link(_("Risiko eintragen"))
    context = {
        "heading": _("Risiko eintragen"),
        "lead": german(measure) if measure else german(concept.name),
        "crumbs": way(concept, to_desk(concept), *ways, here),
        "form": form,
        "cancel_url": ways[-1].url,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("steering.read", queries.risk)
def risk(request: DeskRequest, found: Risk) -> HttpResponse:
    return _show(request, found)


@require_http_methods(["GET", "POST"])
@needs("risk.edit", queries.risk)
def edit(request: DeskRequest, found: Risk) -> HttpResponse:
    form = RiskForm(request.POST or None, concept=found.concept, risk=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.edit_risk(found, said=form.said, by=request.user, seen=form.shown)
            messages.success(request, _("Gespeichert."))
            return redirect("monitoring:risk", found.pk)
    here = Link(german(found), reverse("monitoring:risk", args=[found.pk]))
    present = queries.risk(request.municipality, found.pk) if form.is_bound else found
    context = {
        "heading": german(found),
        "lead": _("Wer etwas ändert, hat das Risiko angesehen."),
        "crumbs": way(
            found.concept, to_desk(found.concept), _to_all(found.concept), here,
            Link(_("Bearbeiten")),
        ),
        "form": form,
        "seen": stamp(operations.risk_told(present)),
        "cancel_url": here.url,
    }  # fmt: skip
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("risk.edit", queries.risk)
def review(request: DeskRequest, found: Risk) -> HttpResponse:
    """Looked at, and nothing is new."""
    try:
        operations.review(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Angesehen: {risk}").format(risk=found))
    return redirect("monitoring:risks", found.concept.slug)


@require_POST
@needs("risk.edit", queries.risk)
def close(request: DeskRequest, found: Risk) -> HttpResponse:
    form = CloseRiskForm(request.POST)
    if form.is_valid():
        with refusals_on(form, "reason"):
            operations.close_risk(found, **form.cleaned_data, by=request.user, seen=form.shown)
            messages.success(request, _("Das Risiko ist geschlossen."))
            return redirect("monitoring:risks", found.concept.slug)
    return _show(request, queries.risk(request.municipality, found.pk), form)


@require_POST
@needs("risk.edit", queries.risk)
def reopen(request: DeskRequest, found: Risk) -> HttpResponse:
    try:
        operations.reopen_risk(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Das Risiko ist wieder offen."))
    return redirect("monitoring:risk", found.pk)


def _show(request: DeskRequest, found: Risk, sent: CloseRiskForm | None = None) -> HttpResponse:
    may_write = request.user.has_perm("risk.edit", found)
    is_open = found.state == RiskState.OPEN
    context = {
        "risk": found,
        "tone": tone(found),
        "concept": found.concept,
        "crumbs": way(
            found.concept, to_desk(found.concept), _to_all(found.concept), Link(german(found))
        ),
        "may_write": may_write and is_open,
        "may_reopen": may_write and not is_open,
        "form": (sent or CloseRiskForm()) if may_write and is_open else None,
        "seen": stamp(operations.risk_told(found)),
        "history": sentences.history(found),
    }
    return render(request, "monitoring/risks/risk.html", context)


def _to_all(concept: Concept) -> Link:
    return Link(_("Risiken"), reverse("monitoring:risks", args=[concept.slug]))
