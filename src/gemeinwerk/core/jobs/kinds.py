"""Kinds of background work; an area registers its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from gemeinwerk.core.jobs.asking import Asked
from gemeinwerk.core.jobs.rows import Job


@dataclass(frozen=True)
class Kind:
    """One kind of work on the rows of one model.

    `waiting(now)`: which rows are to be done. `town`: the lookup from a row to its town.
    `asked(row)`: in whose name it is done and by which right, None for nobody's: the right is
    asked for anew before the work begins. `refused(row, sentence)`: what becomes of a row whose
    person lost it; without it the row fails.
    `do(row)`: the work; it changes the row so that it no longer waits. `failed(row, sentence)`:
    ends a row that could not be done, and must leave it no longer waiting. `died(row)`: what
    becomes of a row whose worker died; without it the row is begun anew, until `most_tries`.
    `longest`: for how long a lease is lengthened beside the work; work that takes longer hangs, and
    its row is left as by a worker that died.
    """

    key: str
    model: type[Job]
    waiting: Callable[[datetime], Q]
    town: str
    asked: Callable[[Any], Asked | None]
    do: Callable[[Any], object]
    failed: Callable[[Any, str], None]
    refused: Callable[[Any, str], None] | None = None
    died: Callable[[Any], None] | None = None
    lease: timedelta = timedelta(minutes=2)
    longest: timedelta = timedelta(hours=1)
    most_tries: int = 3
    order: tuple[str, ...] = ("pk",)
    related: tuple[str, ...] = ()

    def rows(self, now: datetime) -> "QuerySet[Any]":
        """Rows that wait or are in hand."""
        return self.model._default_manager.filter(self.waiting(now))

    def due(self, now: datetime) -> "QuerySet[Any]":
        """Rows nobody has in hand."""
        return self.rows(now).filter(leased_until__isnull=True, tries__lt=self.most_tries)


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _kinds.update({kind.key: kind for kind in kinds})


def registered() -> tuple[Kind, ...]:
    """In the order they were registered."""
    return tuple(_kinds.values())
