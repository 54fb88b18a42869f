"""Every way in which people can have answered: a number for each combination of answers and for
each moment at which something was published."""

from collections.abc import Sequence
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.disclosure.layouts import EVERYBODY, Group, Layout
from gemeinwerk.engines.disclosure.releases import Counted, Question, Told

Numbers = NDArray[np.float64]
MOST_COMBINATIONS = 1_000
"""Of the answers to questions that tables connect."""
MOST_MOMENTS = 12


class Space:
    """Of questions that tables connect. What is not connected tells nothing of each other but how
    many answered, and that is known.

    A *world* is how many there are of each combination at each moment, never fewer than before.
    Its *levels* are the sizes of all groups, in the order of ``groups``, at each moment.
    """

    def __init__(self, tables: Sequence[Counted], told: Sequence[Told], minimum: int) -> None:
        self.tables, self.told, self.minimum = tables, told, minimum
        layouts = [*(one.layout for one in tables), *(one.layout for one in told)]
        values: dict[str, dict[str, None]] = {}
        for layout in layouts:
            for one in layout.dimensions:
                values.setdefault(one.name, {}).update(dict.fromkeys(one.values))
        self.dimensions = {name: tuple(values[name]) for name in sorted(values)}
        found = dict.fromkeys(group for layout in layouts for group in layout.groups)
        self.groups: list[Group] = [*found, EVERYBODY]
        self.at = {group: number for number, group in enumerate(self.groups)}

    @cached_property
    def answers(self) -> list[int]:
        """How many had answered at each moment; the last one is now."""
        return sorted({one.answers for one in self.told} | {self.tables[0].answers})

    @property
    def now(self) -> int:
        return len(self.answers) - 1

    @cached_property
    def current(self) -> dict[Group, int]:
        """What is to be told now, by group."""
        return {group: one.counts[group] for one in self.tables for group in one.layout.groups}

    @cached_property
    def known(self) -> list[dict[Group, tuple[int, int]]]:
        """At each moment what the cells that were published say of each group: its least and its
        greatest size. A group that was left out, and told in no other table, has 0 and all."""
        found: list[dict[Group, tuple[int, int]]] = [{} for _ in self.answers]
        for one in self.told:
            here = found[self.answers.index(one.answers)]
            for group in one.layout.groups:
                low, high = one.ends(group)
                least, most = here.get(group, (0, one.answers))
                here[group] = max(low, least), min(high, most)
        return found

    @cached_property
    def combinations(self) -> list[Group]:
        pairs = [[(name, value) for value in values] for name, values in self.dimensions.items()]
        return list(product(*pairs))

    @cached_property
    def members(self) -> Numbers:
        """For each group the combinations that belong to it."""
        return np.array([self.belonging(one) for one in self.groups])

    def belonging(self, group: Group) -> Numbers:
        said = set(group)
        return np.array([float(said <= set(one)) for one in self.combinations])


def spaces(question: Question) -> list[Space]:
    """The tables to be told, apart as far as nothing connects them, each with what was told of the
    same questions."""
    rooms: list[set[str]] = []
    layouts = [*(one.layout for one in question.tables), *(one.layout for one in question.told)]
    for layout in layouts:
        names = {dimension.name for dimension in layout.dimensions}
        touched = [room for room in rooms if room & names]
        rooms = [room for room in rooms if not room & names] + [names.union(*touched)]
    found = []
    for room in rooms:
        tables = [one for one in question.tables if _in(one.layout, room)]
        told = [one for one in question.told if _in(one.layout, room)]
        if tables:
            found.append(Space(tables, told, question.rules.minimum))
    return found


def _in(layout: Layout, room: set[str]) -> bool:
    return layout.dimensions[0].name in room
