"""Is the answer that there is no plan well-formed? (That it is right, only a search can tell.)"""

from collections.abc import Iterator

from gemeinwerk.engines.planning.checker.scene import finding
from gemeinwerk.engines.planning.plan import Entry, Plan, Rule, Status
from gemeinwerk.engines.planning.problem import Problem, Words
from gemeinwerk.engines.planning.rules import rules_of

MOST_REPAIRS = 5


def unfounded(problem: Problem, plan: Plan) -> Iterator[Words]:
    """Every fault of an answer without meetings."""
    if plan.meetings or plan.goals or plan.floor or plan.moves or plan.moved:
        yield finding(
            f"„{plan.status}“ heißt: keine Termine, keine Ziele, nichts verschoben.",
            f"{plan.status} means no meetings, no goals, nothing moved.",
        )
    if plan.status is not Status.INFEASIBLE and (plan.conflict or plan.repairs):
        yield finding(
            "Konflikt und Vorschläge gibt es nur, wo bewiesen ist, dass kein Plan besteht.",
            "A conflict and repairs stand only where no plan is proven to exist.",
        )
    known = frozenset(rules_of(problem))
    for entries in (plan.conflict, *plan.repairs):
        yield from _entries(entries, known)
    yield from _repairs(plan.repairs)


def _entries(entries: tuple[Entry, ...], known: frozenset[Rule]) -> Iterator[Words]:
    rules = [entry.rule for entry in entries]
    for rule in rules:
        if rule not in known:
            yield finding(f"{rule} ist keine Regel der Aufgabe.", f"{rule} is no rule of it.")
    if len(set(rules)) != len(rules):
        yield finding("Eine Regel steht doppelt.", "A rule stands twice.")
    if not all(text for entry in entries for text in entry.words):
        yield finding("Einer Regel fehlt ihr Satz.", "A rule lacks its sentence.")


def _repairs(repairs: tuple[tuple[Entry, ...], ...]) -> Iterator[Words]:
    sizes = [len(entries) for entries in repairs]
    if len(sizes) > MOST_REPAIRS or 0 in sizes or sizes != sorted(sizes):
        yield finding(
            f"Vorschläge ändern {sizes} Regeln: höchstens fünf, wenige zuerst, keiner leer.",
            f"Repairs change {sizes} rules: at most five, fewest first, none empty.",
        )
    sets = [frozenset(entry.rule for entry in entries) for entries in repairs]
    if any(one <= other for n, one in enumerate(sets) for other in sets[n + 1 :]):
        yield finding(
            "Ein Vorschlag steckt ganz in einem späteren.", "A repair is part of a later one."
        )
