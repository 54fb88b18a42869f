"""Every rule of a problem, one by one, as a conflict would name it.

How fine the rules are cut says `composition.RuleName`. What is no rule here is a fact: who wishes
what, and who belongs to which actor group.
"""

from collections.abc import Iterator

from gemeinwerk.engines.composition.composition import Rule, RuleName
from gemeinwerk.engines.composition.problem import Problem

LOWER_ENDS = (RuleName.SIZE_LEAST, RuleName.TARGET_LEAST)


def rules_of(problem: Problem) -> tuple[Rule, ...]:
    """All rules, each once, in an order that depends on the problem alone."""
    return tuple(_all(problem))


def _all(problem: Problem) -> Iterator[Rule]:
    for group in problem.groups:
        if group.size.least:
            yield Rule(RuleName.SIZE_LEAST, group.id)
        for kind, ends in group.targets:
            if ends.least:
                yield Rule(RuleName.TARGET_LEAST, group.id, kind)
    for group in problem.groups:
        yield Rule(RuleName.SIZE_MOST, group.id)
        for kind, _ends in group.targets:
            yield Rule(RuleName.TARGET_MOST, group.id, kind)
        for person in group.required:
            yield Rule(RuleName.REQUIRED, group.id, person=person)
        if any(group.id in one.never and group.id in one.wishes for one in problem.people):
            yield Rule(RuleName.NEVER, group.id)
    yield Rule(RuleName.MOST)
