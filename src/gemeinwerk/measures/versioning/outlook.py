"""What is said before one is frozen or published: by the page, and asked again by the verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.measures.document import checksum
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning import notices, queries

_GIVEN_WITH_IT = ("decided_on", "paper")
"""Of the concept's head: what is typed on the page itself."""


@dataclass(frozen=True)
class Publishing:
    """``present``: what citizens read so far; ``stays``: whether there is no way back; ``told``:
    who gets a mail."""

    version: CatalogueVersion
    present: CatalogueVersion | None
    stays: bool
    told: list[User]

    @classmethod
    def of(cls, version: CatalogueVersion, *, stays: bool, by: User | None) -> "Publishing":
        concept = version.concept
        told = list(notices.to_tell(concept, version.kind, by=by))
        return cls(version, queries.latest_public(concept), stays, told)

    def plain(self) -> list[Any]:
        present = self.present.number if self.present else None
        people = [[one.pk, str(one)] for one in self.told]
        return [self.version.concept.public, present, self.stays, people]


def freezing(
    head: Document, measures: Sequence[Document], last: CatalogueVersion | None
) -> list[Any]:
    """What would be kept, and with which version it would be compared."""
    concept = {key: value for key, value in head["concept"].items() if key not in _GIVEN_WITH_IT}
    return [last.number if last else 0, checksum([{**head, "concept": concept}, *measures])]
