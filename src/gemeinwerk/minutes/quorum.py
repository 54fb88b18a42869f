"""How many were there when, and from when to when a body could decide. Plain values, no clock.

stretches([(came, left), …])        # how many voted at which time
decisive(stretches, quorum=8)       # [(from, to)], in which there were enough
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

Times = tuple[datetime, datetime | None]
"""Came and left; None: still there."""


@dataclass(frozen=True)
class Stretch:
    """So many were there from one moment to another; None: until now."""

    begin: datetime
    end: datetime | None
    there: int


def stretches(presences: Iterable[Times]) -> list[Stretch]:
    """In order and without a gap, from the first who came on."""
    steps: dict[datetime, int] = {}
    for came, left in presences:
        steps[came] = steps.get(came, 0) + 1
        if left is not None:
            steps[left] = steps.get(left, 0) - 1
    found: list[Stretch] = []
    there = 0
    moments = [moment for moment, step in sorted(steps.items()) if step]
    for place, moment in enumerate(moments):
        there += steps[moment]
        end = moments[place + 1] if place + 1 < len(moments) else None
        found.append(Stretch(moment, end, there))
    if found and found[-1].end is None and not found[-1].there:
        found.pop()
    return found


def decisive(found: Iterable[Stretch], quorum: int) -> list[Times]:
    """From when to when there were enough, joined where one follows the other."""
    told: list[Times] = []
    for one in found:
        if one.there < quorum:
            continue
        if told and told[-1][1] == one.begin:
            told[-1] = (told[-1][0], one.end)
        else:
            told.append((one.begin, one.end))
    return told
