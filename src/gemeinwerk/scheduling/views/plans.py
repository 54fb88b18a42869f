"""A plan: thought of, read as a year and as a list, stopped, discarded, asked for anew."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.planning.plan_in_words import goals as engine
from gemeinwerk.engines.planning.plan_in_words.conflict import told_together
from gemeinwerk.engines.planning.problem import Problem, ProblemError
from gemeinwerk.scheduling import judging, operations, queries, telling
from gemeinwerk.scheduling.building import appointments_of, problem_data
from gemeinwerk.scheduling.facts import Facts
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import Plan, PlanState
from gemeinwerk.scheduling.naming import Named, named, unnamed
from gemeinwerk.scheduling.operations.thinking import rule_of
from gemeinwerk.scheduling.repairing import change_of, told
from gemeinwerk.scheduling.telling.spoken import spoken, value
from gemeinwerk.scheduling.telling.stale import stale
from gemeinwerk.scheduling.telling.year import legend, year
from gemeinwerk.scheduling.views.crumbs import to_schedule
from gemeinwerk.scheduling.views.wanted import TONES


@require_safe
@needs("schedule.edit", queries.plan)
def plan(request: DeskRequest, row: Plan) -> HttpResponse:
    context: dict[str, Any] = {
        "row": row,
        "schedule": row.schedule,
        "tone": TONES[row.state],
        "crumbs": to_schedule(row.schedule, Link(str(row))),
    }
    if row.is_at_work:
        return render(request, "scheduling/working.html", context | _progress(row))
    context["history"] = sentences.history(row)
    if row.done_at:
        context |= _answer(row)
    return render(request, "scheduling/plan.html", context)


def _answer(row: Plan) -> dict[str, Any]:
    found = named(row.problem)
    told_: dict[str, Any] = {
        "headline": telling.headline(row),
        "may_change": row.state == PlanState.READY,
        "may_go_on": row.state in (PlanState.READY, PlanState.PUBLISHED),
    }
    if not row.dates:
        return told_ | _why_none(row, found)
    problem = found.problem
    pinned = queries.pinned(row.schedule)
    chosen = judging.appointments(problem, row.dates)
    moved = judging.appointments(problem, [one for one in row.dates if one["by_hand"]])
    facts = gather(row.schedule)
    return told_ | {
        "figures": telling.figures(row, found),
        "goals": telling.goals(row),
        "legend": legend(problem),
        "months": year(problem, chosen, by_hand=moved, pinned=pinned, warned=facts.warned),
        "dates": telling.dates(row, found, pinned, facts),
        "left_out": telling.left_out(problem, chosen),
        "broken": [spoken(one) for one in judging.broken_rules(problem, row.dates)]
        if row.is_changed
        else [],
        "people": len(problem.people),
        "kept": _moved(row, found),
        "stale": _stale(row, problem, facts),
    }


def _stale(row: Plan, problem: Problem, facts: Facts) -> list[str]:
    """Dates that rest on what has changed since; of a plan that is or may become meetings."""
    if row.state not in (PlanState.READY, PlanState.PUBLISHED) or not facts.planned:
        return []
    try:
        now_ = unnamed(problem_data(facts))
    except ProblemError:  # what is wanted cannot be planned any more: the planning says so
        return []
    return stale(problem, now_, judging.meetings(problem, row.dates))


def _moved(row: Plan, found: Named) -> list[str]:
    """Which dates of the earlier plan are no longer there."""
    problem = found.problem
    return [
        _("{series}: nicht mehr am {day}").format(
            series=problem.of_id[one.series].name, day=f"{one.date:%d.%m.%Y}"
        )
        for one in appointments_of(row.moved, problem.of_id)
    ]


def _why_none(row: Plan, found: Named) -> dict[str, Any]:
    problem = found.problem
    rules = [rule_of(one) for one in row.conflict]
    ways = []
    for number, way in enumerate(row.repairs):
        repaired = [rule_of(one) for one in way]
        here = all(change_of(one) is not None for one in repaired)
        words = " ".join(spoken(told(problem, one)) for one in repaired)
        ways.append((number, words, here))
    return {
        "conflict": [spoken(one) for one in told_together(problem, rules)],
        "repairs": ways,
    }


def _progress(row: Plan) -> dict[str, Any]:
    so_far = row.progress
    context: dict[str, Any] = {
        "row": row,
        "abandoned": row.is_abandoned(now()),
        "passed": min(int(so_far.get("seconds", 0)), row.seconds),
    }
    if not so_far:
        return context
    found = named(row.problem)
    goal = so_far["goal"]
    more = goal in engine.MORE_IS_BETTER
    context |= {
        "goal": spoken(engine.LABELS[goal]) if goal in engine.LABELS else _("Ein erster Plan"),
        "value": value(goal, so_far["value"]) if so_far["value"] else "",
        "bound": value(goal, so_far["bound"]),
        "limit": _("höchstens") if more else _("mindestens"),
    }
    chosen = appointments_of(so_far.get("dates", []), found.problem.of_id)
    if chosen:
        context["months"] = year(found.problem, chosen)
        context["legend"] = legend(found.problem)
    return context


@require_safe
@needs("schedule.edit", queries.plan)
def progress(request: DeskRequest, row: Plan) -> HttpResponse:
    answer = render(request, "scheduling/progress.html", _progress(row))
    if not row.is_at_work and row.state != PlanState.PUBLISHING:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@needs("schedule.edit", queries.plan)
def stop(request: DeskRequest, row: Plan) -> HttpResponse:
    try:
        operations.stop(row, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("scheduling:plan", row.pk)


@require_POST
@needs("schedule.edit", queries.plan)
def discard(request: DeskRequest, row: Plan) -> HttpResponse:
    try:
        operations.discard(row, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("scheduling:plan", row.pk)
    messages.success(request, _("Der Plan ist verworfen."))
    return redirect("scheduling:schedule", row.schedule_id)


@require_POST
@needs("schedule.edit", queries.plan)
def hold(request: DeskRequest, row: Plan) -> HttpResponse:
    try:
        number = operations.hold_dates(row, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        words = ngettext("Ein Termin ist vorgemerkt.", "{n} Termine sind vorgemerkt.", number)
        messages.success(request, words.format(n=number))
    return redirect("scheduling:plan", row.pk)


@require_POST
@needs("schedule.edit", queries.plan)
def release(request: DeskRequest, row: Plan) -> HttpResponse:
    operations.release_dates(row, by=request.user)
    messages.success(request, _("Die Termine sind nicht mehr vorgemerkt."))
    return redirect("scheduling:plan", row.pk)


@require_POST
@needs("schedule.edit", queries.plan)
def anew(request: DeskRequest, row: Plan) -> HttpResponse:
    """For what is wanted now, with as few dates moved as possible."""
    return _asked(request, row, lambda: operations.ask(row.schedule, by=request.user, keep=row))


@require_POST
@needs("schedule.edit", queries.plan)
def repair(request: DeskRequest, row: Plan, number: int) -> HttpResponse:
    return _asked(request, row, lambda: operations.repair(row, number=number, by=request.user))


def _asked(request: DeskRequest, row: Plan, asking: Any) -> HttpResponse:
    try:
        new: Plan = asking()
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("scheduling:plan", row.pk)
    return redirect("scheduling:plan", new.pk)


def page_of(row: Plan) -> str:
    return reverse("scheduling:plan", args=[row.pk])
