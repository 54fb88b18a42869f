"""When somebody can, from all that was said about it. No database.

What was answered to an invitation counts first; a poll goes before it where both speak of a day,
what the office entered before a poll. A calendar only adds days on which somebody is away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gemeinwerk.scheduling.models.times import Source

ORDER = (Source.CALENDAR, Source.POLL, Source.OFFICE)


@dataclass(frozen=True)
class Said:
    """One thing said of somebody: days in each of three ways, weekdays on which they never can."""

    source: str
    away: frozenset[date] = frozenset()
    rather_not: frozenset[date] = frozenset()
    can: frozenset[date] = frozenset()
    weekdays: frozenset[int] = frozenset()


def together(
    days: Sequence[date],
    away: Iterable[date],
    rather_not: Iterable[date],
    said: Iterable[Said],
    *,
    blocks: bool = False,
) -> tuple[frozenset[date], frozenset[date]]:
    """Of these days those on which somebody cannot come, and would rather not. away, rather_not:
    as they answered themselves; blocks: rather not is as good as no."""
    gone, reluctant = set(away), set(rather_not)
    for one in sorted(said, key=lambda one: ORDER.index(Source(one.source))):
        gone -= one.can
        reluctant -= one.can
        gone -= one.rather_not
        reluctant |= one.rather_not
        gone |= one.away
        gone |= {day for day in days if day.weekday() in one.weekdays and day not in one.can}
    asked = set(days)
    if blocks:
        return frozenset((gone | reluctant) & asked), frozenset()
    return frozenset(gone & asked), frozenset((reluctant - gone) & asked)
