"""A problem from its file and from what an office keeps beside it: tables of people, calendars.

All is put together before anything is checked, so that a series of the problem may name members
who stand only in the table, and a table alone may say who belongs where.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from gemeinwerk.engines.planning.calendar import slots
from gemeinwerk.engines.planning.files.busy import BusyFile, read_busy
from gemeinwerk.engines.planning.files.people import PeopleFile, read_people
from gemeinwerk.engines.planning.problem import Person, Problem, ProblemError, Words
from gemeinwerk.engines.planning.problem_file import problem_from

Values = dict[str, Any]
Note = tuple[str | Words, Words]

_ALIKE = 80


def with_busy(
    data: Any, content: bytes, name: str, read: Callable[..., BusyFile] = read_busy
) -> tuple[Any, tuple[Note, ...]]:
    """The values of a PROBLEM.json with the dates of an ICS file added to its `busy`, and what is
    noted.

    name: of the file, to point at it. read: as `read_busy`, in a process of its own for example.
    Raises ProblemError for a file that cannot be read.
    """
    frame = _frame(data)
    found = read(
        content, horizon=frame.horizon, start=frame.start, minutes=frame.minutes, name=name
    )
    more = [{"date": one.date.isoformat(), "reason": one.reason} for one in found.busy]
    return {**data, "busy": [*data.get("busy", []), *more]}, found.notes


def with_people(
    data: Any, content: bytes, name: str, read: Callable[..., PeopleFile] = read_people
) -> tuple[Any, tuple[Note, ...]]:
    """The values of a PROBLEM.json with the people of a table added, and what is noted.

    Who stands in both, by id or by name, is away when either says so and belongs to the groups of
    both. read: as `read_people`. Raises ProblemError for a file that cannot be read, or that names
    a series nearly like one of the problem.
    """
    frame = _frame(data)
    found = read(
        content, name, horizon=frame.horizon, dates=slots(frame), start=frame.start,
        minutes=frame.minutes,
    )  # fmt: skip
    people, known = _people(data.get("people", []), found.people)
    series, notes = _series(data["series"], found, known)
    return {**data, "people": people, "series": series}, (*found.notes, *notes)


def _frame(data: Any) -> Problem:
    """The problem without people: its horizon and its dates."""
    if not isinstance(data, dict) or not isinstance(data.get("series"), list):
        return problem_from(data)
    series = [
        {**one, "members": ["-"], "required": []} if isinstance(one, dict) else one
        for one in data["series"]
    ]
    return problem_from({**data, "people": [{"id": "-", "groups": []}], "series": series})


def _people(there: Any, found: Iterable[Person]) -> tuple[Any, dict[str, str]]:
    """All persons as values, and the id of each in the table by what it is called there."""
    if not isinstance(there, list):
        return there, {}
    people = [dict(one) if isinstance(one, dict) else one for one in there]
    by_key = _by_key(people)
    known = {}
    for person in found:
        values = by_key.get(person.id.casefold()) or by_key.get(person.name.casefold())
        if values is None:
            values = {"id": person.id, "name": person.name}
            people.append(values)
        known[person.id] = values["id"]
        _join(values, "groups", person.groups)
        _join(values, "unavailable", sorted(day.isoformat() for day in person.unavailable))
    return people, known


def _by_key(things: Sequence[Any]) -> dict[str, Values]:
    """Persons or series by their ids, and by their names where no other has that id; of several
    that are called the same the first."""
    return {
        called.casefold(): one
        for key in ("name", "id")
        for one in reversed(things)
        if isinstance(one, dict) and isinstance(called := one.get(key), str) and called
    }


def _join(values: Values, field: str, more: Iterable[str]) -> None:
    """Add to a list of the values what it lacks; what is no list is left for reading to refuse."""
    there = values.get(field, [])
    if isinstance(there, list):
        values[field] = [*there, *(one for one in more if one not in there)]


def _series(
    there: list[Any], found: PeopleFile, known: dict[str, str]
) -> tuple[list[Any], list[Note]]:
    """The series with the members that the table names for them."""
    series = [dict(one) if isinstance(one, dict) else one for one in there]
    by_key = _by_key(series)
    notes: list[Note] = []
    for called, members in found.members.items():
        values = by_key.get(called.casefold())
        if values is None:
            notes.append(_no_series(called, by_key))
        else:
            _join(values, "members", [known.get(one, one) for one in members])
    return series, notes


def _no_series(called: str, by_key: Mapping[str, Values]) -> Note:
    """A note on a series that is not planned; an error where one is nearly called so."""
    near = process.extractOne(
        called.casefold(), list(by_key), scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    if near:
        meant = by_key[near[0]].get("name") or by_key[near[0]]["id"]
        raise ProblemError(
            Words(f"Reihe „{called}“", f"series “{called}”"),
            Words(
                f"Diese Reihe gibt es in der Aufgabe nicht. Ist „{meant}“ gemeint?",
                f"The problem has no such series. Is “{meant}” meant?",
            ),
        )
    return (
        Words(f"Reihe „{called}“", f"series “{called}”"),
        Words(
            "Diese Reihe wird hier nicht geplant; ihre Mitglieder zählen dafür nicht.",
            "This series is not planned here; its members do not count for it.",
        ),
    )
