"""A deed, what it acts on, and how much its verb tells."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.lexicon import ACTS, LOOKING, MAKING, SOFT, STATE, VAGUE
from gemeinwerk.engines.smart.language.nouns import (
    DELIVERABLE,
    PRODUCT,
    is_abstract,
    is_actor,
    is_general,
    is_people,
)
from gemeinwerk.engines.smart.language.phrases import Object
from gemeinwerk.engines.smart.language.words import Token, root, tokens


class Kind(Enum):
    """What a verb tells of what is done."""

    VAGUE = "vague"
    CONCRETE = "concrete"
    STATE = "state"


class Deed(NamedTuple):
    """A verb or nominalisation and what it acts on.

    quote: what was typed, of a passive only the verb ("gestärkt werden"); phrase: always with what
    it acts on. thing: the noun it acts on,
    in lower case, or "". own: that noun is brought in here ("eine Rampe", "30 Lotsen",
    "Workshops"), not known already ("die Rampe"). step: a step towards a product rather than a
    product. act: it brings something into the world. nominal: it is named by a noun.
    """

    kind: Kind
    root: str
    quote: str
    phrase: str = ""
    thing: str = ""
    own: bool = False
    step: bool = False
    act: bool = False
    nominal: bool = False

    @property
    def soft(self) -> bool:
        """Does the verb alone tell nothing ("ausbauen", "durchführen")?"""
        return self.root in SOFT


_SHAPE = root("gestalten")
_COMPARATIVE = re.compile(r"^[a-zäöüß]{3,}er$")


def kind_of(verb: str, sentence: str, around: Sequence[Token], acted_on: Object) -> Kind:
    """How much a deed tells: by its verb (a root) where that is known, else by what it acts on.

    What one can hold, enter, attend or be given tells something; "Teilhabe", "Angebote" and people
    alone do not.
    """
    thing = acted_on.low
    if verb in VAGUE:
        return Kind.VAGUE
    if verb in LOOKING:
        return Kind.CONCRETE if _names_any_product(sentence) else Kind.VAGUE
    if verb in MAKING and around and _COMPARATIVE.search(around[-1].text):
        return Kind.VAGUE
    if verb in STATE:
        return Kind.STATE
    if verb in SOFT:
        new = DELIVERABLE.search(thing) or (acted_on.single and not is_general(thing))
        told = bool(new) and verb != _SHAPE
        return Kind.CONCRETE if told else Kind.VAGUE
    if thing and not is_abstract(thing) and not _is_addressed(acted_on):
        return Kind.CONCRETE
    if names_product(around) or (verb in ACTS and (not is_general(thing) or acted_on.single)):
        return Kind.CONCRETE
    return Kind.VAGUE


def _is_addressed(acted_on: Object) -> bool:
    """People, and institutions in general ("Schulen werden eingeladen"): who is spoken to.

    So is the first word of all, which may be no noun ("Gesund aufwachsen").
    """
    thing = acted_on.low
    if is_people(thing) or (is_actor(thing) and acted_on.own and not acted_on.single):
        return True
    first = acted_on.noun is not None and acted_on.noun.start == 0
    return first and not PRODUCT.search(thing)


@lru_cache(maxsize=4_096)
def _names_any_product(sentence: str) -> bool:
    return any(PRODUCT.search(token.low) for token in tokens(sentence) if token.is_noun)


def names_product(around: Sequence[Token]) -> bool:
    """Do the words around a verb name a thing that one can hold, enter or attend?"""
    return any(DELIVERABLE.search(token.low) for token in around if token.is_noun)
