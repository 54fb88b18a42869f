"""Two people changed one thing: what each of them changed, and what must be decided.

Everything is a flat mapping from a name to a plain value. A name that one side does not have (a
row that was added or removed) counts as the value `ABSENT` there.

    merge = three_way(before, theirs, mine)
    merge.values      # everything that needs no decision, from both sides
    merge.conflicts   # names both changed, each differently: nothing is lost, somebody chooses
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

from django.db import models

from gemeinwerk.core.errors import DomainError


class Absent:
    """The value of a name that a side does not have."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent()


@dataclass(frozen=True)
class Difference:
    """One name and its three values."""

    name: str
    before: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merge:
    """What three-way merging gives; `values` leaves the conflicts out."""

    values: dict[str, Any] = field(default_factory=dict)
    conflicts: list[Difference] = field(default_factory=list)
    theirs_only: list[Difference] = field(default_factory=list)
    mine_only: list[Difference] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not self.conflicts

    def settled(self, choose_mine: Mapping[str, bool]) -> dict[str, Any]:
        """All values once every conflict has been decided; not chosen means theirs."""
        values = dict(self.values)
        for difference in self.conflicts:
            chosen = difference.mine if choose_mine.get(difference.name) else difference.theirs
            if chosen is not ABSENT:
                values[difference.name] = chosen
        return values


def three_way(
    before: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> Merge:
    """Merge two changed states of `before`, name by name, in the order they first appear."""
    merge = Merge()
    for name in dict.fromkeys([*before, *theirs, *mine]):
        one = Difference(
            name, before.get(name, ABSENT), theirs.get(name, ABSENT), mine.get(name, ABSENT)
        )
        if one.theirs == one.mine:
            chosen = one.mine
        elif one.mine == one.before:
            merge.theirs_only.append(one)
            chosen = one.theirs
        elif one.theirs == one.before:
            merge.mine_only.append(one)
            chosen = one.mine
        else:
            merge.conflicts.append(one)
            continue
        if chosen is not ABSENT:
            merge.values[name] = chosen
    return merge


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The names whose values differ, in the order they first appear."""
    names = dict.fromkeys([*before, *after])
    return [name for name in names if before.get(name, ABSENT) != after.get(name, ABSENT)]


# --- a row that two people write ------------------------------------------------------------------


class Overtaken(DomainError):
    """Somebody else wrote the same first; `who` gives the name for each of `differences`."""

    def __init__(self, message: str, differences: list[Difference], who: Mapping[str, str]) -> None:
        super().__init__(message)
        self.differences = differences
        self.who = who


def plain(value: Any) -> Any:
    """A value as JSON knows it: days and hours as ISO 8601, rows by key, one sign a line's end."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, date | time):
        return value.isoformat()
    return value.pk if isinstance(value, models.Model) else value


def overtaken(
    target: models.Model, values: Mapping[str, Any], seen: Mapping[str, Any]
) -> list[Difference]:
    """What neither stands on `target` as it was seen, nor as it is wanted."""
    found = [
        Difference(name, seen[name], plain(getattr(target, name)), plain(value))
        for name, value in values.items()
        if name in seen
    ]
    return [one for one in found if one.theirs not in (one.before, one.mine)]
