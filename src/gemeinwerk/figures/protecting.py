"""What of a table may be told, worked out in a process of its own: the solver is large, and the
server has no need of it otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.core import aside
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.quoting import quoted
from gemeinwerk.engines.disclosure.tables import Beside, Table
from gemeinwerk.figures.errors import ToldBefore
from gemeinwerk.figures.models import Breakdown
from gemeinwerk.figures.pasted import Pasted
from gemeinwerk.german import fold

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
    """``cells``: none where nothing may be told. ``told_before``: nothing, because of what was
    published before."""

    cells: list[Told] = field(default_factory=list)
    told_before: bool = False

    def plain(self) -> list[list[object]]:
        """As `Breakdown.published` keeps it."""
        return [
            [*(one or None for one in cell.place), None if cell.count < 0 else cell.count]
            for cell in self.cells
        ]


@dataclass
class Earlier:
    """A breakdown that was published, as plain values. ``axes``: which dimension of the new table
    each of its own is, -1 where the new one has it not."""

    dimensions: list[list[str]]
    counts: list[list[str]]
    published: list[list[str]]
    axes: list[int]
    same_people: bool

    @property
    def beside(self) -> Beside:
        return Beside(
            _table(self.dimensions, self.counts),
            {
                tuple(one or None for one in place): int(count) if count else None
                for *place, count in self.published
            },
            tuple(None if axis < 0 else axis for axis in self.axes),
            self.same_people,
        )


def protected(table: Pasted, *, across: str, beside: Sequence[Breakdown] = ()) -> Protected:
    """``beside``: `queries.told_beside`. Raises `NotProtected`, `ToldBefore`."""
    dimensions = [list(table.rows), *([list(table.columns)] if table.columns else [])]
    counts = [[*place, str(count)] for place, count in table.counts.items()]
    names = [fold(one["name"]) for one in table.dimensions(across)]
    found = aside.run(
        partial(protect, dimensions, counts, [_earlier(one, table, names) for one in beside]),
        answer=Protected,
        refused=NotProtected,
        bounds=_BOUNDS,
    )
    if found.told_before:
        raise ToldBefore(
            _(
                "Zusammen mit dem, was schon veröffentlicht ist ({others}), ließe sich errechnen, "
                "wie wenige in einer Gruppe sind. Bitte fassen Sie Gruppen zusammen, bis keine "
                "kleine mehr übrig ist, oder lassen Sie eine der beiden Gliederungen weg."
            ).format(others=named(beside))
        )
    return found


def named(beside: Sequence[Breakdown]) -> str:
    """„Nach Stadtteil“, 31.12.2025; „Nach Geschlecht“, 31.12.2025"""
    removed = _("gelöscht")
    return "; ".join(
        f"{quoted(one.title)}, {date_format(one.day, 'SHORT_DATE_FORMAT')}"
        + (f", {removed}" if one.removed_at else "")
        for one in beside
    )


def _earlier(one: Breakdown, table: Pasted, names: list[str]) -> Earlier:
    own = [fold(dimension["name"]) for dimension in one.dimensions]
    return Earlier(
        [list(dimension["categories"]) for dimension in one.dimensions],
        [[str(cell) for cell in row] for row in one.counts],
        [["" if cell is None else str(cell) for cell in row] for row in one.published],
        [names.index(name) if name in names else -1 for name in own],
        one.total == sum(table.counts.values()),
    )


def _table(dimensions: list[list[str]], counts: list[list[str]]) -> Table:
    return Table(
        tuple(tuple(one) for one in dimensions),
        {tuple(place): int(count) for *place, count in counts},
    )


def protect(
    dimensions: list[list[str]],
    counts: list[list[str]],
    earlier: Sequence[Earlier] = (),
    *,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> Protected:
    from gemeinwerk.engines.disclosure import protecting  # large: not in the server

    table = _table(dimensions, counts)
    try:
        safe = protecting.protect(table, beside=[one.beside for one in earlier])
    except protecting.Refused:
        return Protected(told_before=bool(earlier) and _alone(table))
    return Protected(
        [
            Told([one or "" for one in place], -1 if count is None else count)
            for place, count in safe.published.items()
        ]
    )


def _alone(table: Table) -> bool:
    """Whether it could be published if nothing had been before."""
    from gemeinwerk.engines.disclosure import protecting

    try:
        protecting.protect(table)
    except protecting.Refused:
        return False
    return True
