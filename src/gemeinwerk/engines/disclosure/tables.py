"""A table of counts with all its margins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

Place = tuple[str | None, ...]
"""A category of each dimension; None stands for all of them together."""
MOST_CELLS = 400
"""With margins: a table somebody can read, and the programme solves."""


@dataclass(frozen=True)
class Table:
    """One to three dimensions, each with its categories; ``counts`` of the cells within, nought
    where none is given. Raises ValueError for what is no such table."""

    dimensions: tuple[tuple[str, ...], ...]
    counts: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 1 <= len(self.dimensions) <= 3:
            raise ValueError("one to three dimensions")
        if any(not one or len(set(one)) != len(one) for one in self.dimensions):
            raise ValueError("each category of a dimension once")
        cells = set(product(*self.dimensions))
        if not set(self.counts) <= cells or any(n < 0 for n in self.counts.values()):
            raise ValueError("counts of its own cells, none below nought")
        if len(self.places) > MOST_CELLS:
            raise ValueError("too many cells")

    @property
    def inner(self) -> Sequence[tuple[str, ...]]:
        return list(product(*self.dimensions))

    @property
    def places(self) -> Sequence[Place]:
        """All cells, those within and the margins, the whole last."""
        return list(product(*((*one, None) for one in self.dimensions)))

    @property
    def whole(self) -> Place:
        return (None,) * len(self.dimensions)

    def count(self, place: Place) -> int:
        return sum(self.counts.get(one, 0) for one in self.within(place))

    def within(self, place: Place) -> Sequence[tuple[str, ...]]:
        """The cells a place is the sum of; of a cell within, itself."""
        chosen = (
            categories if one is None else (one,)
            for one, categories in zip(place, self.dimensions, strict=True)
        )
        return list(product(*chosen))


@dataclass(frozen=True)
class Beside:
    """A table that was published before, as far as it was. ``axes``: which dimension of the new
    table each of its own is, None where the new one has it not. ``same_people``: whoever is counted
    in one is counted in the other."""

    table: Table
    published: Mapping[Place, int | None]
    axes: tuple[int | None, ...]
    same_people: bool = True

    @property
    def hidden(self) -> list[Place]:
        return [place for place, count in self.published.items() if count is None]

    @property
    def shares_a_dimension(self) -> bool:
        return any(one is not None for one in self.axes)

    def groups_of(self, table: Table) -> Iterator[tuple[Place, Place]]:
        """The places of both that are the same group, that of the new table first."""
        for place in self.table.places:
            here: list[str | None] = [None] * len(table.dimensions)
            for axis, category in zip(self.axes, place, strict=True):
                if category is None:
                    continue
                if axis is None or category not in table.dimensions[axis]:
                    break
                here[axis] = category
            else:
                yield tuple(here), place
