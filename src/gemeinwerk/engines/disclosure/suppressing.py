"""Which counts stay untold: those that are small, and the fewest that hide them."""

from collections.abc import Mapping
from dataclasses import dataclass

from gemeinwerk.engines.disclosure.auditing import Audit
from gemeinwerk.engines.disclosure.demands import (
    Demand,
    demands,
    newcomers_the_same,
    now_the_same,
    told,
)
from gemeinwerk.engines.disclosure.fewest import Fewest, Unfinished
from gemeinwerk.engines.disclosure.layouts import Group
from gemeinwerk.engines.disclosure.releases import Why
from gemeinwerk.engines.disclosure.space import Space

MOST_ROUNDS = 200
"""Of choosing and asking what it lacks; after them a choice that does is taken without proof."""

_LOOSE = 4


@dataclass(frozen=True)
class Suppressed:
    """``bound``: fewer left out are proven not to do. ``narrow_before``: what had fewer possible
    values than wanted before anything was told now."""

    why: Mapping[Group, Why]
    bound: int
    narrow_before: int

    @property
    def proven(self) -> bool:
        return self.bound == len(self.why)


class NothingHides(Exception):
    """Something small can be worked out, whatever is left out."""


def suppress(space: Space) -> Suppressed:
    """Raises `NothingHides`, and `Contradiction` for what cannot be true."""
    must = _untold(space)
    the_same = [Demand(one.others, space.minimum) for one, _part in newcomers_the_same(space)]
    audit = Audit(space, [*demands(space), *the_same])
    never = {group for group in space.current if told(space, space.now, group) is not None}
    if set(must) & never:
        raise NothingHides
    choosing = Fewest(space, must, never)
    hidden, bound = _chosen(audit, choosing)
    if hidden is None:
        hidden = _without_proof(audit, set(must), never)
    why = {group: must.get(group, Why.COMPLEMENTARY) for group in space.current if group in hidden}
    return Suppressed(why, bound, audit.narrow_before)


def _untold(space: Space) -> dict[Group, Why]:
    """What is never told, whatever else is."""
    found = {part: Why.CHANGE for _same, part in newcomers_the_same(space)}
    for moment in range(space.now):
        for group, count in space.current.items():
            before = told(space, moment, group)
            if before is not None and 0 < count - before < space.minimum:
                found[group] = Why.CHANGE
    found |= {part: Why.SAME for part, _group in now_the_same(space)}
    found |= {g: Why.SMALL for g, count in space.current.items() if 0 < count < space.minimum}
    return found


def _chosen(audit: Audit, choosing: Fewest) -> tuple[frozenset[Group] | None, int]:
    """Soon a choice that does, then the fewest: most rounds are of choices that need not be the
    best, since they only ask what is lacking."""
    bound, gap = 0, _LOOSE
    for _round in range(MOST_ROUNDS):
        try:
            choice = choosing.choose(gap)
        except Unfinished:
            break
        if choice is None:
            raise NothingHides
        bound = max(bound, choice.bound)
        lacking = audit.lacking(choice.hidden)
        choosing.add(lacking)
        if not lacking and (bound == len(choice.hidden) or not gap):
            return choice.hidden, bound
        if not lacking:
            gap = 0
    return None, bound


def _without_proof(audit: Audit, must: set[Group], never: set[Group]) -> frozenset[Group]:
    """All is left out, then told again group by group, as long as that does no harm."""
    current = audit.space.current
    hidden = set(current) - never
    if audit.lacking(hidden):
        raise NothingHides
    for group in sorted(hidden - must, key=lambda one: (-current[one], one)):
        if not audit.lacking(hidden - {group}):
            hidden.discard(group)
    return frozenset(hidden)
