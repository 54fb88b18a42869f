"""What could come onto a meeting's agenda: areas offer it, and one click takes it up.

    register(Source("steering", _("Wartet auf dieses Gremium"), offer))

stands in an area's `agenda_sources.py`, which is found by its name. `offer(meeting)` says what
there is for a meeting. What stands on its agenda, or on that of another one of its body that
is to come, is offered no more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from gemeinwerk.meetings.models import COMING, AgendaItem, ItemKind, Meeting
from gemeinwerk.meetings.models.agenda import LONGEST_TITLE


@dataclass(frozen=True)
class Proposal:
    """An item as it would stand there. `source`: names what it came from, the same each time;
    `told`: why it is offered."""

    source: str
    title: str
    kind: str = ItemKind.REPORTED
    text: str = ""
    speaker: str = ""
    minutes: int | None = None
    internal: bool = False
    told: str = ""
    url: str = ""

    @property
    def details(self) -> dict[str, Any]:
        """Of the item."""
        names = ("source", "kind", "text", "speaker", "minutes", "internal")
        return {name: getattr(self, name) for name in names} | {"title": _fitting(self.title)}


Offer = Callable[[Meeting], Iterable[Proposal]]


@dataclass(frozen=True)
class Source:
    """`heading`: above what it offers."""

    key: str
    heading: Any
    offer: Offer


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """A second one under the same key takes the place of the first."""
    _sources[source.key] = source


def offered(meeting: Meeting) -> list[tuple[Source, list[Proposal]]]:
    """By source; those that have nothing are left out. One query, and those of the sources."""
    there = _on_an_agenda(meeting)
    found = []
    for source in _sources.values():
        rows = [one for one in source.offer(meeting) if one.source not in there]
        if rows:
            found.append((source, rows))
    return found


def find(meeting: Meeting, source: str) -> Proposal | None:
    """What is offered under a key; None: no more."""
    every = (one for _source, rows in offered(meeting) for one in rows)
    return next((one for one in every if one.source == source), None)


def _on_an_agenda(meeting: Meeting) -> set[str]:
    found = AgendaItem.objects.filter(meeting__body=meeting.body_id).exclude(source="")
    here = found.filter(meeting=meeting) | found.filter(meeting__state__in=COMING)
    return set(here.order_by().values_list("source", flat=True))


def _fitting(title: str) -> str:
    plain = " ".join(title.split())
    return plain if len(plain) <= LONGEST_TITLE else f"{plain[: LONGEST_TITLE - 1]}…"
