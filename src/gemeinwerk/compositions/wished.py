"""Wishes in somebody's own words, as a list of contacts has them, and the groups they mean.

    names = names_of_groups(concept)               # group -> what it and its fields are called
    found, left = understood(person.wishes, names)

Words count by their stems ("Arbeit" means "AG Arbeit und Ausbildung"). What could mean two groups,
or none, is left over and shown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from gemeinwerk.actors.models import Body
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.german import fold
from gemeinwerk.german.text import stem

_WORD = re.compile(r"[^\W_]+")
_SAYS_NOTHING = frozenset({
    "ag", "arbeitsgruppe", "gruppe", "handlungsfeld", "feld", "hf", "thema", "und", "oder", "der",
    "die", "das", "des", "fuer", "im", "in", "mit", "zu", "zum", "zur", "bereich",
})  # fmt: skip
Names = Mapping[Body, Sequence[str]]


def names_of_groups(concept: Concept) -> dict[Body, list[str]]:
    """The working groups of its fields, in the order of the fields: one query."""
    found: dict[Body, list[str]] = {}
    for field in concepts.fields(concept):
        if body := field.working_group:
            called = found.setdefault(body, [body.name, body.abbreviation])
            called += [field.title, field.code]
    return found


def understood(wishes: Iterable[str], names: Names) -> tuple[list[int], list[str]]:
    """Keys of groups in the order of the wishes, and the words nobody can tell."""
    told = {body.pk: [_words(name) for name in called if name] for body, called in names.items()}
    keys: list[int] = []
    left: list[str] = []
    for wish in wishes:
        meant = _meant(_words(wish), told)
        if len(meant) != 1:
            left.append(wish)
        elif meant[0] not in keys:
            keys.append(meant[0])
    return keys, left


def _meant(said: frozenset[str], told: Mapping[int, list[frozenset[str]]]) -> list[int]:
    """Those that are called just so; else those in whose name all of it stands."""
    if not said:
        return []
    same = [key for key, called in told.items() if said in called]
    return same or [key for key, called in told.items() if any(said <= one for one in called)]


def _words(text: str) -> frozenset[str]:
    low = _WORD.findall(fold(text))
    return frozenset(stem(word) for word in low if word not in _SAYS_NOTHING)
