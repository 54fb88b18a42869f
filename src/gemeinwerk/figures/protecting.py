"""What of a table may be told, worked out in a process of its own: the solver is large, and the
server has no need of it otherwise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from gemeinwerk.core import aside
from gemeinwerk.core.errors import DomainError
from gemeinwerk.engines.disclosure.tables import Table
from gemeinwerk.figures.pasted import Pasted

_BOUNDS = aside.Bounds(60, 3_000)


class NotProtected(DomainError):
    """The work took too long, or too much room."""


@dataclass
class Told:
    """A cell with its place, "" for a margin, and its count, -1 where that is not told."""

    place: list[str]
    count: int


@dataclass
class Protected:
    """``cells``: none where nothing may be told."""

    cells: list[Told] = field(default_factory=list)

    def plain(self) -> list[list[object]]:
        """As `Breakdown.published` keeps it."""
        return [
            [*(one or None for one in cell.place), None if cell.count < 0 else cell.count]
            for cell in self.cells
        ]


def protected(table: Pasted) -> Protected:
    """Raises `NotProtected`."""
    dimensions = [list(table.rows), *([list(table.columns)] if table.columns else [])]
    counts = [[*place, str(count)] for place, count in table.counts.items()]
    return aside.run(
        partial(protect, dimensions, counts),
        answer=Protected,
        refused=NotProtected,
        bounds=_BOUNDS,
    )


def protect(
    dimensions: list[list[str]],
    counts: list[list[str]],
    *,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> Protected:
    from gemeinwerk.engines.disclosure import protecting  # large: not in the server

    table = Table(
        tuple(tuple(one) for one in dimensions),
        {tuple(place): int(count) for *place, count in counts},
    )
    try:
        safe = protecting.protect(table)
    except protecting.Refused:
        return Protected()
    return Protected(
        [
            Told([one or "" for one in place], -1 if count is None else count)
            for place, count in safe.published.items()
        ]
    )
