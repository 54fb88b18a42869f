"""A plan as tables: its meetings, its people, its goals. What CSV and XLSX have in common."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gemeinwerk.engines.planning.plan import Goal, Meeting, Plan
from gemeinwerk.engines.planning.plan_in_words.bilingual import person_name
from gemeinwerk.engines.planning.plan_in_words.goals import LABELS
from gemeinwerk.engines.planning.problem import Person, Problem, Words

Value = str | int | Fraction | date | None
"""Fraction: a share of one. date: a day."""

_WEEKDAYS = (
    Words("Montag", "Monday"),
    Words("Dienstag", "Tuesday"),
    Words("Mittwoch", "Wednesday"),
    Words("Donnerstag", "Thursday"),
    Words("Freitag", "Friday"),
    Words("Samstag", "Saturday"),
    Words("Sonntag", "Sunday"),
)
_YES, _NO = Words("ja", "yes"), Words("nein", "no")
# What no spreadsheet can hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet takes for the beginning of a formula, or strips to get at one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title, its texts in one language."""

    title: str
    headings: tuple[Words, ...]
    rows: tuple[tuple[Value, ...], ...]


def clean(text: str) -> str:
    """A text without signs that no file can hold."""
    return _CONTROL.sub("", text)


def begins_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for something to calculate."""
    return text.startswith(_FORMULA)


def in_order(plan: Plan) -> list[Meeting]:
    """The meetings by date and hour."""
    return sorted(plan.meetings, key=lambda one: (one.date, one.start, one.series))


def written_day(day: date, language: str) -> str:
    """08.03.2027, in English 2027-03-08."""
    return day.isoformat() if language == "en" else f"{day:%d.%m.%Y}"


def called(problem: Problem, series: str) -> str:
    """A series by its name, by its id where it has none."""
    return problem.of_id[series].name or series


def room_called(problem: Problem, meeting: Meeting) -> str:
    """The room by its name or id; "" where a meeting has none."""
    return (problem.room[meeting.room].name or meeting.room) if meeting.room else ""


def meetings(problem: Problem, plan: Plan, language: str) -> Sheet:
    """A row a meeting. Counts only, no names."""
    headings = (
        Words("Datum", "Date"),
        Words("Wochentag", "Weekday"),
        Words("Beginn", "Start"),
        Words("Ende", "End"),
        Words("Reihe", "Series"),
        Words("Raum", "Room"),
        Words("Erwartet", "Expected"),
        Words("Mitglieder", "Members"),
    )
    rows = tuple(
        (
            one.date,
            _WEEKDAYS[one.date.weekday()].in_language(language),
            f"{one.start:%H:%M}",
            f"{one.end:%H:%M}",
            called(problem, one.series),
            room_called(problem, one),
            len(one.expected),
            len(problem.of_id[one.series].members),
        )
        for one in in_order(plan)
    )
    return Sheet(Words("Termine", "Meetings").in_language(language), headings, rows)


def people(problem: Problem, plan: Plan, language: str) -> Sheet:
    """A row a person: where they are expected, and how often. Never somebody's actor groups."""
    headings = (
        Words("Kennung", "Id"),
        Words("Person", "Person"),
        Words("Reihen", "Series"),
        Words("Teilnahmen", "Attends"),
        Words("Termine", "Dates"),
    )
    expected: dict[str, list[Meeting]] = {one.id: [] for one in problem.people}
    for meeting in in_order(plan):
        for person in meeting.expected:
            expected[person].append(meeting)
    rows = tuple(_person(problem, one, expected[one.id], language) for one in problem.people)
    return Sheet(Words("Personen", "People").in_language(language), headings, rows)


def _person(
    problem: Problem, person: Person, expected: Sequence[Meeting], language: str
) -> tuple[Value, ...]:
    dates = (f"{written_day(one.date, language)} {called(problem, one.series)}" for one in expected)
    return (
        person.id,
        person_name(problem, person.id),
        ", ".join(called(problem, one.id) for one in problem.series_of[person.id]),
        len(expected),
        "; ".join(dates),
    )


def goals(plan: Plan, language: str) -> Sheet:
    """A row a goal, in their order: value, bound, and whether nothing better is possible."""
    headings = (
        Words("Ziel", "Goal"),
        Words("Wert", "Value"),
        Words("Besser geht es nicht als", "Nothing is better than"),
        Words("Nachgewiesen das Beste", "Proven best"),
    )
    told: Iterable[Goal] = [plan.moves, *plan.goals] if plan.moves else plan.goals
    return Sheet(
        Words("Ziele", "Goals").in_language(language),
        headings,
        tuple(tuple(_goal(one, language)) for one in told),
    )


def _goal(goal: Goal, language: str) -> Iterator[Value]:
    yield LABELS[goal.name].in_language(language)
    for number in (goal.value, goal.bound):
        yield Fraction(number) if goal.name == "weakest_group_share" else int(number)
    yield (_YES if goal.proven else _NO).in_language(language)
