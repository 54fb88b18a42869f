"""Where decisions come from: areas offer what was decided already, so that nobody types it again.

    register(lambda concept: [DecisionSource(_("Rat, 12. Mai"), day, body, "26/SVV/0412")])

stands in an area's `decision_sources.py`, which is found by its name. Forms of decisions offer
`sources`. Areas to come (minutes of a meeting, papers of the council) offer theirs likewise.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gemeinwerk.concepts.models import Concept

MOST = 20


@dataclass(frozen=True)
class DecisionSource:
    """``body``: the key of one (`actors`), None where the source does not say; ``reference``: where
    it is written down."""

    label: str
    decided_on: date
    body: int | None = None
    reference: str = ""

    @property
    def key(self) -> str:
        """The same for what is the same: one meeting counts once, whoever offers it."""
        return f"{self.decided_on.isoformat()}|{self.body or ''}|{self.reference}"


Offer = Callable[[Concept], Iterable[DecisionSource]]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    _offers.append(offer)


def sources(concept: Concept) -> list[DecisionSource]:
    """The newest first, each once, at most `MOST`."""
    found = {one.key: one for offer in _offers for one in offer(concept)}
    return sorted(found.values(), key=lambda one: (one.decided_on, one.key), reverse=True)[:MOST]
