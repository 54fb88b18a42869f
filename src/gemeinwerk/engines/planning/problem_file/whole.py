"""A whole problem: first what frames it, then its parts, then whether they fit together."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from gemeinwerk.engines.planning import calendar
from gemeinwerk.engines.planning.problem import Problem, ProblemError, Rules, Words
from gemeinwerk.engines.planning.problem_file import parts
from gemeinwerk.engines.planning.problem_file.limits import (
    MOST_PEOPLE,
    MOST_ROOMS,
    MOST_SERIES,
    MOST_WORK,
)
from gemeinwerk.engines.planning.problem_file.links import refuse_loose_ends
from gemeinwerk.engines.planning.problem_file.single_values import land
from gemeinwerk.engines.problem_files.fields import Fields, Findings, anything, refuse_length
from gemeinwerk.engines.problem_files.limits import MOST_ENTRIES
from gemeinwerk.engines.problem_files.values import version

T = TypeVar("T")
Part = Callable[..., T]
"""Value, place and `findings` to a part of the problem."""

_FIELDS = (
    "version", "horizon", "land", "slots", "rules", "closed", "busy", "rooms", "people", "series",
    "fixed", "forbidden",
)  # fmt: skip


def problem_from(data: Any) -> Problem:
    """The problem that the values of a PROBLEM.json ask, with every default filled in.

    Raises ProblemError, with place and sentence and up to nine `others`, for anything else.
    """
    findings = Findings()
    fields = Fields(data, "").only(_FIELDS, findings)
    fields.required("version", version)
    problem = _problem(fields, _frame(fields, findings), findings)
    findings.end_if_wrong()
    refuse_loose_ends(problem, findings)
    findings.end_if_wrong()
    _refuse_too_much(problem)
    return replace(problem, notes=findings.notes)


def _frame(fields: Fields, findings: Findings) -> parts.Frame:
    frame = parts.Frame(
        fields.required("horizon", partial(parts.horizon_from, findings=findings)),
        fields.required("land", land),
        fields.required("slots", partial(parts.evening_from, findings=findings)),
        fields.optional("rules", partial(parts.rules_from, findings=findings), Rules()),
    )
    calendar.refuse_unknown_years(frame.horizon, frame.land, frame.rules)
    return frame


def _problem(fields: Fields, frame: parts.Frame, findings: Findings) -> Problem:
    """All parts, those that could not be read left out."""

    def each(name: str, part: Part[T], most: int = MOST_ENTRIES, least: int = 0) -> tuple[T, ...]:
        with findings.reading_on():
            values = fields.required(name, anything) if least or name in fields else []
            refuse_length(len(values), least, most, fields.at(name))
            return findings.each(values, fields.at(name), partial(part, findings=findings))
        return ()

    wish = partial(parts.appointment_from, horizon=frame.horizon)
    return Problem(
        horizon=frame.horizon,
        land=frame.land,
        weekdays=frame.evening.weekdays,
        start=frame.evening.start,
        minutes=frame.evening.minutes,
        rules=frame.rules,
        closed=each("closed", parts.closed_from),
        busy=each("busy", parts.busy_from),
        rooms=each("rooms", parts.room_from, MOST_ROOMS),
        people=each("people", parts.person_from, MOST_PEOPLE, least=1),
        series=each("series", partial(parts.series_from, frame=frame), MOST_SERIES, least=1),
        fixed=each("fixed", wish),
        forbidden=each("forbidden", wish),
    )


def _refuse_too_much(problem: Problem) -> None:
    """Raise ProblemError where each list is short enough, but all together would take for ever."""
    dates = Counter(day.weekday() for day in calendar.slots(problem))
    work = sum(
        sum(dates[weekday] for weekday in series.weekdays)
        * (len(series.members) + len(problem.rooms) * series.needs_room)
        for series in problem.series
    )
    if work > MOST_WORK:
        raise ProblemError(
            "series",
            Words(
                "Das ist zusammen zu groß: zu viele Mitglieder, mögliche Tage und Räume. Bitte "
                "weniger Wochentage, einen kürzeren Zeitraum oder weniger Reihen auf einmal.",
                "Together this is too large: too many members, possible dates and rooms. Please "
                "plan fewer weekdays, a shorter horizon or fewer series at once.",
            ),
        )
