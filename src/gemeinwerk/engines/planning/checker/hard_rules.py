"""Does a plan keep the hard rules about dates and persons? One function a rule."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from gemeinwerk.engines.planning.checker.days import slots
from gemeinwerk.engines.planning.checker.scene import Scene, called, finding
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.problem import Series, Words


def broken(scene: Scene) -> Iterator[Words]:
    """Every rule about dates and persons that does not hold."""
    days = slots(scene.problem)
    for series in scene.problem.series:
        own = scene.dates[series.id]
        yield from _number(series, sum(one.series == series.id for one in scene.meetings))
        yield from _calendar(series, own, days)
        yield from _gap(series, own)
        yield from _window(series, own)
        yield from _required(scene, series, own)
        yield from _after(scene, series, own)
    yield from _once_a_slot(scene)
    yield from _required_once(scene)
    yield from _fixed_and_forbidden(scene)
    for meeting in scene.meetings:
        yield from _times(scene, meeting)


def _number(series: Series, found: int) -> Iterator[Words]:
    if found != series.meetings:
        yield finding(
            f"{called(series)} trifft sich {found}-mal statt {series.meetings}-mal.",
            f"{called(series)} meets {found} times instead of {series.meetings}.",
        )


def _calendar(series: Series, own: list[date], days: frozenset[date]) -> Iterator[Words]:
    for day in own:
        if day not in days:
            yield finding(
                f"{called(series)} trifft sich an einem Tag, der kein Termin sein kann.",
                f"{called(series)} meets on a date that is no slot.",
                day,
            )
        if day.weekday() not in series.weekdays:
            yield finding(
                f"{called(series)} trifft sich an einem falschen Wochentag.",
                f"{called(series)} meets on a wrong weekday.",
                day,
            )


def _gap(series: Series, own: list[date]) -> Iterator[Words]:
    for earlier, later in pairwise(own):
        days = (later - earlier).days
        if days < series.min_gap_days:
            yield finding(
                f"{called(series)} trifft sich nach {days} statt {series.min_gap_days} Tagen.",
                f"{called(series)} meets after {days} days instead of {series.min_gap_days}.",
                later,
            )


def _window(series: Series, own: list[date]) -> Iterator[Words]:
    for day in own:
        if not series.not_before <= day <= series.not_after:
            yield finding(
                f"{called(series)} trifft sich außerhalb des Zeitraums.",
                f"{called(series)} meets outside its window.",
                day,
            )


def _required(scene: Scene, series: Series, own: list[date]) -> Iterator[Words]:
    for person in series.required:
        for day in own:
            if not scene.free(person, day):
                name = called(scene.problem.person[person])
                yield finding(
                    f"{called(series)} braucht {name}, {name} kann aber nicht.",
                    f"{called(series)} requires {name}, who is away.",
                    day,
                )


def _after(scene: Scene, series: Series, own: list[date]) -> Iterator[Words]:
    for other in series.after:
        before = scene.dates[other]
        if own and before and before[-1] >= own[0]:
            name = called(scene.problem.of_id[other])
            yield finding(
                f"{called(series)} beginnt, bevor {name} abgeschlossen ist.",
                f"{called(series)} begins before {name} is through.",
                own[0],
            )


def _once_a_slot(scene: Scene) -> Iterator[Words]:
    for day, meetings in scene.evenings.items():
        ids = [meeting.series for meeting in meetings]
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            name = called(scene.problem.of_id[twice])
            yield finding(
                f"{name} trifft sich mehrmals am selben Tag.",
                f"{name} meets more than once a slot.",
                day,
            )


def _required_once(scene: Scene) -> Iterator[Words]:
    for day, meetings in scene.evenings.items():
        together = {meeting.series for meeting in meetings}
        needed = [
            person for one in sorted(together) for person in scene.problem.of_id[one].required
        ]
        for twice in sorted({person for person in needed if needed.count(person) > 1}):
            name = called(scene.problem.person[twice])
            yield finding(
                f"{name} wird in mehreren Treffen zugleich gebraucht.",
                f"{name} is required in several meetings of one slot.",
                day,
            )


def _fixed_and_forbidden(scene: Scene) -> Iterator[Words]:
    for series, day in scene.problem.fixed:
        if day not in scene.dates[series]:
            name = called(scene.problem.of_id[series])
            yield finding(
                f"{name} ist auf diesen Tag festgelegt, trifft sich dann aber nicht.",
                f"{name} is fixed to this date but does not meet.",
                day,
            )
    for series, day in scene.problem.forbidden:
        if day in scene.dates[series]:
            name = called(scene.problem.of_id[series])
            yield finding(
                f"{name} darf sich an diesem Tag nicht treffen.",
                f"{name} must not meet on this date.",
                day,
            )


def _times(scene: Scene, meeting: Meeting) -> Iterator[Words]:
    series = scene.problem.of_id[meeting.series]
    start = datetime.combine(meeting.date, series.start)
    end = start + timedelta(minutes=series.minutes)
    if (meeting.start, meeting.end) != (start.time(), end.time()):
        yield finding(
            f"{called(series)} trifft sich nicht von {start:%H:%M} bis {end:%H:%M} Uhr.",
            f"{called(series)} does not meet from {start:%H:%M} to {end:%H:%M}.",
            meeting.date,
        )
