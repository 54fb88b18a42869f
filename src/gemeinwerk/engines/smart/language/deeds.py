"""What a sentence says is going to be done.

German helps: nouns have capitals, and a verb stands at the end of its clause or right behind its
subject. Subordinate clauses ("um … zu ermöglichen", "die in der Stadt leben") tell why and whom,
not what, and what *was* done is background; both are left out. Where a sentence has no verb of its
own, the nominalisation at its head ("Einrichtung einer Stelle") is the deed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gemeinwerk.engines.smart.language.clauses import Clause, Verb, main_clauses, promises, verbs
from gemeinwerk.engines.smart.language.deed import Deed, Kind, kind_of, names_product, object_of
from gemeinwerk.engines.smart.language.lexicon import (
    ACTS,
    DELIVERABLE,
    IDIOM,
    PRODUCT,
    RECEIVING,
    STEP,
)
from gemeinwerk.engines.smart.language.nominal import nominal_deeds
from gemeinwerk.engines.smart.language.particles import PASSIVE
from gemeinwerk.engines.smart.language.words import Token, root

_LEAD = root("führen")  # "… zu Einsparungen führen" tells an effect
_TOWARDS = frozenset({"zu", "zur", "zum"})
_LONGEST_PHRASE = 60


@lru_cache(maxsize=16_384)
def deeds(sentence: str) -> tuple[Deed, ...]:
    """The deeds of one sentence, in order; empty where it only describes."""
    idioms = IDIOM.findall(sentence)
    rest = IDIOM.sub(lambda found: " " * len(found.group()), sentence) if idioms else sentence
    found = _deeds_of(rest, main_clauses(rest)) or _deeds_of(rest, promises(rest))
    return (*found, *(Deed(Kind.VAGUE, "", typed, typed) for typed in reversed(idioms)))


def _deeds_of(sentence: str, clauses: Sequence[Clause]) -> tuple[Deed, ...]:
    verbal: list[Deed] = []
    nominal: list[Deed] = []
    for clause in clauses:
        heads = list(nominal_deeds(sentence, clause))
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


def _verbal(sentence: str, clause: Clause, heads: Sequence[Deed]) -> Iterator[Deed]:
    promised = any(head.kind is Kind.CONCRETE and PRODUCT.search(head.thing) for head in heads)
    leads_to = any(word.low in _TOWARDS for word in clause)
    passive = any(word.low in PASSIVE for word in clause)
    before: Sequence[Token] = ()
    for verb in verbs(clause):
        around = verb.around or before
        before = around
        thing = object_of(around)
        kind = kind_of(verb.root, sentence, around, thing.low)
        if kind is Kind.VAGUE and (promised or _is_told(verb, around)):
            kind = Kind.CONCRETE
        if verb.root == _LEAD and leads_to:
            kind = Kind.STATE
        quote = sentence[verb.start : verb.end]
        phrase = _phrase(sentence, verb, thing.noun) if verb.around else quote
        if verb.finite or not (passive or quote.endswith("t")):
            quote = phrase
        step, act = verb.root in STEP, verb.root in ACTS
        yield Deed(kind, verb.root, quote, phrase, thing.low, thing.own, step, act)


def _is_told(verb: Verb, around: Sequence[Token]) -> bool:
    """ "Elternlots*innen begleiten Familien", "die Schule erhält eine Rampe": the rest tells."""
    if verb.root in RECEIVING and (verb.finite or names_product(around)):
        return True
    return bool(DELIVERABLE.search(verb.subject))


def _phrase(sentence: str, verb: Verb, noun: Token | None) -> str:
    """The verb and its noun with what stands between, as typed; the verb alone where too long."""
    start, end = verb.start, verb.end
    if noun is not None:
        start, end = min(start, noun.start), max(end, noun.end)
    if end - start > _LONGEST_PHRASE:
        start, end = verb.start, verb.end
    return sentence[start:end]
