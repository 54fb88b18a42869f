"""The desk of the steering group, a deviation with its decisions and tasks, dependencies."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.audit import sentences
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german_within
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.states import BEHIND, BEHIND_KEY, state_of
from gemeinwerk.measures.tabs import measure_tabs
from gemeinwerk.monitoring.amending import queries as amending
from gemeinwerk.monitoring.amending import words
from gemeinwerk.monitoring.operations import showing as publishing
from gemeinwerk.monitoring.risks import queries as risks
from gemeinwerk.monitoring.risks.tones import tone
from gemeinwerk.monitoring.steering import operations, queries
from gemeinwerk.monitoring.steering.desk import ORDERS, Desk, desk
from gemeinwerk.monitoring.steering.forms import (
    CloseForm,
    DecisionForm,
    DependencyForm,
    DeviationForm,
    TaskForm,
)
from gemeinwerk.monitoring.steering.hanging import what_hangs
from gemeinwerk.monitoring.steering.holding import STEER
from gemeinwerk.monitoring.steering.minuted import minuted
from gemeinwerk.monitoring.steering.models import (
    Assignment,
    Decision,
    Dependency,
    Deviation,
    DeviationState,
)
from gemeinwerk.monitoring.steering.picture import spans
from gemeinwerk.monitoring.steering.proposing import proposed
from gemeinwerk.monitoring.steering.ways import of_measure as of_measure_page
from gemeinwerk.monitoring.steering.ways import to_desk, way

TONES: dict[str, ui.Tone] = {
    DeviationState.NAMED: "none",
    DeviationState.PROPOSED: "partly",
    DeviationState.DECIDED: "progress",
    DeviationState.CLOSED: "done",
}


@require_safe
@needs("steering.read", concepts.concept)
def steering(request: DeskRequest, concept: Concept) -> HttpResponse:
    """What needs a decision, in the order of what hangs on it; below it what is not done."""
    order = request.GET.get("ordnung", "")
    order = order if order in ORDERS else ""
    today, is_office = localdate(), _is_office(request, concept)
    found = desk(concept, today, order)
    context = {
        "concept": concept,
        "crumbs": way(concept, Link(_("Steuerung"))),
        "desk": found,
        "today": today,
        "orders": [
            Link(str(label), f"?ordnung={key}" if key else "?", active=key == order)
            for key, (label, _key) in ORDERS.items()
        ],
        "figures": _figures(concept, found),
        "is_office": is_office,
        "own_units": frozenset() if is_office else unit_ids_of(request.user),
        "behind": BEHIND_KEY,
        "possible": phases.permits(STEER, concept),
    }
    return render(request, "monitoring/steering/desk.html", context)


def _figures(concept: Concept, found: Desk) -> list[ui.Figure]:
    """Each leads to the list it was counted from."""
    leads, waiting = found.leads, len(found.amendments)
    of = ngettext("von {n} unfertigen Maßnahme", "von {n} unfertigen Maßnahmen", leads.measures)
    answering = ui.Figure(
        _("{share} %").format(share=leads.share),
        _("haben eine Federführung, die antwortet"),
        of.format(n=leads.measures),
        "#federfuehrungen",
    )
    return [
        *([answering] if leads.measures else []),  # of none there is no share
        ui.Figure(str(len(found.tasks)), _("entschieden, noch nicht getan"), "", "#aufgaben"),
        ui.Figure(str(waiting), _("Änderungen warten auf Zustimmung"), "", "#aenderungen"),
    ]


@require_safe
@needs("steering.read", measures.measure)
def of_measure(request: DeskRequest, measure: Measure) -> HttpResponse:
    """What is off with one measure, what it waits for, and what waits for it."""
    deviations = list(measure.deviations.select_related("decider").order_by("-pk"))
    edges = list(queries.dependencies_of(measure.concept))
    hanging = what_hangs(edges).get(measure.pk, [])
    state = state_of(measure)
    is_open = any(one.state != DeviationState.CLOSED for one in deviations)
    context = {
        "measure": measure,
        "concept": measure.concept,
        "crumbs": way(measure.concept, to_desk(measure.concept), Link(measure.code)),
        "tabs": measure_tabs(request, measure),
        "deviations": [(one, TONES[one.state]) for one in deviations],
        "waits_for": [one for one in edges if one.measure_id == measure.pk],
        "hanging": hanging,
        "spans": spans(measure, hanging),
        "today": localdate(),
        "amendments": [(one, words.holds_briefly(one)) for one in amending.of_measure(measure)],
        "risks": [(one, tone(one)) for one in risks.of_measure(measure)],
        "may_risk": request.user.has_perm("risk.edit", measure)
        and phases.permits(STEER, measure.concept),
        "may_amend": request.user.has_perm("amendment.propose", measure)
        and phases.permits(STEER, measure.concept),
        "state": state,
        "is_behind": state in BEHIND,
        "may_name": not is_open
        and request.user.has_perm("deviation.write", measure)
        and phases.permits(STEER, measure.concept),
        "may_depend": request.user.has_perm("dependency.edit", measure),
    }
    return render(request, "monitoring/steering/measure.html", context)


@require_http_methods(["GET", "POST"])
@needs("deviation.write", measures.measure)
def add(request: DeskRequest, measure: Measure) -> HttpResponse:
    form = DeviationForm(request.POST or None, town=request.municipality)
    form.initial = proposed(measure, localdate())
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            found = operations.name_deviation(measure, said=form.said, by=request.user)
            messages.success(request, _("Die Abweichung ist benannt."))
            return redirect("monitoring:deviation", found.pk)
    here = Link(measure.code, of_measure_page(measure))
    context = {
        "measure": measure,
        "concept": measure.concept,
        "crumbs": way(
            measure.concept, to_desk(measure.concept), here, Link(_("Abweichung benennen"))
        ),
        "form": form,
        "back": of_measure_page(measure),
        "is_proposed": bool(form.initial) and not form.is_bound,
        "state": state_of(measure),
    }
    return render(request, "monitoring/steering/edit.html", context)


@require_safe
@needs("steering.read", queries.deviation)
def deviation(request: DeskRequest, found: Deviation) -> HttpResponse:
    return _show(request, found)


@require_http_methods(["GET", "POST"])
@needs("deviation.write", queries.deviation)
def edit(request: DeskRequest, found: Deviation) -> HttpResponse:
    """Say it otherwise, or propose a correction."""
    form = DeviationForm(request.POST or None, town=request.municipality, deviation=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.reword(found, said=form.said, by=request.user, seen=form.shown)
            messages.success(request, _("Gespeichert."))
            return redirect("monitoring:deviation", found.pk)
    return _form(request, found, form, "monitoring/steering/edit.html", _("Bearbeiten"))


@require_http_methods(["GET", "POST"])
@needs("deviation.decide", queries.deviation)
def decide(request: DeskRequest, found: Deviation) -> HttpResponse:
    """The office enters what a body decided; a unit what it settles itself."""
    only_own = not _is_office(request, found.measure.concept)
    form = DecisionForm(request.POST or None, deviation=found, only_own=only_own)
    told = None if only_own else minuted(found)
    if told:
        form.initial = {**form.initial, **told.initial}
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.decide(
                found, **form.decided, only_own=only_own, by=request.user, seen=form.shown
            )
            messages.success(request, _("Die Entscheidung ist eingetragen."))
            return redirect("monitoring:deviation", found.pk)
    name = "monitoring/steering/decide.html"
    return _form(request, found, form, name, _("Entscheidung"), minuted=told)


@require_http_methods(["GET", "POST"])
@needs("deviation.decide", queries.deviation)
def assign(request: DeskRequest, found: Deviation) -> HttpResponse:
    """One more task, of the last decision."""
    last = found.decisions.select_related("deviation__measure__concept").first()
    if last is None:
        messages.warning(request, _("Aufgaben folgen aus einer Entscheidung; noch gibt es keine."))
        return redirect("monitoring:deviation", found.pk)
    form = TaskForm(request.POST or None, deviation=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            for task in form.tasks:
                operations.give_assignment(last, task=task, by=request.user)
            messages.success(request, _("Die Aufgabe ist eingetragen."))
            return redirect("monitoring:deviation", found.pk)
    return _form(request, found, form, "monitoring/steering/assign.html", _("Aufgabe"))


@require_POST
@needs("deviation.write", queries.deviation)
def close(request: DeskRequest, found: Deviation) -> HttpResponse:
    form = CloseForm(request.POST)
    if form.is_valid():
        with refusals_on(form, "reason"):
            reason = form.cleaned_data["reason"]
            operations.close(found, reason=reason, by=request.user, seen=form.shown)
            messages.success(request, _("Die Abweichung ist geschlossen."))
            return redirect("monitoring:steering", found.measure.concept.slug)
    return _show(request, queries.deviation(request.municipality, found.pk), form)


@require_POST
@needs("deviation.write", queries.deviation)
def reopen(request: DeskRequest, found: Deviation) -> HttpResponse:
    try:
        operations.reopen(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Abweichung ist wieder offen."))
    return redirect("monitoring:deviation", found.pk)


@require_POST
@needs("assignment.finish", queries.assignment)
def finish(request: DeskRequest, found: Assignment) -> HttpResponse:
    """Done as of today, or open again."""
    try:
        if "wieder" in request.POST:
            operations.reopen_assignment(found, by=request.user)
            messages.success(request, _("Die Aufgabe ist wieder offen."))
        else:
            operations.finish(found, on=localdate(), by=request.user)
            messages.success(request, _("Die Aufgabe ist erledigt."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("monitoring:deviation", found.decision.deviation_id)


@require_POST
@needs("decision.publish", queries.decision)
def show_decision(request: DeskRequest, found: Decision) -> HttpResponse:
    """Let citizens read it, or no longer."""
    public = "nicht" not in request.POST
    try:
        seen = request.POST.get("gesehen", "")
        publishing.show_decision(found, public=public, by=request.user, seen=seen)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        shown, hidden = _("Die Entscheidung ist öffentlich."), _("Sie ist nicht mehr öffentlich.")
        messages.success(request, shown if public else hidden)
    return redirect("monitoring:deviation", found.deviation_id)


@require_http_methods(["GET", "POST"])
@needs("dependency.edit", concepts.concept)
def dependencies(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = DependencyForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            told = dict(form.cleaned_data)
            operations.depend(told.pop("measure"), **told, by=request.user)
            messages.success(request, _("Die Abhängigkeit ist eingetragen."))
            return redirect("monitoring:dependencies", concept.slug)
    possible = phases.permits(STEER, concept)
    if form.is_bound and not possible:
        # The form is not on the page; what was refused is said all the same.
        sentence = _("Eingetragen ist nichts: Das Konzept ist {status}.")
        messages.error(request, sentence.format(status=concept.get_status_display()))
    if not form.is_bound and (chosen := request.GET.get("massnahme", "")):
        form.initial["measure"] = chosen
    context = {
        "concept": concept,
        "crumbs": way(concept, to_desk(concept), Link(_("Abhängigkeiten"))),
        "form": form,
        "rows": queries.dependencies_of(concept).order_by(
            "on__field__position", "on__position", "measure__position", "pk"
        ),
        "possible": possible,
    }
    return render(request, "monitoring/steering/dependencies.html", context)


@require_POST
@needs("dependency.edit", queries.dependency)
def depend_no_more(request: DeskRequest, found: Dependency) -> HttpResponse:
    try:
        operations.depend_no_more(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Abhängigkeit ist entfernt."))
    return redirect("monitoring:dependencies", found.measure.concept.slug)


def _show(request: DeskRequest, found: Deviation, sent: CloseForm | None = None) -> HttpResponse:
    user, measure = request.user, found.measure
    is_open = found.state != DeviationState.CLOSED
    may_write = user.has_perm("deviation.write", found)
    may_decide = user.has_perm("deviation.decide", found)
    is_office = _is_office(request, measure.concept)
    decisions = list(queries.decisions_of(found))
    may_publish = user.has_perm("decision.publish", found)
    own = unit_ids_of(user)
    hanging = what_hangs(queries.dependencies_of(measure.concept)).get(measure.pk, [])
    context = _told(found, Link(_("Abweichung"))) | {
        "tone": TONES[found.state],
        "decisions": [
            (
                one,
                [(task, is_office or task.unit_id in own) for task in one.assignments.all()],
                stamp(publishing.decision_told(one)) if may_publish else "",
            )
            for one in decisions
        ],
        "hanging": hanging,
        "spans": spans(measure, hanging),
        "today": localdate(),
        "may_write": may_write and is_open,
        "may_reopen": may_write and not is_open,
        "may_decide": may_decide and found.state in ("named", "proposed"),
        "may_assign": may_decide and is_open and bool(decisions),
        "form": (sent or CloseForm()) if may_write and is_open else None,
        "history": sentences.history(found),
    }
    return render(request, "monitoring/steering/deviation.html", context)


def _form(
    request: DeskRequest, found: Deviation, form: Any, template: str, name: str, **more: Any
) -> HttpResponse:
    found = queries.deviation(request.municipality, found.pk) if form.is_bound else found
    here = Link(_("Abweichung"), reverse("monitoring:deviation", args=[found.pk]))
    context = _told(found, here, Link(name)) | {"form": form, "back": here.url} | more
    return render(request, template, context)


def _told(found: Deviation, *further: Link) -> dict[str, Any]:
    measure = found.measure
    on = [to_desk(measure.concept), Link(measure.code, of_measure_page(measure)), *further]
    return {
        "deviation": found,
        "heading": german_within(str(found), measure),
        "measure": measure,
        "concept": measure.concept,
        "crumbs": way(measure.concept, *on),
        "seen": stamp(operations.deviation_told(found)),
    }


def _is_office(request: DeskRequest, concept: Concept) -> bool:
    return request.user.has_perm("dependency.edit", concept)
