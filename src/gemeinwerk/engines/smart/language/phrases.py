"""Noun phrases: the noun a verb acts on, the noun that acts."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gemeinwerk.engines.smart.language.particles import (
    DEFINITE,
    INDEFINITE,
    JOINS,
    MERGED,
    PREPOSITIONS,
    SINGLE,
)
from gemeinwerk.engines.smart.language.words import Token

_IN_NAMES = re.compile(
    r"(?:früh|grün|jung|neu|alt|frei|offen|rund|groß|klein|leicht|gut|sozial|digital|kulturell|"
    r"lokal|nachhaltig|politisch|öffentlich|gesund)e[nrsm]?"
)


# What bears a name behind it: "im Ortsteil Mühlau".
_NAMED = re.compile(
    r"(?:teile?s?|quartiere?s?|viertels?|bezirke?s?|stadt|gemeinde|kreise?s?|schule|kita|"
    r"haltestelle|projekte?s?|programms?|gebiete?s?|platze?s?)$"
)
_ADVERBIAL = re.compile(r"(?<!jug)(?<!ab)(?<!geg)(?<!dutz)end$")


class Object(NamedTuple):
    """The noun a deed acts on.

    own: it is brought in here, not known already. single: it is one ("ein Konzept").
    """

    noun: Token | None
    own: bool
    single: bool = False

    @property
    def low(self) -> str:
        """The noun in lower case, or ""."""
        return self.noun.low if self.noun else ""


def _opens_as_adjective(token: Token, following: Sequence[Token]) -> bool:
    """ "Niedrigschwellige Zugänge" opens a sentence; "Frühe Hilfen" is a name."""
    if token.start == 0 and _ADVERBIAL.search(token.low):
        return True  # "Aufbauend auf …"
    if not following or not following[0].is_noun:
        return False
    declined = token.low.endswith(("ige", "iche", "ische", "ale", "ive", "bare"))
    return (declined and token.start == 0) or bool(_IN_NAMES.fullmatch(token.low))


def object_of(around: Sequence[Token]) -> Object:
    """The first noun that no preposition leads."""
    led = joined = last_led = single = False
    own = True
    may_be_named = False  # the word before is a led noun: another right behind it is its name
    for place, token in enumerate(around):
        low, named = token.low, may_be_named
        may_be_named = False
        if _opens_as_adjective(token, around[place + 1 : place + 2]):
            continue
        if low in PREPOSITIONS:
            led = True
        elif low in INDEFINITE or token.text[0].isdigit():
            led, own, single = led and not joined, True, low in SINGLE
            last_led = led
        elif low in DEFINITE:
            led, own = (led and not joined) or low in MERGED, False
        elif low in JOINS:
            led = joined = last_led
        elif token.is_noun and not low.endswith("-"):  # "Energie-" of "Energie-/Umweltberatung"
            if named:
                may_be_named = True  # "für den Ortsteil Mühlau"
                continue
            if not led:
                return Object(token, own, single)
            led, joined, last_led, own, single = False, False, True, True, False
            may_be_named = bool(_NAMED.search(low))
    return Object(None, own=False)
