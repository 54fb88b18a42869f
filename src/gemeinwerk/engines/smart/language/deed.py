"""A deed, what it acts on, and how much its verb tells."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.lexicon import (
    DELIVERABLE,
    GENERAL,
    LOOKING,
    MAKING,
    PRODUCT,
    SOFT,
    STATE,
    VAGUE,
)
from gemeinwerk.engines.smart.language.particles import (
    DEFINITE,
    INDEFINITE,
    JOINS,
    MERGED,
    PREPOSITIONS,
)
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
    product. act: it brings something into the world.
    """

    kind: Kind
    root: str
    quote: str
    phrase: str = ""
    thing: str = ""
    own: bool = False
    step: bool = False
    act: bool = False


class Object(NamedTuple):
    """The noun a deed acts on. own: it is brought in here, not known already."""

    noun: Token | None
    own: bool

    @property
    def low(self) -> str:
        """The noun in lower case, or ""."""
        return self.noun.low if self.noun else ""


_SHAPE = root("gestalten")
_COMPARATIVE = re.compile(r"^[a-zäöüß]{3,}er$")


def _opens_as_adjective(token: Token, following: Sequence[Token]) -> bool:
    """ "Niedrigschwellige Zugänge": the first word of a sentence has its capital from the place."""
    declined = token.start == 0 and token.low.endswith(
        ("ige", "iche", "ische", "ale", "ive", "bare")
    )
    return declined and bool(following) and following[0].is_noun


def object_of(around: Sequence[Token]) -> Object:
    """The first noun that no preposition leads."""
    led = joined = last_led = False
    own = True
    for place, token in enumerate(around):
        low = token.low
        if _opens_as_adjective(token, around[place + 1 : place + 2]):
            continue
        if low in PREPOSITIONS:
            led = True
        elif low in INDEFINITE or token.text[0].isdigit():
            led, own = led and not joined, True
        elif low in DEFINITE:
            led, own = (led and not joined) or low in MERGED, False
        elif low in JOINS:
            led = joined = last_led
        elif token.is_noun and not low.endswith("-"):  # "Energie-" of "Energie-/Umweltberatung"
            if not led:
                return Object(token, own)
            led, joined, last_led, own = False, False, True, True
    return Object(None, own=False)


def kind_of(verb: str, sentence: str, around: Sequence[Token], thing: str) -> Kind:
    """How much a verb (its root) tells, with the words around it."""
    if verb in VAGUE:
        return Kind.VAGUE
    if verb in LOOKING:
        return Kind.CONCRETE if _names_any_product(sentence) else Kind.VAGUE
    if verb in MAKING and around and _COMPARATIVE.search(around[-1].text):
        return Kind.VAGUE
    if verb in SOFT:
        says_little = verb == _SHAPE or not thing or GENERAL.search(thing)
        return Kind.VAGUE if says_little and not names_product(around) else Kind.CONCRETE
    return Kind.STATE if verb in STATE else Kind.CONCRETE


@lru_cache(maxsize=4_096)
def _names_any_product(sentence: str) -> bool:
    return any(PRODUCT.search(token.low) for token in tokens(sentence) if token.is_noun)


def names_product(around: Sequence[Token]) -> bool:
    """Do the words around a verb name a thing that one can hold, enter or attend?"""
    return any(DELIVERABLE.search(token.low) for token in around if token.is_noun)
