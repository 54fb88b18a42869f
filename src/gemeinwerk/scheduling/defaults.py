"""What a planning begins with: the months of the working groups, a kick-off, two or three dates for
each group, the steering body in between.

As the commission of an integration concept says it: two to three dates per field over the whole
year, on a Monday or Wednesday in the late afternoon, the kick-off in presence.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import Body, SeatFunction
from gemeinwerk.compositions.problems import groups_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.meetings.models import Format

MONTHS = 8
LEAST_DAYS = 60
OF_A_GROUP, OF_STEERING = 3, 2
GAP, STEERING_GAP = 28, 56
TO_BEGIN = timedelta(days=42)
"""In so many days from the first the kick-off should have been."""


@dataclass(frozen=True)
class Proposal:
    """Columns of a planning, and of each of its series; `after` of a series: places in the list."""

    schedule: dict[str, Any]
    series: list[dict[str, Any]]


def proposal(concept: Concept, today: date) -> Proposal:
    first, last = months(concept, today)
    title = _("Sitzungsjahr {year}").format(
        year=first.year if first.year == last.year else f"{first.year}/{last.year % 100:02}"
    )
    return Proposal({"title": title, "first": first, "last": last}, _series(concept, first, last))


def months(concept: Concept, today: date) -> tuple[date, date]:
    """Those of the stage in which groups work, as far as they are still to come; else eight months
    from the month after next on."""
    for phase in concept.phases.all():
        first, last = phase.planned_start, phase.planned_end
        is_of_groups = "gruppe" in phase.title.casefold()
        if is_of_groups and first and last and (last - max(first, today)).days >= LEAST_DAYS:
            return max(first, _month(today, 1)), last
    first = _month(today, 2)
    return first, _month(first, MONTHS) - timedelta(days=1)


def _series(concept: Concept, first: date, last: date) -> list[dict[str, Any]]:
    groups = groups_of(concept)
    steering = concept.steering
    invites = steering or (groups[0] if groups else None)
    if invites is None:
        return []
    chairs = chairs_of([*groups, *([steering] if steering else [])], first)
    length = (last - first).days
    kick_off = {
        "body": invites, "name": _("Auftakt"), "everybody": True, "meetings": 1, "gap": 0,
        "last": min(last, first + TO_BEGIN), "format": Format.PRESENCE, "after": [],
        "required": chairs.get(invites.pk, []),
    }  # fmt: skip
    found = [kick_off] if len(groups) > 1 else []
    after = [0] if found else []
    for body in groups:
        if body != steering:
            found.append(_of(body, OF_A_GROUP, GAP, length, Format.PRESENCE, after, chairs))
    if steering:
        found.append(_of(steering, OF_STEERING, STEERING_GAP, length, Format.HYBRID, after, chairs))
    return found


def _of(
    body: Body, number: int, gap: int, days: int, form: str, after: list[int],
    chairs: dict[int, list[int]],
) -> dict[str, Any]:  # fmt: skip
    return {
        "body": body, "meetings": number, "gap": min(gap, days // (2 * number)), "format": form,
        "after": after, "required": chairs.get(body.pk, []),
    }  # fmt: skip


def chairs_of(bodies: list[Body], day: date) -> dict[int, list[int]]:
    """Keys of those who chair a body that day."""
    found: dict[int, list[int]] = {}
    for place in seating.places(body__in=bodies, function=SeatFunction.CHAIR):
        sitting = place.holder(day) or place.coming(day)
        if sitting and sitting.person:
            found.setdefault(place.body, []).append(sitting.person)
    return found


def _month(day: date, later: int) -> date:
    years, month = divmod(day.month - 1 + later, 12)
    return date(day.year + years, month + 1, 1)
