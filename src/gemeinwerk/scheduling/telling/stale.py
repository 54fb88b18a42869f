"""What changed since a plan was asked for, date by date, in sentences."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.problem import Problem
from gemeinwerk.scheduling import staleness
from gemeinwerk.scheduling.staleness import Overtaken


def stale(then: Problem, now: Problem, found: Sequence[Meeting]) -> list[str]:
    """then: with names; now: of keys alone."""
    return [_sentence(then, one) for one in staleness.overtaken(then, now, found)]


def _sentence(problem: Problem, one: Overtaken) -> str:
    day = one.meeting.date
    where = _("{series} am {day}").format(
        series=problem.of_id[one.meeting.series].name, day=date_format(day, "SHORT_DATE_FORMAT")
    )
    return f"{where}: {'; '.join(_parts(problem, one))}."


def _parts(problem: Problem, one: Overtaken) -> list[str]:
    found = []
    if staleness.GONE in one.what:
        found.append(_("diese Reihe wird nicht mehr geplant"))
    if staleness.DAY_TAKEN in one.what:
        found.append(_("an diesem Tag ist jetzt: {reason}").format(reason=one.reason))
    if staleness.ROOM in one.what:
        found.append(_("der Raum ist nicht mehr frei"))
    if one.people:
        names = ", ".join(problem.person[f"p{key}"].name for key in one.people[:6])
        words = ngettext("{names} kann nicht mehr", "{names} können nicht mehr", len(one.people))
        found.append(words.format(names=names))
    if one.back:
        words = ngettext(
            "eine Person mehr kann jetzt", "{n} Personen mehr können jetzt", len(one.back)
        )
        found.append(words.format(n=len(one.back)))
    if staleness.MEMBERS in one.what:
        found.append(_("die Gruppe ist anders besetzt"))
    return found
