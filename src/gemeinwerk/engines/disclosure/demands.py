"""What must stay unsure: every count that is left out, its change between any two releases, and
that all of a group said the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Group, wider
from gemeinwerk.engines.disclosure.polytope import Terms
from gemeinwerk.engines.disclosure.space import Space


@dataclass(frozen=True)
class Demand:
    """A sum that must have so many possible ``values``. ``of``: only where this group is left out
    now; None: whatever is left out now."""

    terms: Terms
    values: int
    of: Group | None = None


@dataclass(frozen=True)
class Same:
    """That of those who joined a ``group`` between two moments some are not in a ``part`` of it, or
    that nobody joined it. ``since``: -1 for all who ever did."""

    part: int
    group: int
    since: int
    until: int

    @property
    def others(self) -> Terms:
        return _change(1, self.group, self.since, self.until) + _change(
            -1, self.part, self.since, self.until
        )

    @property
    def joined(self) -> Terms:
        return _change(1, self.group, self.since, self.until)


def demands(space: Space) -> list[Demand]:
    return [*_levels(space), *_changes(space), *_of_all_the_same(space)]


def _levels(space: Space) -> Iterator[Demand]:
    for group in space.current:
        yield Demand(((1, space.now, space.at[group]),), space.minimum, group)
    for moment in range(len(space.answers)):
        for group in unsure(space, moment):
            yield Demand(((1, moment, space.at[group]),), space.minimum)


def _changes(space: Space) -> Iterator[Demand]:
    """Of what is left out at both moments: where one is told, the other is as unsure as the
    change."""
    for until in range(1, len(space.answers)):
        kept = set(unsure(space, until))
        for since in range(until):
            for group in unsure(space, since):
                terms = _change(1, space.at[group], since, until)
                if group in kept:
                    yield Demand(terms, space.minimum)
                elif until == space.now and group in space.current:
                    yield Demand(terms, space.minimum, group)


def _of_all_the_same(space: Space) -> Iterator[Demand]:
    for part, group in now_the_same(space):
        others = Same(space.at[part], space.at[group], -1, space.now).others
        yield Demand(others, space.minimum)


def now_the_same(space: Space) -> Iterator[tuple[Group, Group]]:
    """Groups of whom all said the same, behind what they said."""
    for part, count in space.current.items():
        for group in wider(part):
            if count and count == space.current.get(group, space.answers[-1]):
                yield part, group


def newcomers_the_same(space: Space) -> Iterator[tuple[Same, Group]]:
    """The same of those who joined since a release that told both counts."""
    for since in range(space.now):
        for part, count in space.current.items():
            before = told(space, since, part)
            if before is None or count == before:
                continue
            for group in wider(part):
                all_before = told(space, since, group)
                now = space.current.get(group, space.answers[-1])
                if all_before is not None and now - all_before == count - before:
                    yield Same(space.at[part], space.at[group], since, space.now), part


def whoever_may_be_the_same(space: Space) -> list[Same]:
    """All groups, moments and stretches between two moments of which it could be worked out."""
    found = []
    for group in space.groups:
        for larger in wider(group):
            if larger in space.at:
                pair = space.at[group], space.at[larger]
                there = [m for m in range(len(space.answers)) if _is_there(space, m, group)]
                found += [Same(*pair, since, until) for until in there
                          for since in (-1, *there) if since < until]  # fmt: skip
    return found


def told(space: Space, moment: int, group: Group) -> int | None:
    """What the cells of a moment say of a group, None where that is not one number."""
    if group == EVERYBODY:
        return space.answers[moment]
    low, high = space.known[moment].get(group, (0, -1))
    return low if low == high else None


def unsure(space: Space, moment: int) -> Iterator[Group]:
    """Groups of tables that were published at a moment without saying just how large they are."""
    return (group for group, (low, high) in space.known[moment].items() if low < high)


def _is_there(space: Space, moment: int, group: Group) -> bool:
    return group in space.known[moment] or (moment == space.now and group in space.current)


def _change(factor: int, group: int, since: int, until: int) -> Terms:
    begun: Terms = () if since < 0 else ((-factor, since, group),)
    return ((factor, until, group), *begun)
