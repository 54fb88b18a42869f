"""A table of counts with all its margins."""

from collections.abc import Mapping, Sequence
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
