"""The parts of a problem, one after the other, each with its defaults."""

from datetime import date, time
from typing import Any, NamedTuple

from gemeinwerk.engines.planning.problem import (
    Appointment,
    Busy,
    Person,
    ProblemError,
    Room,
    Rules,
    Series,
    Span,
    Words,
)
from gemeinwerk.engines.planning.problem_file.limits import MOST_DAYS, MOST_MEETINGS, MOST_PEOPLE
from gemeinwerk.engines.planning.problem_file.single_values import clock, day, share, weekday
from gemeinwerk.engines.problem_files.fields import Fields, Findings, distinct, listed
from gemeinwerk.engines.problem_files.values import identifier, whole_number, wording, yes_or_no

_MINUTES_OF_A_DAY = 24 * 60


class Evening(NamedTuple):
    """Weekdays (0 Monday to 6 Sunday), hour and length in minutes of meetings."""

    weekdays: frozenset[int]
    start: time
    minutes: int


class Frame(NamedTuple):
    """What holds for a problem as a whole."""

    horizon: Span
    land: str
    evening: Evening
    rules: Rules


def horizon_from(value: Any, place: str, findings: Findings) -> Span:
    """The days planned for: in order, at most three years."""
    fields = Fields(value, place).only(("from", "to"), findings)
    span = _span(fields)
    if span.days > MOST_DAYS:
        raise ProblemError(
            place,
            Words("Höchstens drei Jahre auf einmal.", "At most three years at once."),
        )
    return span


def evening_from(value: Any, place: str, findings: Findings) -> Evening:
    """When meetings are, of all series that say nothing of their own."""
    fields = Fields(value, place).only(("weekdays", "start", "minutes"), findings)
    weekdays = fields.required("weekdays", _weekdays)
    start = fields.required("start", clock)
    minutes = fields.required("minutes", _minutes)
    _refuse_night(start, minutes, place)
    return Evening(weekdays, start, minutes)


def rules_from(value: Any, place: str, findings: Findings) -> Rules:
    """What the calendar leaves out, and the floor of attendance."""
    names = ("skip_school_holidays", "skip_public_holidays", "attendance_floor")
    fields, usual = Fields(value, place).only(names, findings), Rules()
    return Rules(
        fields.optional("skip_school_holidays", yes_or_no, usual.skip_school_holidays),
        fields.optional("skip_public_holidays", yes_or_no, usual.skip_public_holidays),
        fields.optional("attendance_floor", share, usual.attendance_floor),
    )


def closed_from(value: Any, place: str, findings: Findings) -> Span:
    """Days on which nothing can be."""
    fields = Fields(value, place).only(("from", "to", "reason"), findings)
    return _span(fields)._replace(reason=fields.optional("reason", wording, ""))


def busy_from(value: Any, place: str, findings: Findings) -> Busy:
    """A date on which something else is."""
    fields = Fields(value, place).only(("date", "reason"), findings)
    return Busy(fields.required("date", day), fields.optional("reason", wording, ""))


def room_from(value: Any, place: str, findings: Findings) -> Room:
    """A room, free on every date unless it says otherwise."""
    names = ("id", "capacity", "unavailable", "name")
    fields = Fields(value, place).only(names, findings)
    return Room(
        id=fields.required("id", identifier),
        capacity=fields.required("capacity", whole_number(0)),
        unavailable=fields.optional("unavailable", _days, frozenset()),
        name=fields.optional("name", wording, ""),
    )


def person_from(value: Any, place: str, findings: Findings) -> Person:
    """A person, free on every date unless it says otherwise."""
    fields = Fields(value, place).only(("id", "groups", "unavailable", "name"), findings)
    return Person(
        id=fields.required("id", identifier),
        groups=fields.optional("groups", distinct(identifier), ()),
        unavailable=fields.optional("unavailable", _days, frozenset()),
        name=fields.optional("name", wording, ""),
    )


_OF_A_SERIES = (
    "id", "meetings", "min_gap_days", "members", "required", "needs_room", "not_before",
    "not_after", "after", "weekdays", "start", "minutes", "name",
)  # fmt: skip


def series_from(value: Any, place: str, findings: Findings, *, frame: Frame) -> Series:
    """A series; what it does not say is as in the frame."""
    fields = Fields(value, place).only(_OF_A_SERIES, findings)
    people, evening = distinct(identifier, MOST_PEOPLE), frame.evening
    series = Series(
        id=fields.required("id", identifier),
        meetings=fields.required("meetings", whole_number(1, MOST_MEETINGS)),
        members=fields.required("members", people),
        not_before=fields.optional("not_before", day, frame.horizon.first),
        not_after=fields.optional("not_after", day, frame.horizon.last),
        weekdays=fields.optional("weekdays", _weekdays, evening.weekdays),
        start=fields.optional("start", clock, evening.start),
        minutes=fields.optional("minutes", _minutes, evening.minutes),
        required=fields.optional("required", people, ()),
        needs_room=fields.optional("needs_room", yes_or_no, default=False),
        min_gap_days=fields.optional("min_gap_days", whole_number(0), 0),
        after=fields.optional("after", distinct(identifier), ()),
        name=fields.optional("name", wording, ""),
    )
    _refuse_night(series.start, series.minutes, place)
    _refuse_bad_window(series, fields, frame.horizon)
    return series


def appointment_from(value: Any, place: str, findings: Findings, *, horizon: Span) -> Appointment:
    """A series and a date of the horizon."""
    fields = Fields(value, place).only(("series", "date"), findings)
    found = Appointment(fields.required("series", identifier), fields.required("date", day))
    _refuse_outside(found.date, fields.at("date"), horizon)
    return found


_minutes = whole_number(1, _MINUTES_OF_A_DAY)


def _weekdays(value: Any, place: str) -> frozenset[int]:
    found = distinct(weekday)(value, place)
    if not found:
        raise ProblemError(
            place, Words("Mindestens ein Wochentag, bitte.", "At least one weekday, please.")
        )
    return frozenset(found)


def _days(value: Any, place: str) -> frozenset[date]:
    return frozenset(listed(day)(value, place))


def _span(fields: Fields) -> Span:
    span = Span(fields.required("from", day), fields.required("to", day))
    if span.last < span.first:
        raise ProblemError(
            fields.at("to"),
            Words(
                f"Das Ende ({span.last}) liegt vor dem Anfang ({span.first}).",
                f"The end ({span.last}) is before the beginning ({span.first}).",
            ),
        )
    return span


def _refuse_night(start: time, minutes: int, place: str) -> None:
    if start.hour * 60 + start.minute + minutes >= _MINUTES_OF_A_DAY:
        raise ProblemError(
            place,
            Words(
                f"Ab {start:%H:%M} Uhr gehen {minutes} Minuten über Mitternacht hinaus.",
                f"From {start:%H:%M} on, {minutes} minutes reach beyond midnight.",
            ),
        )


def _refuse_bad_window(series: Series, fields: Fields, horizon: Span) -> None:
    _refuse_outside(series.not_before, fields.at("not_before"), horizon)
    _refuse_outside(series.not_after, fields.at("not_after"), horizon)
    if series.not_after < series.not_before:
        raise ProblemError(
            fields.at("not_after"),
            Words(
                f"Das Ende ({series.not_after}) liegt vor dem Anfang ({series.not_before}).",
                f"The end ({series.not_after}) is before the beginning ({series.not_before}).",
            ),
        )


def _refuse_outside(date_: date, place: str, horizon: Span) -> None:
    if date_ not in horizon:
        first, last = horizon.first, horizon.last
        raise ProblemError(
            place,
            Words(
                f"{date_} liegt nicht im Zeitraum ({first} bis {last}).",
                f"{date_} is not within the horizon ({first} to {last}).",
            ),
        )
