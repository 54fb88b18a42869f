"""How far measures are, in Leichte Sprache: short sentences, one thought each, never translated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import states
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.versioning.queries import latest_public

_WORDS: Mapping[states.State, str] = {
    states.DONE: "Das ist fertig.",
    states.ON_COURSE: "Die Stadt arbeitet daran.",
    states.BEGUN: "Das hat angefangen.",
    states.PARTLY: "Ein Teil ist fertig.",
    states.LATE: "Das dauert länger als geplant.",
    states.OFF_COURSE: "Das klappt nicht wie geplant.",
    states.NOT_BEGUN: "Das hat noch nicht angefangen.",
    states.UNFINISHED: "Das wurde nicht fertig.",
    states.DROPPED: "Das macht die Stadt nicht mehr.",
    states.UNKNOWN: "Dazu gibt es keine Nachricht.",
}


@dataclass(frozen=True)
class Plain:
    """A measure with its reviewed text; without a state as long as nothing was decided."""

    document: Document
    state: states.State | None
    words: str


@dataclass(frozen=True)
class PlainMeasures:
    """Those that have a text, and how many there are in all."""

    told: Sequence[Plain]
    total: int

    @property
    def is_whole(self) -> bool:
        return len(self.told) == self.total


def in_plain_language(concept: Concept, today: date) -> PlainMeasures:
    """Of the last published version: two queries."""
    version = latest_public(concept)
    if version is None:
        return PlainMeasures([], 0)
    measures = list(states.stated(version.measures.all(), today))
    decided = version.kind == VersionKind.ADOPTED
    told = [_plain(one, decided=decided) for one in measures if one.content["plain"]]
    return PlainMeasures(told, len(measures))


def _plain(measure: FrozenMeasure, *, decided: bool) -> Plain:
    if not decided:
        return Plain(measure.content, None, "")
    state = states.state_of(measure)
    return Plain(measure.content, state, _WORDS[state])
