"""What hangs on a measure: everything that waits for it, directly or through others."""

from collections.abc import Iterable
from dataclasses import dataclass

from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.monitoring.steering.chains import everything_behind
from gemeinwerk.monitoring.steering.models import Dependency


@dataclass(frozen=True)
class Hanging:
    """A measure that waits, `depth` steps away; for what of the one before, and why."""

    measure: Measure
    depth: int
    milestone: Milestone | None
    why: str


def what_hangs(dependencies: Iterable[Dependency]) -> "dict[int, list[Hanging]]":
    """By the key of each measure something waits for, in the order a reader follows: no query."""
    rows = list(dependencies)
    followers: dict[int, list[int]] = {}
    by_edge: dict[int, dict[int, Dependency]] = {}
    for row in rows:
        followers.setdefault(row.on_id, []).append(row.measure_id)
        by_edge.setdefault(row.measure_id, {})[row.on_id] = row
    return {key: _behind(key, followers, by_edge) for key in followers}


def _behind(
    start: int, followers: dict[int, list[int]], by_edge: dict[int, dict[int, Dependency]]
) -> list[Hanging]:
    found = everything_behind(followers, start)
    near = {start: 0, **dict(found)}
    hanging = []
    for key, depth in found:
        row = next(one for on, one in by_edge[key].items() if near.get(on) == depth - 1)
        hanging.append(Hanging(row.measure, depth, row.milestone, row.why))
    return hanging
