"""Who sits where on a day: the seats of bodies with all who ever had them, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from gemeinwerk.actors.models import ActorGroup, Seat, SeatFunction
from gemeinwerk.actors.models.seats import former
from gemeinwerk.core import alphabet

DAY = timedelta(days=1)
_FUNCTIONS = {name: place for place, name in enumerate(SeatFunction.values)}
_SITTING = ("pk", "person", "deputises", "since", "until", "paper")
_GROUP = ("pk", "name", "name_en", "phrase", "phrase_en", "kind", "position")


@dataclass(frozen=True)
class Sitting:
    """Somebody on a seat, or standing in there, for a span of days. Without a person: erased."""

    pk: int
    person: int | None
    name: str
    deputises: bool
    since: date | None
    until: date | None
    paper: str

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until >= day
        )

    @property
    def begins(self) -> date:
        return self.since or date.min


@dataclass(frozen=True)
class Place:
    """A seat with all its sittings, in the order of time."""

    pk: int
    body: int
    body_name: str
    wants_deputies: bool
    function: str
    remark: str
    since: date | None
    until: date | None
    organisation: str
    group: ActorGroup | None
    sittings: list[Sitting] = field(default_factory=list)

    def there(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until >= day
        )

    def holder(self, day: date) -> Sitting | None:
        return self._on(day, deputises=False)

    def deputy(self, day: date) -> Sitting | None:
        return self._on(day, deputises=True)

    def coming(self, day: date, *, deputises: bool = False) -> Sitting | None:
        """Whoever is to sit here next, where that is known."""
        later = (one for one in self.sittings if one.deputises is deputises and one.begins > day)
        return next(later, None)

    def vacant_since(self, day: date) -> date | None:
        """Since when nobody has it; None where that is not known."""
        ended = [
            one.until
            for one in self.sittings
            if not one.deputises and one.until and one.until < day
        ]
        return max(ended) + DAY if ended else self.since

    @property
    def function_label(self) -> str:
        return str(SeatFunction(self.function).label)

    @property
    def counts(self) -> bool:
        """Guests are no part of what a body is made up of."""
        return self.function != SeatFunction.GUEST

    def _on(self, day: date, *, deputises: bool) -> Sitting | None:
        there = (one for one in self.sittings if one.deputises is deputises and one.covers(day))
        return next(there, None)


def places(*where: Q, **more: object) -> list[Place]:
    """Seats that fit, each with its sittings; as lists show them: the chair first."""
    rows = (
        Seat.objects.filter(*where, **more)
        .order_by("pk", F("occupancies__since").asc(nulls_first=True), "occupancies__pk")
        .values(
            "pk", "body", "body__name", "body__wants_deputies", "function", "remark",
            "since", "until",
            "organisation__name", "organisation__abbreviation",
            *(f"group__{name}" for name in _GROUP),
            "occupancies__pk", "occupancies__person", "occupancies__person__name",
            "occupancies__deputises", "occupancies__since", "occupancies__until",
            "occupancies__paper",
        )
    )  # fmt: skip
    found: dict[int, Place] = {}
    for row in rows:
        place = found.setdefault(row["pk"], _place(row))
        if row["occupancies__pk"]:
            place.sittings.append(_sitting(row))
    return list(found.values())


def in_order(found: Iterable[Place], day: date) -> list[Place]:
    """By function and by the name of whoever sits there; vacant seats follow."""

    def line(place: Place) -> tuple[int, bool, str, int]:
        holder = place.holder(day)
        name = alphabet.key(holder.name) if holder else ""
        return _FUNCTIONS[place.function], holder is None, name, place.pk

    return sorted(found, key=line)


def _place(row: dict[str, Any]) -> Place:
    return Place(
        pk=row["pk"],
        body=row["body"],
        body_name=row["body__name"],
        wants_deputies=row["body__wants_deputies"],
        function=row["function"],
        remark=row["remark"],
        since=row["since"],
        until=row["until"],
        organisation=row["organisation__abbreviation"] or row["organisation__name"] or "",
        group=group_of(row, "group__"),
    )


def group_of(row: dict[str, Any], prefix: str) -> ActorGroup | None:
    """A group out of a row of values."""
    if row[f"{prefix}pk"] is None:
        return None
    return ActorGroup(**{name: row[f"{prefix}{name}"] for name in _GROUP})


def _sitting(row: dict[str, Any]) -> Sitting:
    named = {name: row[f"occupancies__{name}"] for name in _SITTING}
    name = row["occupancies__person__name"] or former()
    return Sitting(name=name, **named)
