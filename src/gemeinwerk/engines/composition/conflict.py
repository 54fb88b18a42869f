"""Why lower ends cannot be met: the smallest set of rules that cannot stand together.

Whether rules can stand together is a flow, so each answer is exact. A set is smallest where it
hits everything that would have to be left out: of each set of rules that can stand together and to
which none can be added, at least one rule beyond it is in every conflict. The smallest set that
hits all that were found so far is tried; where it can stand, there is one more to hit.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from ortools.sat.python import cp_model

from gemeinwerk.engines.composition.composition import Entry, Rule, RuleName
from gemeinwerk.engines.composition.network import Arc, Network, Places
from gemeinwerk.engines.composition.problem import Problem, Seat
from gemeinwerk.engines.composition.rules import LOWER_ENDS, rules_of
from gemeinwerk.engines.composition.sentences import Sentences
from gemeinwerk.engines.problem_files.limits import MOST_NUMBER

QUESTIONS = 3_000
"""After so many, a conflict of which no rule can be left out must do."""


def of_lower_ends(problem: Problem) -> tuple[Entry, ...]:
    """A smallest conflict; nothing where all rules can stand together."""
    return _entries(problem, rules_of(problem))


def of_hard_rules(problem: Problem) -> tuple[Entry, ...]:
    """The same of the hard rules alone."""
    return _entries(problem, [one for one in rules_of(problem) if one.name not in LOWER_ENDS])


def _entries(problem: Problem, rules: Sequence[Rule]) -> tuple[Entry, ...]:
    stands = Standing(problem).together
    if stands(rules):
        return ()
    sentences, found = Sentences(problem), smallest(rules, stands)
    return tuple(sentences.asks(rule) for rule in rules if rule in found)


def smallest(rules: Sequence[Rule], stands: Callable[[Collection[Rule]], bool]) -> frozenset[Rule]:
    """A smallest set of these rules that cannot stand together; all of them cannot."""
    known = _needed(rules, stands)
    to_hit: list[list[Rule]] = []
    for _ in range(QUESTIONS // len(rules)):
        tried = _fewest_that_hit(rules, to_hit)
        if len(tried) >= len(known):
            break
        if not stands(tried):
            return tried
        to_hit.append(_beyond(rules, tried, stands))
    return known


def _needed(rules: Iterable[Rule], stands: Callable[[Collection[Rule]], bool]) -> frozenset[Rule]:
    """A conflict of which none can be left out. Lower ends are left out last, hard rules first."""
    left = list(rules)
    for rule in reversed(list(left)):
        without = [one for one in left if one != rule]
        if not stands(without):
            left = without
    return frozenset(left)


def _beyond(
    rules: Sequence[Rule], standing: Collection[Rule], stands: Callable[[Collection[Rule]], bool]
) -> list[Rule]:
    """What is left of the rules when as many as can be are added to some that stand."""
    with_these, beyond = list(standing), []
    for rule in rules:
        if rule in standing:
            continue
        if stands([*with_these, rule]):
            with_these.append(rule)
        else:
            beyond.append(rule)
    return beyond


def _fewest_that_hit(rules: Sequence[Rule], to_hit: Sequence[Sequence[Rule]]) -> frozenset[Rule]:
    programme = cp_model.CpModel()
    takes = {rule: programme.new_bool_var("") for rule in rules}
    for one in to_hit:
        programme.add_bool_or([takes[rule] for rule in one])
    programme.minimize(cp_model.LinearExpr.sum(list(takes.values())))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    status = solver.solve(programme)
    assert status == cp_model.OPTIMAL
    return frozenset(rule for rule, take in takes.items() if solver.value(take))


class Standing:
    """The rules of a problem as the ends of arcs, each of which can be left open."""

    def __init__(self, problem: Problem) -> None:
        places, groups = Places(problem), len(problem.groups)
        everybody = MOST_NUMBER
        self._at: dict[Rule, list[int]] = {rule: [] for rule in rules_of(problem)}
        self._problem = problem
        arcs: list[Arc] = []
        for person in problem.people:
            self._at[Rule(RuleName.MOST)].append(len(arcs))
            arcs.append(Arc(places.HUB, places.person[person.id], 0, groups))
        for group in problem.groups:
            for person in problem.people:
                seat, required = Seat(group.id, person.id), person.id in group.required
                if group.id not in person.wishes and not required:
                    continue
                if required:
                    self._at[Rule(RuleName.REQUIRED, group.id, person=person.id)].append(len(arcs))
                elif group.id in person.never:
                    self._at[Rule(RuleName.NEVER, group.id)].append(len(arcs))
                wished = int(group.id in person.wishes)
                arcs.append(Arc(places.person[person.id], places.of(seat), 0, wished))
            for kind, _ends in group.targets:
                for name in (RuleName.TARGET_LEAST, RuleName.TARGET_MOST):
                    self._at.get(Rule(name, group.id, kind), []).append(len(arcs))
                cell = places.cell[group.id, kind]
                arcs.append(Arc(cell, places.group[group.id], 0, everybody))
            for name in (RuleName.SIZE_LEAST, RuleName.SIZE_MOST):
                self._at.get(Rule(name, group.id), []).append(len(arcs))
            arcs.append(Arc(places.group[group.id], places.HUB, 0, everybody))
        self._network = Network(places.number, arcs)

    def together(self, rules: Collection[Rule]) -> bool:
        """Whether there is a composition that keeps these rules, the others left open."""
        least, most = self._network.least.copy(), self._network.most.copy()
        for rule in rules:
            at = self._at[rule]
            if rule.name is RuleName.MOST:
                most[at] = [one.most for one in self._problem.people]
            elif rule.name is RuleName.NEVER:
                most[at] = 0
            elif rule.name is RuleName.REQUIRED:
                least[at] = most[at] = 1
            else:
                group = self._problem.group[str(rule.group)]
                ends = dict(group.targets)[rule.actor_group] if rule.actor_group else group.size
                if rule.name in LOWER_ENDS:
                    least[at] = ends.least
                else:
                    most[at] = ends.most
        return self._network.any(least, most) is not None
