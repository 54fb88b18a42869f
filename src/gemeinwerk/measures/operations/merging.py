"""Saving what somebody wrote while somebody else wrote too.

What each of them changed in different places is put together; where both changed the same, the
caller gets a `Conflict` to show, and `settle` takes the decision. Nothing is lost in between: the
conflict holds both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.core.conflicts import Difference, Merge, three_way
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import editing, writing
from gemeinwerk.measures.operations.refusals import ChangedMeanwhile

# Every try waits for its turn at the database, so others must write this often in between.
TRIES = 50


@dataclass(frozen=True)
class Saved:
    """It is stored; `taken_in` is what others changed meanwhile and was kept beside it."""

    measure: Measure
    taken_in: list[Difference] = field(default_factory=list)


@dataclass(frozen=True)
class Conflict:
    """Nothing is stored yet. `measure` is as it stands now, `merge.conflicts` must be decided."""

    measure: Measure
    merge: Merge


Verb = Callable[..., Measure]


def save(
    measure: Measure,
    *,
    changes: Mapping[str, Any],
    before: Mapping[str, Any],
    expected_revision: int,
    by: User,
    verb: Verb = editing.edit,
) -> Saved | Conflict:
    """`edit` (or `report_status`), merging with what others wrote since `expected_revision`.

    `before` are the plain values its writer began from, as the page carried them along.
    """
    mine = writing.plain_changes(changes)
    wanted, taken_in = mine, list[Difference]()
    for _attempt in range(TRIES):
        try:
            saved = verb(measure, changes=wanted, by=by, expected_revision=expected_revision)
        except ChangedMeanwhile as meanwhile:
            refusal = meanwhile
        else:
            return Saved(saved, taken_in)
        merge = merged(refusal.measure, mine, before)
        if not merge.is_clean:
            return Conflict(refusal.measure, merge)
        wanted, taken_in = _whole(merge.values, mine), merge.theirs_only
        expected_revision = refusal.measure.revision
    raise refusal


def settle(
    measure: Measure,
    *,
    mine: Mapping[str, Any],
    before: Mapping[str, Any],
    choose_mine: Mapping[str, bool],
    expected_revision: int,
    by: User,
    verb: Verb = editing.edit,
) -> Saved | Conflict:
    """Store what was decided, if nobody wrote since the decision was shown; else ask again."""
    present = Measure.objects.select_related("concept__municipality").get(pk=measure.pk)
    mine = writing.plain_changes(mine)
    merge = merged(present, mine, before)
    if present.revision != expected_revision:
        return Conflict(present, merge)
    wanted = _whole(merge.settled(choose_mine), mine)
    try:
        saved = verb(present, changes=wanted, by=by, expected_revision=expected_revision)
    except ChangedMeanwhile as meanwhile:
        return Conflict(meanwhile.measure, merged(meanwhile.measure, mine, before))
    return Saved(saved, merge.theirs_only)


def merged(present: Measure, mine: Mapping[str, Any], before: Mapping[str, Any]) -> Merge:
    """The three states, row by row; what was not carried along counts as unchanged by others."""
    theirs = plain_values.values_of(present, mine)
    known = {name: before.get(name, theirs[name]) for name in mine}
    own = {
        name: _recognised(rows, theirs[name]) if name in plain_values.PARTS else rows
        for name, rows in mine.items()
    }
    return three_way(plain_values.flat(known), plain_values.flat(theirs), plain_values.flat(own))


def _recognised(
    rows: list[plain_values.Row], theirs: list[plain_values.Row]
) -> list[plain_values.Row]:
    """A new row that is stored already (a page sent twice) is that row, not a second one."""
    stored = {_content(row): row for row in theirs}
    return [row if row.get("id") else stored.get(_content(row), row) for row in rows]


def _content(row: plain_values.Row) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((name, value) for name, value in row.items() if name != "id"))


def _whole(flat: Mapping[str, Any], mine: Mapping[str, Any]) -> dict[str, Any]:
    """Changes for the verb; a part of which no row is left is an empty list."""
    empty: dict[str, Any] = {name: [] for name in mine if name in plain_values.PARTS}
    return empty | plain_values.unflat(flat)
