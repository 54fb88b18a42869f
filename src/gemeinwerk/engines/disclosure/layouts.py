"""Groups of people by what they said, and the tables that count them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

Group = tuple[tuple[str, str], ...]
"""Pairs of a dimension and a value, in the order of the dimensions' names: whoever said all of
this. The same group has the same name in every table; () is everybody."""
EVERYBODY: Group = ()


@dataclass(frozen=True)
class Dimension:
    """What was asked, and what could be answered; no answer is an answer like others."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """A table of one to three dimensions with all its margins."""

    name: str
    dimensions: tuple[Dimension, ...]

    @cached_property
    def groups(self) -> Sequence[Group]:
        """All it counts, margins behind what they sum up; not everybody, whose number is known."""
        chosen = ([(one.name, value) for value in one.values] for one in self.dimensions)
        every = product(*((*one, None) for one in chosen))
        return [named(pairs) for pairs in every if any(pairs)]

    @cached_property
    def inner(self) -> Sequence[Group]:
        """The cells within, of which the margins are sums."""
        return [one for one in self.groups if len(one) == len(self.dimensions)]

    def without(self, dimension: Dimension) -> "Layout":
        """The coarser table, in which this dimension is not told."""
        return Layout(self.name, tuple(one for one in self.dimensions if one != dimension))

    def sums(self) -> Iterator[tuple[Group, Sequence[Group]]]:
        """Every margin with the groups it is the sum of, for each dimension that is left out."""
        for group in (*self.groups, EVERYBODY):
            said = dict(group)
            for one in self.dimensions:
                if one.name not in said:
                    yield group, [named((*group, (one.name, value))) for value in one.values]


def named(pairs: Sequence[tuple[str, str] | None]) -> Group:
    """The group of those who said this."""
    return tuple(sorted(pair for pair in pairs if pair))


def wider(group: Group) -> Iterator[Group]:
    """The groups that have said all of it but one thing."""
    for at in range(len(group)):
        yield (*group[:at], *group[at + 1 :])


def within(inner: Group, group: Group) -> bool:
    """Whether whoever is in the one is in the other."""
    return set(group) <= set(inner)
