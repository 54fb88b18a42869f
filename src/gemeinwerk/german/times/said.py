"""What a part of a time cell says. See `clauses`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gemeinwerk.german.times.items import Kind
from gemeinwerk.german.times.partials import Span


class Column(StrEnum):
    """Where a cell stands: a column of beginnings, of ends, or of whole periods."""

    PERIOD = "timeframe"
    START = "start"
    END = "end"


class Says(StrEnum):
    """What days a clause gives. A point's last day counts only where no end is said to be open."""

    POINT = "point"
    STRETCH = "stretch"
    START = "start"
    END = "end"


@dataclass
class Clause:
    """``span``: its first point. ``bound``: the leader that made it. ``named``: "Beginn", "Ende".
    ``open``: it says that no end is set. ``places``: the items it was made of, in order."""

    says: Says
    start: date | None
    end: date | None
    places: list[int]
    span: Span
    bound: Kind | None = None
    named: bool = False
    open: bool = False
