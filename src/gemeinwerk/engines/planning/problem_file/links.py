"""What must fit together: ids that are there, and only once; series that can follow each other."""

from collections.abc import Iterable, Iterator, Sequence

from gemeinwerk.engines.planning.problem import (
    Appointment,
    Problem,
    ProblemError,
    Words,
)
from gemeinwerk.engines.problem_files.fields import Findings, twice
from gemeinwerk.engines.problem_files.links import ids_twice, keep, unknown
from gemeinwerk.engines.problem_files.values import cleaned, shown


def refuse_loose_ends(problem: Problem, findings: Findings) -> None:
    """Keep an error for every id that is unknown or given twice, and for a cycle in `after`."""
    series = {one.id for one in problem.series}
    for place, things in (
        ("people", problem.people), ("rooms", problem.rooms), ("series", problem.series),
    ):  # fmt: skip
        keep(ids_twice(place, things), findings)
    keep(_bad_members(problem), findings)
    keep(_unknown_before(problem, series), findings)
    for place, wishes in (("fixed", problem.fixed), ("forbidden", problem.forbidden)):
        keep(unknown_or_twice(place, wishes, series), findings)
    findings.end_if_wrong()
    keep(_cycle(problem), findings)


def unknown_or_twice(
    place: str, appointments: Sequence[Appointment], series: Iterable[str]
) -> Iterator[ProblemError]:
    """Appointments of no series, and those that stand in the list before."""
    known, seen = set(series), set()
    for number, one in enumerate(appointments):
        if one.series not in known:
            yield unknown("series", one.series, f"{place}[{number}].series")
        elif one in seen:
            yield twice(f"{one.series} {one.date}", f"{place}[{number}]")
        seen.add(one)


def _bad_members(problem: Problem) -> Iterator[ProblemError]:
    people = {one.id for one in problem.people}
    for number, series in enumerate(problem.series):
        members = set(series.members)
        for nth, one in enumerate(series.members):
            if one not in people:
                yield unknown("people", one, f"series[{number}].members[{nth}]")
        for nth, one in enumerate(series.required):
            if one not in members:
                yield _no_member(one, f"series[{number}].required[{nth}]")


def _no_member(value: str, place: str) -> ProblemError:
    said = shown(value)
    return ProblemError(
        place,
        Words(
            f"{said.de} ist kein Mitglied der Reihe: auch unter members eintragen.",
            f"{said.en} is no member of the series: enter it under members, too.",
        ),
    )


def _unknown_before(problem: Problem, known: set[str]) -> Iterator[ProblemError]:
    for number, series in enumerate(problem.series):
        for nth, one in enumerate(series.after):
            if one not in known:
                yield unknown("series", one, f"series[{number}].after[{nth}]")


def _cycle(problem: Problem) -> Iterator[ProblemError]:
    """One error for a circle of series that wait for each other, if there is any."""
    after = {one.id: one.after for one in problem.series}
    through: set[str] = set()
    for number, series in enumerate(problem.series):
        circle = _circle_from(series.id, after, through)
        if circle:
            chain = " → ".join(cleaned(one) for one in circle)
            yield ProblemError(
                f"series[{number}].after" if circle[0] == series.id else "series",
                Words(
                    f"Diese Reihen warten aufeinander: {chain}.",
                    f"These series wait for each other: {chain}.",
                ),
            )
            return


def _circle_from(start: str, after: dict[str, tuple[str, ...]], through: set[str]) -> list[str]:
    """A circle that can be reached from there; `through` are series known to lead to none."""
    path: list[str] = []
    waiting = [(start, False)]
    while waiting:
        one, done = waiting.pop()
        if done:
            path.pop()
            through.add(one)
        elif one in path:
            return [*path[path.index(one) :], one]
        elif one not in through:
            path.append(one)
            waiting.append((one, True))
            waiting += [(other, False) for other in after[one]]
    return []
