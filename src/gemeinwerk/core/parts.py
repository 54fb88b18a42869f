"""What areas above tell on the page of a row below them, asked along with the row: no query more.

PARTS = Parts()                                             # the area with the page
PARTS.register(Part("dots", "dots/of_meeting.html", _rows, right="meeting.read"))   # one above
found = rows.annotate(**PARTS.asked())
PARTS.told(vars(row), may)                                  # what its page shows
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.core.listed import Listed

_PREFIX = "part_"


@dataclass(frozen=True)
class Part:
    """`rows()`: rows of the area whose page it is is `OuterRef("pk")`, each with its plain values
    as `told` (`core.listed.row`), in order; `template` gets them as `rows`, with what the page
    itself has. A part of which there is no row is not shown, unless it is `always` there."""

    key: str
    template: str
    rows: Callable[[], "QuerySet[Any, Any]"]
    right: str = ""
    always: bool = False


@dataclass(frozen=True)
class Told:
    """A part with what it tells of one row."""

    template: str
    rows: list[dict[str, Any]] = field(default_factory=list)


class Parts:
    """Those of one page."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def register(self, part: Part) -> None:
        """A second one under the same key takes the place of the first."""
        self._parts[part.key] = part

    def asked(self) -> dict[str, Listed]:
        """What the query for the row asks along, by the names of its columns."""
        return {f"{_PREFIX}{key}": Listed(part.rows()) for key, part in self._parts.items()}

    def told(self, found: Mapping[str, Any], may: Callable[[str], bool]) -> Iterator[Told]:
        """The parts to be shown to whoever holds the rights, from the values of those columns."""
        for key, part in self._parts.items():
            rows = found.get(f"{_PREFIX}{key}") or []
            if (not part.right or may(part.right)) and (rows or part.always):
                yield Told(part.template, rows)
