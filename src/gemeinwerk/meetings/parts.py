"""What areas above tell on a meeting's page, asked along with the meeting itself: no query more.

In an area's `meeting_parts.py`, which is found by its name:

    register(Part("dots", "dots/of_meeting.html", _rows))

`rows()` are rows of the area whose meeting is `OuterRef("pk")`, each with its plain values as
`told` (`core.listed.row`), in order; a part of which there is no row is not shown, unless it is
`always` there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.core.listed import Listed


@dataclass(frozen=True)
class Part:
    """`template` gets the rows as `rows` and the page's `meeting`, `may_edit` (while it is to come)
    and `may_prepare` (whenever)."""

    key: str
    template: str
    rows: Callable[[], "QuerySet[Any, Any]"]
    right: str = "meeting.read"
    always: bool = False


@dataclass(frozen=True)
class Told:
    """A part with what it tells of one meeting."""

    template: str
    rows: list[dict[str, Any]] = field(default_factory=list)


_parts: dict[str, Part] = {}
PREFIX = "part_"


def register(part: Part) -> None:
    """A second one under the same key takes the place of the first."""
    _parts[part.key] = part


def asked() -> dict[str, Listed]:
    """What the query for a meeting asks along, by the names of its columns."""
    return {f"{PREFIX}{key}": Listed(part.rows()) for key, part in _parts.items()}


def told(meeting: Any, may: Callable[[str], bool]) -> Iterator[Told]:
    """The parts to be shown to whoever holds the rights, of a meeting that was asked for so."""
    for key, part in _parts.items():
        rows = getattr(meeting, f"{PREFIX}{key}", None) or []
        if may(part.right) and (rows or part.always):
            yield Told(part.template, rows)
