"""Why there is no plan, and what would have to give way.

A conflict is narrowed down rule by rule: a rule without which the others still contradict each
other is left out for good. What remains contradicts, and without any one of it does not: both are
solved again, whatever the solver suspected at first. A repair is solved again as well.
"""

from gemeinwerk.engines.planning.clock import Clock
from gemeinwerk.engines.planning.contradiction import OutOfTime, Rules
from gemeinwerk.engines.planning.plan import Entry, Rule
from gemeinwerk.engines.planning.plan_in_words.conflict import asked
from gemeinwerk.engines.planning.plan_in_words.repair import proposal
from gemeinwerk.engines.planning.problem_tables import Facts

MOST_REPAIRS = 5

Repairs = tuple[tuple[Entry, ...], ...]


def explained(facts: Facts, clock: Clock) -> tuple[tuple[Entry, ...], Repairs]:
    """A conflict and its repairs; empty where time ended before they were certain."""
    problem, rules = facts.problem, Rules(facts, clock)
    conflict: list[Rule] = []
    repairs: list[list[Rule]] = []
    try:
        conflict = _conflict(rules)
        afresh = Rules(facts, clock)
        for repair in rules.fewest_left_out(MOST_REPAIRS):
            if not afresh.contradict([rule for rule in afresh.rules if rule not in repair]):
                repairs.append(repair)
    except OutOfTime:
        pass
    return (
        tuple(Entry(rule, asked(problem, rule)) for rule in conflict),
        tuple(tuple(Entry(rule, proposal(problem, rule)) for rule in each) for each in repairs),
    )


def _conflict(rules: Rules) -> list[Rule]:
    needed = rules.suspects()
    if not rules.contradict(needed):
        needed = list(rules.rules)
    for rule in list(needed):
        others = [one for one in needed if one != rule]
        if rules.contradict(others):
            needed = others
    return needed
