"""Up to four plans side by side beside today's practice, and a page to show a critical council."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.planning.plan_in_words import goals as engine
from gemeinwerk.engines.planning.problem import Appointment, Problem, ProblemError
from gemeinwerk.scheduling import comparing, judging, queries
from gemeinwerk.scheduling.building import problem_data
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import Plan, PlanState, Schedule
from gemeinwerk.scheduling.naming import unnamed
from gemeinwerk.scheduling.telling.spoken import spoken, value
from gemeinwerk.scheduling.views.crumbs import to_plan, to_schedule

SHOWN = (PlanState.READY, PlanState.PUBLISHED, PlanState.SUPERSEDED)
GOALS = (
    ("unmet_quotas", "unmet"), ("people_left_out", "left_out"), ("weakest_group_share", "weakest"),
    ("attendance", "attendance"), ("spread", "spread"),
)  # fmt: skip


@require_safe
@needs("schedule.edit", queries.schedule)
def compare(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    """`plan`: keys of plans, up to four; without any the newest."""
    rows = [
        one
        for one in Plan.objects.filter(schedule=schedule, state__in=SHOWN).defer(
            "problem", "others"
        )
        if one.dates
    ]
    wanted = {whole_number(text) for text in request.GET.getlist("plan")}
    chosen = [one for one in rows if one.pk in wanted][: comparing.MOST]
    chosen = chosen or rows[: comparing.MOST]
    context: dict[str, Any] = {
        "schedule": schedule,
        "rows": [(one, one in chosen) for one in rows],
        "most": comparing.MOST,
        "crumbs": to_schedule(schedule, Link(_("Pläne vergleichen"))),
    }
    facts = gather(schedule)
    if chosen and facts.planned:
        try:
            problem = unnamed(problem_data(facts))
        except ProblemError:
            problem = None
        if problem:
            context |= _table(problem, {str(one): _dates(problem, one) for one in chosen})
    return render(request, "scheduling/compare.html", context)


def _dates(problem: Problem, row: Plan) -> tuple[Appointment, ...]:
    return judging.appointments(problem, row.dates)


def _table(problem: Problem, plans: dict[str, tuple[Appointment, ...]]) -> dict[str, Any]:
    usual = _("üblich")
    found = comparing.columns(problem, {**plans, usual: judging.usual(problem)})
    lines = [
        (spoken(engine.LABELS[goal]), [value(goal, str(getattr(one, name))) for one in found])
        for goal, name in GOALS
    ]
    lines.append((_("Termine, die keinen Tag finden"), [str(one.missing) for one in found]))
    lines.append((_("Termine, die kein anderer Plan hat"), [str(one.alone) for one in found]))
    return {"columns": [one.name for one in found], "lines": lines}


@require_safe
@needs("schedule.edit", queries.plan)
def council(request: DeskRequest, row: Plan) -> HttpResponse:
    """How the dates came about, with no name on it: to be printed and shown."""
    context: dict[str, Any] = {
        "row": row,
        "crumbs": to_plan(row, Link(_("Zum Vorlegen"))),
    }
    if row.dates:
        problem = unnamed(row.problem)
        plans = {str(row): judging.appointments(problem, row.dates)}
        context |= _table(problem, plans) | {
            "people": len(problem.people),
            "series": len(problem.series),
            "dates": len(row.dates),
            "floor": row.schedule.floor,
            "proven": row.status == "optimal" and not row.is_changed,
        }
    return render(request, "scheduling/council.html", context)
