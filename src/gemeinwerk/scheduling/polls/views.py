"""A poll at the desk: begun, seen as answers come, reminded of, closed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.scheduling import queries as schedules
from gemeinwerk.scheduling.models import Plan, Poll, Schedule
from gemeinwerk.scheduling.polls import operations, queries
from gemeinwerk.scheduling.polls.forms import PollForm
from gemeinwerk.scheduling.views.crumbs import to_schedule

_SUGGESTED = 12
_WEEKS = timedelta(days=14)


@require_http_methods(["GET", "POST"])
@needs("schedule.edit", schedules.schedule)
def poll(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    present = queries.newest(schedule)
    is_open = present is not None and operations.is_open(present)
    form = PollForm(request.POST or None, initial=_suggested(schedule))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.begin(schedule, by=request.user, **form.cleaned_data)
            words = ngettext(
                "Die Umfrage läuft. Eine Person ist gefragt.",
                "Die Umfrage läuft. {n} Personen sind gefragt.",
                number := new.asked.count(),
            )
            messages.success(request, words.format(n=number))
            return redirect("scheduling:poll", schedule.pk)
    people = operations.people_of(schedule)
    rows = queries.asked_in(present) if present else []
    context: dict[str, Any] = {
        "schedule": schedule,
        "poll": present,
        "is_open": is_open,
        "form": form,
        "may_begin": not is_open or form.is_bound,
        "people": sum(map(operations.reachable, people)),
        "unreachable": [one for one in people if not operations.reachable(one)],
        "asked": rows,
        "answered": sum(one.answered_at is not None for one in rows),
        "days": queries.day_by_day(present, rows) if present else [],
        "crumbs": to_schedule(schedule, Link(_("Terminumfrage"))),
    }
    return render(request, "scheduling/poll.html", context)


def _suggested(schedule: Schedule) -> dict[str, Any]:
    """Days of the last plan, else the first days on which one could meet; a fortnight to answer."""
    today = localdate()
    plan = Plan.objects.filter(schedule=schedule).exclude(dates=[]).only("dates").first()
    days = sorted({date.fromisoformat(one["day"]) for one in plan.dates}) if plan else []
    length = (schedule.last - schedule.first).days + 1
    possible = (schedule.first + timedelta(days=n) for n in range(length))
    found = days or [day for day in possible if day.weekday() in schedule.weekdays]
    coming = [day for day in found if day > today]
    return {"days": coming[:_SUGGESTED], "until": today + _WEEKS, "silent": "free"}


@require_POST
@needs("schedule.edit", queries.poll)
def remind(request: DeskRequest, poll: Poll) -> HttpResponse:
    return _done(request, poll, lambda: _reminded(operations.remind(poll, by=request.user)))


@require_POST
@needs("schedule.edit", queries.poll)
def close(request: DeskRequest, poll: Poll) -> HttpResponse:
    def deed() -> str:
        operations.close(poll, by=request.user)
        return _("Die Umfrage ist beendet. Die Antworten stehen bei „Wer wann kann“.")

    return _done(request, poll, deed)


def _reminded(number: int) -> str:
    words = ngettext("Eine Person ist erinnert.", "{n} Personen sind erinnert.", number)
    return words.format(n=number)


def _done(request: DeskRequest, poll: Poll, deed: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, deed())
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("scheduling:poll", poll.schedule_id)
