"""Deeds named by a noun: "Einrichtung einer Stelle", "Ausbau der Fernwärme"."""

from collections.abc import Iterator, Sequence

from gemeinwerk.engines.smart.language.clauses import after_it, before_it
from gemeinwerk.engines.smart.language.deed import Deed, Kind, kind_of
from gemeinwerk.engines.smart.language.lexicon import (
    ACTS,
    LOOKING,
    NOMINAL,
    SOFT,
    STEP,
    THINGS,
    VAGUE,
)
from gemeinwerk.engines.smart.language.nouns import DELIVERABLE, GENERAL
from gemeinwerk.engines.smart.language.particles import DEFINITE, INDEFINITE, JOINS, PREPOSITIONS
from gemeinwerk.engines.smart.language.phrases import object_of
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import SEPARABLE, Token, low_behind, root

_TELLING = VAGUE | LOOKING | SOFT
_PREFIXES = SEPARABLE | {"be", "er", "ver", "ent", "unter", "über", "her", "bereit"}
_COMPLEMENTS = word_set("der des von eines einer vom dieser und sowie oder /")
_GENITIVES = frozenset({"der", "des", "von", "eines", "einer"})
_AIMS = frozenset({"zur", "zum", "für"})
_BEFORE_HEADS = JOINS | {"ist", "sind"}
_ARTICLES = word_set("die das eine der ein den")
_NO_ADJECTIVES = PREPOSITIONS | DEFINITE | INDEFINITE | JOINS | {"von", "keine", "jede"}


def nominal_deeds(sentence: str, words: Sequence[Token]) -> Iterator[Deed]:
    """The nominalisations that a clause is about, not those that are its purpose or attribute."""
    was_head = True
    for place, token in enumerate(words):
        if not token.is_noun:
            continue
        word = _names_deed(token, place == 0)
        if not word:
            continue
        was_head = _is_head(words, place, was_head)
        if was_head and _acts(words, place, word):
            yield _deed(sentence, words, place, word)


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


def _acts(words: Sequence[Token], place: int, word: str) -> bool:
    """Is it a deed and not a thing? "Beratung" is a thing, "Ausbildung von 20 Lots*innen" a deed.

    A noun alone ("Digitalisierung") names a topic, unless it is vague by itself.
    """
    if word in _TELLING:
        return True
    following = low_behind(words, place)
    if _is_thing(words[place].low):
        return following == "von"
    return following in _COMPLEMENTS or _is_genitive(words[place + 1 : place + 3])


def _is_genitive(following: Sequence[Token]) -> bool:
    """ "… kommunaler Gebäude", "… zweier Hallen"."""
    match following:
        case [adjective, noun] if noun.is_noun and not adjective.is_noun:
            return adjective.low.endswith("er") and adjective.low not in _NO_ADJECTIVES
    return False


def _is_thing(low: str) -> bool:
    """ "Bildung" and "Umweltbildung" are things, "Einrichtung" is no kind of "Richtung"."""
    found = THINGS.search(low)
    return found is not None and low[: found.start()] not in _PREFIXES


def _is_head(words: Sequence[Token], place: int, left_was_head: bool) -> bool:
    at = place - 1
    while at >= 0 and _describes(words, at):
        at -= 1
    if at < 0:
        return True
    left = words[at].low
    if left in JOINS:
        return left_was_head
    if left in _ARTICLES:
        return at == 0 or words[at - 1].low in _BEFORE_HEADS
    if left in _AIMS:  # "Maßnahmen zur Stärkung": the aim is all there is
        before = [token.low for token in before_it(words, at) if token.is_noun]
        return at > 0 and all(map(GENERAL.search, before))
    return False


def _describes(words: Sequence[Token], at: int) -> bool:
    """An adjective before its noun; the first word of a sentence has a capital."""
    word = words[at]
    if word.text[0].islower():
        return word.low not in _NO_ADJECTIVES
    return at == 0 and word.is_noun and word.low.endswith(("e", "er", "es"))


def _deed(sentence: str, words: Sequence[Token], place: int, word: str) -> Deed:
    following = after_it(words, place)
    around = _until_next_deed(following)
    thing = object_of([token for token in around if token.low != "von"])
    kind = kind_of(word, sentence, around, thing)
    if kind is Kind.STATE:  # "Verlängerung" looks like "verlangen"
        kind = Kind.CONCRETE if DELIVERABLE.search(thing.low) else Kind.VAGUE
    end = words[place].end
    if following and following[0].low in _GENITIVES:
        end = next((token.end for token in following if token.is_noun), end)
    typed = sentence[words[place].start : end]
    return Deed(
        kind, word, typed, typed, thing.low, thing.own, word in STEP, word in ACTS, nominal=True
    )


def _until_next_deed(following: Sequence[Token]) -> Sequence[Token]:
    for place, token in enumerate(following):
        joined = place and following[place - 1].low in JOINS
        if joined and token.is_noun and _names_deed(token, first=False):
            return following[: place - 1] or following[place + 1 :]
    return following
