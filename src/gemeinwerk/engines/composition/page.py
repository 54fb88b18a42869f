"""A composition as a page of text: who sits where and why, how good that is, what is missing."""

import textwrap
from collections.abc import Iterator

from gemeinwerk.engines.composition.composition import Composition, Goal, Status
from gemeinwerk.engines.composition.naming import Names, seats
from gemeinwerk.engines.composition.problem import Problem, Words

_WIDTH = 88
_TITLES = {
    Status.OPTIMAL: Words("Beste Besetzung – nachweislich", "Best composition – proven"),
    Status.FEASIBLE: Words(
        "Eine Besetzung – ob es besser geht, blieb in der Zeit offen",
        "A composition – whether there is a better one stayed open in the time",
    ),
    Status.INFEASIBLE: Words(
        "Es gibt keine Besetzung, die alle Regeln einhält",
        "There is no composition that keeps all rules",
    ),
    Status.UNKNOWN: Words(
        "In der Zeit wurde keine Besetzung gefunden", "No composition was found in the time"
    ),
}
_GOALS = {
    "shortfall": Words("fehlende Sitze", "seats missing"),
    "people_left_out": Words(
        "Personen mit Wünschen und ohne Sitz", "people with wishes and no seat"
    ),
    "wishes": Words(
        "Stufen unter dem ersten Wunsch, zusammen", "steps below the first wish, in all"
    ),
    "organisations": Words(
        "doppelte Vertretungen in einer Gruppe",
        "further seats of one organisation in a group",
    ),
    "changes": Words(
        "bisherige Sitze, die wegfallen", "seats of the earlier composition that are gone"
    ),
    "lot": Words("Summe der Losnummern", "sum of the lot's numbers"),
}


def tell(problem: Problem, found: Composition, language: str) -> str:
    """All paragraphs, one below the other."""
    lines = [_TITLES[found.status], *_body(problem, found)]
    return "\n".join(_laid(line.in_language(language)) for line in lines)


def _laid(line: str) -> str:
    inner = line.lstrip(" ")
    indent = " " * (len(line) - len(inner))
    return textwrap.fill(
        inner, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _body(problem: Problem, found: Composition) -> Iterator[Words]:
    for group in problem.groups if found.seats else ():
        there = [one for one in found.seats if one.seat.group == group.id]
        name, number = group.name or group.id, seats(len(there))
        yield Words("", "")
        yield Words(f"{name}: {_sitting(len(there))}", f"{name}: {number.en if there else 'empty'}")
        names = Names(problem)
        for one in there:
            who = names.bare(one.seat.person)
            yield Words(f"  {who}: {one.reason.de}", f"  {who}: {one.reason.en}")
    yield from _section(Words("Was fehlt", "What is missing"), [e.words for e in found.missing])
    yield from _section(
        Words("Das geht nicht alles zusammen", "These do not go together"),
        [entry.words for entry in found.conflict],
    )
    yield from _section(
        Words("Wie gut das ist", "How good this is"), [_goal(one) for one in found.goals]
    )
    if found.draw:
        yield from _section(Words("Die Auslosung", "The draw"), list(_draw(problem, found)))
    notes = [Words(f"{place}: {told.de}", f"{place}: {told.en}") for place, told in problem.notes]
    yield from _section(Words("Hinweise", "Notes"), notes)


def _section(title: Words, lines: list[Words]) -> Iterator[Words]:
    if lines:
        yield Words("", "")
        yield title
        for line in lines:
            yield Words(f"  – {line.de}", f"  – {line.en}")


def _sitting(number: int) -> str:
    return {0: "kein Sitz", 1: "1 Sitz"}.get(number, f"{number} Sitze")


def _goal(goal: Goal) -> Words:
    name = _GOALS[goal.name]
    if goal.proven:
        return Words(
            f"{name.de}: {goal.value} (weniger geht nachweislich nicht)",
            f"{name.en}: {goal.value} (proven to be the least)",
        )
    return Words(
        f"{name.de}: {goal.value} (mindestens {goal.bound})",
        f"{name.en}: {goal.value} (at least {goal.bound})",
    )


def _draw(problem: Problem, found: Composition) -> Iterator[Words]:
    draw = found.draw
    assert draw is not None
    yield Words(
        f"Los {draw.drawn + 1} von {draw.slips}, gezogen mit der Startzahl {problem.seed}.",
        f"Slip {draw.drawn + 1} of {draw.slips}, drawn with the seed {problem.seed}.",
    )
    names = Names(problem)
    for chance in sorted(draw.chances, key=lambda one: one.exact):
        who = names.bare(chance.person)
        yield Words(
            f"{who}: auf {chance.slips} von {draw.slips} Losen (gerecht wäre {chance.exact})",
            f"{who}: on {chance.slips} of {draw.slips} slips (fair would be {chance.exact})",
        )
