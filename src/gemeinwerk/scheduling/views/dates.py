"""One date of a plan: who can come, why then, what another day costs; moved, set, ruled out."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.planning.plan_in_words.reasons import cost
from gemeinwerk.engines.planning.problem import Appointment, Problem
from gemeinwerk.meetings.convening import telling as convening
from gemeinwerk.scheduling import judging, operations, queries
from gemeinwerk.scheduling.forms import MoveForm, WhereToForm
from gemeinwerk.scheduling.models import Plan, PlanState, Series, WishKind
from gemeinwerk.scheduling.naming import named
from gemeinwerk.scheduling.room_wishes import RoomWishes
from gemeinwerk.scheduling.telling.dates import one_date
from gemeinwerk.scheduling.telling.spoken import spoken
from gemeinwerk.scheduling.views.crumbs import to_plan
from gemeinwerk.scheduling.views.days import day_of
from gemeinwerk.scheduling.views.plans import page_of

GOING_ON = (PlanState.READY, PlanState.PUBLISHED)
DEEDS = {"setzen": WishKind.PINNED, "ausschliessen": WishKind.FORBIDDEN}


@require_http_methods(["GET", "POST"])
@needs("schedule.edit", queries.plan)
def one(request: DeskRequest, row: Plan, series: int, day: str) -> HttpResponse:
    """Without a day asked for its reasons; with one what it costs to move there."""
    when = day_of(day)
    if not row.dates:
        raise Http404
    found = named(row.problem)
    pinned = queries.pinned(row.schedule)
    told = one_date(row, found, series, when, pinned)
    if told is None:
        raise Http404
    asked = WhereToForm(request.GET if "auf" in request.GET else None)
    if request.method == "POST":
        form = MoveForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                to = form.cleaned_data["auf"]
                operations.move_date(
                    row, series=series, day=when, to=to, by=request.user, shown=form.shown
                )
                messages.success(request, _("Verlegt auf {day}.").format(day=_day(to)))
                return redirect(reverse("scheduling:date", args=[row.pk, series, to.isoformat()]))
        asked = WhereToForm(request.POST)
        for errors in form.errors.values():
            asked.is_valid()
            asked.add_error(None, errors)
    context: dict[str, Any] = {
        "row": row,
        "told": told,
        "form": asked,
        "may_change": row.state == PlanState.READY,
        "may_go_on": row.state in GOING_ON,
        "seen": stamp(row.dates),
        "crumbs": to_plan(row, Link(f"{told.line.name}, {_day(when)}")),
    }
    if asked.is_valid() and asked.cleaned_data.get("auf"):
        to = asked.cleaned_data["auf"]
        context |= _price(found.problem, row, series, when, to, found.rooms)
        context["in_time"] = convening.told(found.convenings.get(series), to)
    return render(request, "scheduling/date.html", context)


def _price(
    problem: Problem, row: Plan, series: int, day: date, to: date, wishes: RoomWishes
) -> dict[str, Any]:
    here = Appointment(f"s{series}", day)
    chosen = judging.appointments(problem, row.dates)
    if to not in problem.horizon:
        return {"impossible": _("Dieser Tag liegt nicht im Zeitraum der Planung.")}
    if to == day or Appointment(here.series, to) in chosen:
        return {"impossible": _("An diesem Tag trifft sich die Reihe schon.")}
    floor = int(row.floor.get("value", 0))
    found = judging.price(problem, row.dates, here, to, floor, wishes)
    return {
        "to": to,
        "costs": spoken(cost(found.change)),
        "breaks": [spoken(one) for one in found.breaks],
        "mends": [spoken(one) for one in found.mends],
    }


@require_POST
@needs("schedule.edit", queries.plan)
def wish(request: DeskRequest, row: Plan, series: int, day: str, deed: str) -> HttpResponse:
    """Set, ruled out, or free again: for plans to come."""
    when = day_of(day)
    found = Series.objects.filter(schedule=row.schedule_id, pk=series).first()
    if found is None:
        raise Http404
    here = {"series": series, "day": when.isoformat()}
    there = any(here.items() <= one.items() for one in row.dates)
    if row.state not in GOING_ON or not there:
        messages.error(request, _("Diesen Termin gibt es in dem Plan nicht mehr."))
        return redirect(page_of(row))
    try:
        if deed in DEEDS:
            operations.wish_day(found, day=when, kind=DEEDS[deed], by=request.user)
        else:
            operations.free_day(found, day=when, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(page_of(row))
    said = {
        "setzen": _("{series} am {day} steht fest, auch in jedem neuen Plan."),
        "ausschliessen": _("{series} trifft sich in keinem neuen Plan am {day}. Planen Sie neu, "
                           "damit der Termin wandert."),
        "freigeben": _("{series} am {day} ist wieder frei."),
    }[deed]  # fmt: skip
    messages.success(request, said.format(series=found, day=_day(when)))
    return redirect(page_of(row))


def _day(day: date) -> str:
    return f"{date_format(day, 'D')}, {date_format(day, 'SHORT_DATE_FORMAT')}"
