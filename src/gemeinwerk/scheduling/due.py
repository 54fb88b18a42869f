"""What is due for the office about published plans: meetings on whose day something else is now.

Only what came since: a date that was taken when the plan was asked for, or that people chose by
hand, was a decision. Asked along with something else (`published_in`), and the calendars once more
where there is anything to look at.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.calendars import queries as calendars
from gemeinwerk.calendars.queries import Taken
from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.core.quoting import quoted
from gemeinwerk.meetings.models import COMING
from gemeinwerk.meetings.telling import moment_of, name_and_day
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import Plan, PlannedMeeting, PlanState, Schedule, Strength


def published_in(town: OuterRef, now: datetime) -> "QuerySet[Any, Any]":
    """Published plans with their meetings to come, for `Listed`."""
    meetings = PlannedMeeting.objects.filter(
        series__schedule=OuterRef("pk"), meeting__state__in=COMING, meeting__starts_at__gt=now
    ).order_by("meeting__starts_at", "pk")
    of_meeting = row(
        starts="meeting__starts_at", ends="meeting__ends_at", body="meeting__body__name",
        title="meeting__title", number="meeting__number",
    )  # fmt: skip
    plans = Plan.objects.filter(schedule=OuterRef("pk"), state=PlanState.PUBLISHED).order_by("-pk")
    found = Schedule.objects.filter(
        concept__municipality=town, taken=Strength.BLOCK, last__gte=localdate(now)
    ).annotate(
        meetings=Listed(meetings.values(told=of_meeting)),
        plan=Subquery(plans.values("pk")[:1]),
        busy=Subquery(plans.values("problem__busy")[:1]),
        dates=Subquery(plans.values("dates")[:1]),
    )
    told = row(plan="plan", meetings="meetings", busy="busy", dates="dates")
    return found.exclude(Q(meetings=None) | Q(plan=None)).order_by("pk").values(told=told)


def collisions_due(
    town: Municipality, plans: Iterable[dict[str, Any]], now: datetime
) -> Iterator[Due]:
    rows = [(plan, one) for plan in plans for one in _as_planned(plan)]
    if not rows:
        return
    first, last = localdate(now), max(localdate(moment_of(one["ends"])) for _plan, one in rows)
    taken = calendars.taken(town, first, last)
    found = [(plan, one, what) for plan, one in rows if (what := _now_there(one, taken))]
    for plan, one, what in found[:FEW]:
        yield Due(
            _("{meeting} am {day} trifft jetzt auf {event}.").format(
                event=quoted(what.title or what.source), **name_and_day(one)
            ),
            _("Plan ansehen und neu planen"),
            reverse("scheduling:plan", args=[plan["plan"]]),
            tone="delayed",
            word=_("Tag belegt"),
        )
    if more := found[FEW:]:
        text = ngettext(
            "Eine weitere geplante Sitzung trifft jetzt auf einen anderen Termin.",
            "{n} weitere geplante Sitzungen treffen jetzt auf andere Termine.",
            len(more),
        )
        yield Due(
            text.format(n=len(more)),
            _("Plan ansehen und neu planen"),
            reverse("scheduling:plan", args=[more[0][0]["plan"]]),
            tone="delayed",
            word=_("Tag belegt"),
        )


def _as_planned(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Meetings that are where the search put them, on days that were free then."""
    was_busy = {one["date"] for one in _plain(plan["busy"]) or ()}
    found = {one["day"] for one in _plain(plan["dates"]) if not one["by_hand"]} - was_busy
    for one in _plain(plan["meetings"]):
        if localdate(moment_of(one["starts"])).isoformat() in found:
            yield one


def _now_there(one: dict[str, Any], taken: Iterable[Taken]) -> Taken | None:
    starts, ends = moment_of(one["starts"]), moment_of(one["ends"])
    return next((each for each in taken if each.starts < ends and each.ends > starts), None)


def _plain(value: Any) -> Any:
    """SQLite gives what is nested as text."""
    return json.loads(value) if isinstance(value, str) else value
