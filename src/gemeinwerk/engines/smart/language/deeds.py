"""What a sentence says is going to be done.

German helps: nouns have capitals, and a verb stands at the end of its clause or right behind its
subject. Subordinate clauses ("um … zu ermöglichen", "die in der Stadt leben") tell why and whom,
not what, and what *was* done is background; both are left out. Where a sentence has no verb of its
own, the nominalisation at its head ("Einrichtung einer Stelle") is the deed.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.clauses import Clause, main_clauses, promises, verbs
from gemeinwerk.engines.smart.language.lexicon import (
    DELIVERABLE,
    GENERAL,
    IDIOM,
    LOOKING,
    MAKING,
    NOMINAL,
    PRODUCT,
    RECEIVING,
    SOFT,
    STATE,
    STEP,
    THINGS,
    VAGUE,
)
from gemeinwerk.engines.smart.language.particles import (
    DEFINITE,
    INDEFINITE,
    JOINS,
    MERGED,
    PREPOSITIONS,
)
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import SEPARABLE, Token, root, tokens


class Kind(Enum):
    """What a verb tells of what is done."""

    VAGUE = "vague"
    CONCRETE = "concrete"
    STATE = "state"


class Deed(NamedTuple):
    """A verb or nominalisation and what it acts on.

    quote: what was typed. thing: the noun it acts on, or "". own: that noun is brought in here
    ("eine Rampe", "30 Lotsen", "Workshops"), not known already ("die Rampe"). step: a step
    towards a product rather than a product.
    """

    kind: Kind
    root: str
    quote: str
    thing: str
    own: bool
    step: bool


_LEAD = root("führen")  # "… zu Einsparungen führen" tells an effect
_TOWARDS = frozenset({"zu", "zur", "zum"})
_IS = frozenset({"ist", "sind"})
_PREFIXES = SEPARABLE | {"be", "er", "ver", "ent", "unter", "über", "her", "bereit"}
_AIMS = frozenset({"zur", "zum", "für"})
_COMPLEMENTS = word_set("der des von eines einer vom dieser und sowie oder /")
_NO_ADJECTIVES = PREPOSITIONS | DEFINITE | INDEFINITE | JOINS | {"von", "keine", "jede"}
_TELLING = VAGUE | LOOKING | SOFT
_SHARED_ARTICLES = word_set("die das eine der ein den")


@lru_cache(maxsize=16_384)
def deeds(sentence: str) -> tuple[Deed, ...]:
    """The deeds of one sentence, in order; empty where it only describes."""
    idiom = IDIOM.search(sentence)
    if idiom:
        phrase = idiom.group()
        rest = sentence[: idiom.start()] + " " * len(phrase) + sentence[idiom.end() :]
        return (*deeds(rest), Deed(Kind.VAGUE, "", phrase, "", own=False, step=True))
    return _deeds_of(sentence, main_clauses(sentence)) or _deeds_of(sentence, promises(sentence))


def _deeds_of(sentence: str, clauses: Sequence[Clause]) -> tuple[Deed, ...]:
    verbal: list[Deed] = []
    nominal: list[Deed] = []
    for clause in clauses:
        heads = list(_nominal(sentence, clause))
        nominal += heads
        verbal += _verbal(sentence, clause, heads)
    active = [deed for deed in verbal if deed.kind is not Kind.STATE]
    return tuple(active or nominal)


def is_background(sentence: str) -> bool:
    """Does a sentence only tell how things are or were?"""
    if deeds(sentence):
        return False
    clauses = main_clauses(sentence)
    return not clauses or any(any(verbs(clause)) for clause in clauses)


_COMPARATIVE = re.compile(r"^[a-zäöüß]{3,}er$")


def _verbal(sentence: str, clause: Clause, heads: Sequence[Deed]) -> Iterator[Deed]:
    before: Sequence[Token] = ()
    for verb in verbs(clause):
        around = verb.around or before
        before = around
        thing, own = _object(around)
        kind = _kind(verb.root, sentence, around, thing)
        if verb.root in RECEIVING and (verb.finite or _product(around)):
            kind = Kind.CONCRETE
        if verb.root == _LEAD and any(word.low in _TOWARDS for word in clause):
            kind = Kind.STATE
        promised = any(head.kind is Kind.CONCRETE and PRODUCT.search(head.thing) for head in heads)
        if kind is Kind.VAGUE and (promised or DELIVERABLE.search(verb.subject)):
            kind = Kind.CONCRETE
        quote = sentence[verb.start : verb.end]
        yield Deed(kind, verb.root, quote, thing, own, verb.root in STEP)


def _kind(verb: str, sentence: str, around: Sequence[Token], thing: str) -> Kind:
    if verb in VAGUE:
        return Kind.VAGUE
    if verb in LOOKING:
        named = any(PRODUCT.search(token.low) for token in tokens(sentence) if token.is_noun)
        return Kind.CONCRETE if named else Kind.VAGUE
    if verb in MAKING and around and _COMPARATIVE.search(around[-1].text):
        return Kind.VAGUE
    if verb in SOFT:
        general = not thing or GENERAL.search(thing)
        return Kind.VAGUE if general and not _product(around) else Kind.CONCRETE
    return Kind.STATE if verb in STATE else Kind.CONCRETE


def _product(around: Sequence[Token]) -> bool:
    """Do the words around a verb name a thing that one can hold, enter or attend?"""
    return any(DELIVERABLE.search(token.low) for token in around if token.is_noun)


def _object(around: Sequence[Token]) -> tuple[str, bool]:
    """The first noun that no preposition leads, and whether it is brought in here."""
    led = joined = last_led = False
    own = True
    for token in around:
        low = token.low
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
                return low, own
            led, joined, last_led, own = False, False, True, True
    return "", False


def _names_deed(token: Token, first: bool) -> str:
    """The root of a nominalisation, or ""."""
    low = token.low.rpartition("-")[2] if "-" in token.text else token.low
    word = root(low)
    if low.endswith("ung"):
        return word
    if word in NOMINAL and not low.endswith("en"):
        return word
    if first and low.endswith("n") and (word in VAGUE or word in LOOKING):
        return word
    return ""


def _nominal(sentence: str, words: Clause) -> Iterator[Deed]:
    was_head = True
    for place, token in enumerate(words):
        if not token.is_noun:
            continue
        word = _names_deed(token, place == 0)
        if not word:
            continue
        was_head = _is_head(words, place, was_head)
        if was_head and _acts(words, place, word):
            yield _nominal_deed(sentence, words, place, word)


def _acts(words: Sequence[Token], place: int, word: str) -> bool:
    """Is it a deed and not a thing? "Beratung" is a thing, "Ausbildung von 20 Lots*innen" a deed.

    A noun alone ("Digitalisierung") names a topic, unless it is vague by itself.
    """
    if word in _TELLING:
        return True
    following = words[place + 1].low if place + 1 < len(words) else ""
    if _is_thing(words[place].low):
        return following == "von"
    return following in _COMPLEMENTS


def _is_thing(low: str) -> bool:
    """ "Bildung" and "Umweltbildung" are things, "Einrichtung" is no kind of "Richtung"."""
    found = THINGS.search(low)
    return found is not None and low[: found.start()] not in _PREFIXES


def _is_head(words: Sequence[Token], place: int, left_was_head: bool) -> bool:
    """Is the nominalisation what the clause is about, and not its purpose or an attribute?"""
    at = place - 1
    while at >= 0 and _describes(words, at):
        at -= 1
    if at < 0:
        return True
    left = words[at]
    if left.low in JOINS:
        return left_was_head
    if left.low in _SHARED_ARTICLES:
        return at == 0 or words[at - 1].low in JOINS or words[at - 1].low in _IS
    if left.low in _AIMS:
        return at > 0 and all(_general(token) for token in words[:at] if token.is_noun)
    return False


def _describes(words: Sequence[Token], at: int) -> bool:
    """An adjective before its noun; the first word of a sentence has a capital."""
    word = words[at]
    if word.text[0].islower():
        return word.low not in _NO_ADJECTIVES
    return at == 0 and word.is_noun and word.low.endswith(("e", "er", "es"))


def _general(token: Token) -> bool:
    return bool(GENERAL.search(token.low))


def _nominal_deed(sentence: str, words: Sequence[Token], place: int, word: str) -> Deed:
    following = words[place + 1 :]
    around = _until_next_deed(following)
    thing, own = _object([token for token in around if token.low != "von"])
    kind = _kind(word, sentence, around, thing)
    if word not in _TELLING:
        kind = Kind.CONCRETE
    end = words[place].end
    if following and following[0].low in {"der", "des", "von", "eines", "einer"}:
        end = next((token.end for token in following if token.is_noun), end)
    return Deed(kind, word, sentence[words[place].start : end], thing, own, word in STEP)


def _until_next_deed(following: Sequence[Token]) -> Sequence[Token]:
    for place, token in enumerate(following):
        joined = place and following[place - 1].low in JOINS
        if joined and token.is_noun and _names_deed(token, first=False):
            return following[: place - 1] or following[place + 1 :]
    return following
