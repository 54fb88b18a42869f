"""The best composition of a small problem by trying out every one; nothing of the engine is used
but the problem, the names of its rules and the lot's numbers.
"""

from collections.abc import Collection, Iterator
from itertools import combinations

from ortools.math_opt.python import mathopt

from gemeinwerk.engines.composition.composition import Rule, RuleName
from gemeinwerk.engines.composition.lot import lots
from gemeinwerk.engines.composition.problem import Ends, Problem, Seat

Values = tuple[int, ...]
Seats = frozenset[Seat]


def best(problem: Problem) -> Values | None:
    """The values of all six goals, None where the hard rules admit nothing."""
    return min((values(problem, seats) for seats in compositions(problem)), default=None)


def compositions(problem: Problem) -> Iterator[Seats]:
    """Every set of seats that keeps the hard rules."""
    wished = [
        Seat(group.id, one.id)
        for group in problem.groups
        for one in problem.people
        if group.id not in one.never and (group.id in one.wishes or one.id in group.required)
    ]
    for seats in _sets_of(wished):
        if _keeps(problem, seats):
            yield seats


def _sets_of(seats: list[Seat]) -> Iterator[Seats]:
    for number in range(len(seats) + 1):
        for chosen in combinations(seats, number):
            yield frozenset(chosen)


def _keeps(problem: Problem, seats: Seats) -> bool:
    return all(
        sum(seat.person == one.id for seat in seats) <= one.most for one in problem.people
    ) and all(
        _there(problem, seats, group.id) <= group.size.most
        and all(_there(problem, seats, group.id, kind) <= e.most for kind, e in group.targets)
        and all(Seat(group.id, one) in seats for one in group.required)
        for group in problem.groups
    )


def values(problem: Problem, seats: Seats) -> Values:
    """The value of each goal, counted in a way of its own."""
    short = 0
    for group in problem.groups:
        short += max(0, group.size.least - _there(problem, seats, group.id))
        for kind, ends in group.targets:
            short += max(0, ends.least - _there(problem, seats, group.id, kind))
    out = sum(bool(p.wishes) and all(s.person != p.id for s in seats) for p in problem.people)
    ranks = extra = 0
    for person in problem.people:
        for rank, group in enumerate(person.wishes):
            ranks += rank * (Seat(group, person.id) in seats)
    for group in problem.groups:
        ours = [problem.person[s.person].organisation for s in seats if s.group == group.id]
        named = [one for one in ours if one is not None]
        extra += len(named) - len(set(named))
    gone = len(set(problem.keep) - seats)
    return short, out, ranks, extra, gone, sum(lots(problem)[seat] for seat in seats)


def _there(problem: Problem, seats: Seats, group: str, kind: str | None = None) -> int:
    return sum(
        seat.group == group and kind in (None, problem.person[seat.person].actor_group)
        for seat in seats
    )


# --- conflicts ----------------------------------------------------------------------------------
def stands(problem: Problem, rules: Collection[Rule]) -> bool:
    """Whether some set of wished seats keeps these rules, whatever else it breaks."""
    held = frozenset(rules)
    wished = [
        Seat(group.id, one.id)
        for group in problem.groups
        for one in problem.people
        if group.id in one.wishes or Rule(RuleName.REQUIRED, group.id, person=one.id) in held
    ]
    return any(all(_holds(problem, rule, seats) for rule in held) for seats in _sets_of(wished))


def _holds(problem: Problem, rule: Rule, seats: Seats) -> bool:
    if rule.name is RuleName.MOST:
        mine = [[seat for seat in seats if seat.person == one.id] for one in problem.people]
        return all(len(s) <= one.most for s, one in zip(mine, problem.people, strict=True))
    assert rule.group is not None
    if rule.name is RuleName.REQUIRED:
        return Seat(rule.group, str(rule.person)) in seats
    if rule.name is RuleName.NEVER:
        return not any(
            seat.group == rule.group in problem.person[seat.person].never for seat in seats
        )
    group = problem.group[rule.group]
    ends: Ends = dict(group.targets)[rule.actor_group] if rule.actor_group else group.size
    there = _there(problem, seats, group.id, rule.actor_group)
    if rule.name in (RuleName.SIZE_LEAST, RuleName.TARGET_LEAST):
        return there >= ends.least
    return there <= ends.most


def size_of_a_smallest_conflict(problem: Problem, rules: Collection[Rule]) -> int:
    """By trying out every subset, the small ones first; 0 where all can stand together."""
    for number in range(1, len(rules) + 1):
        if any(not stands(problem, some) for some in combinations(rules, number)):
            return number
    return 0


# --- draws --------------------------------------------------------------------------------------
def fair_chances(problem: Problem) -> dict[str, float]:
    """Leximin over every mixture of the compositions that reach goals 1 and 2."""
    all_of_them = list(compositions(problem))
    goal = min(values(problem, seats)[:2] for seats in all_of_them)
    good = [seats for seats in all_of_them if values(problem, seats)[:2] == goal]
    seated = list({frozenset(seat.person for seat in seats) for seats in good})
    wishers = [one.id for one in problem.people if one.wishes]
    fixed: dict[str, float] = {}
    while len(fixed) < len(wishers):
        left = [one for one in wishers if one not in fixed]
        level = _most(seated, fixed, left, left)
        held = dict.fromkeys(left, level)
        fixed |= {
            one: level for one in left if _most(seated, fixed | held, [one], []) < level + 1e-7
        }
    return fixed


def _most(
    seated: list[frozenset[str]], fixed: dict[str, float], raised: list[str], but: list[str]
) -> float:
    """How far the least chance of some can be raised while all others keep theirs."""
    programme = mathopt.Model()
    shares = [programme.add_variable(lb=0) for _ in seated]
    programme.add_linear_constraint(mathopt.fast_sum(shares) == 1)
    least = programme.add_variable(lb=0)

    def chance(person: str) -> mathopt.LinearBase:
        of = [share for share, who in zip(shares, seated, strict=True) if person in who]
        return mathopt.fast_sum(of)

    for person, level in fixed.items():
        if person not in but:
            programme.add_linear_constraint(chance(person) >= level - 1e-9)
    for person in raised:
        programme.add_linear_constraint(chance(person) - least >= 0)
    programme.maximize(least)
    result = mathopt.solve(programme, mathopt.SolverType.HIGHS)
    return result.objective_value()
