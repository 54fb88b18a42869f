"""Plain values of a measure in the words of the page, for comparing what two people wrote.

A part may come as single rows ("milestones:3") or whole ("milestones").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.audit import value_words
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import ABSENT, Difference
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.operations.writing import described, label

NOTES = "notes"
"""A note of a measure; its key stands behind a colon as a row's does."""


@dataclass(frozen=True)
class Told:
    """A difference in words. `key` is its name among the flat values."""

    key: str
    label: str
    before: str
    theirs: str
    mine: str

    @property
    def name(self) -> str:
        """The value of the measure it belongs to."""
        return self.key.partition(":")[0]


def tell(concept: Concept, differences: Iterable[Difference]) -> list[Told]:
    """All differences; relations are asked for once per kind."""
    found = list(differences)
    names = _Names(concept, found)
    return [
        Told(
            one.name,
            label(one.name.partition(":")[0]),
            names.words(one.name, one.before),
            names.words(one.name, one.theirs),
            names.words(one.name, one.mine),
        )
        for one in found
    ]


class _Names:
    """What the keys of relations are called."""

    def __init__(self, concept: Concept, differences: list[Difference]) -> None:
        possible = queries.possible(concept)
        wanted = {one.name for one in differences} & possible.keys()
        self._names = {
            name: {row.pk: str(row) for row in possible[name]} for name in sorted(wanted)
        }

    def words(self, key: str, value: Any) -> str:
        name = key.partition(":")[0]
        if value is ABSENT:
            return _("(steht nicht da)")
        if name == NOTES:
            return f"{value['label']}: {value['text']}"
        if name == "unread":
            return "; ".join(f"{cell['column']}: {cell['value']}" for cell in value)
        if name in plain_values.PARTS:
            rows = value if isinstance(value, list) else [value]
            return "; ".join(described(plain_values.unsaved(name, row)) for row in rows)
        if name in self._names:
            keys = value if isinstance(value, list) else [value]
            return ", ".join(self._names[name].get(key, "") for key in keys if key)
        return value_words.in_words("measures.measure", name, value)
