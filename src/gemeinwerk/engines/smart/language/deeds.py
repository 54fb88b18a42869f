"""What a sentence says is going to be done.

German helps: nouns have capitals, and a verb stands at the end of its clause or right behind its
subject. Subordinate clauses ("um … zu ermöglichen", "die in der Stadt leben") tell why and whom,
not what, and what *was* done is background; both are left out. Where a sentence has no verb of its
own, the nominalisation at its head ("Einrichtung einer Stelle") is the deed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gemeinwerk.engines.smart.language.clauses import Clause, Verb, main_clauses, promises, verbs
from gemeinwerk.engines.smart.language.deed import Deed, Kind
from gemeinwerk.engines.smart.language.doing import frame_of, kind_of_verb, only_is
from gemeinwerk.engines.smart.language.lexicon import ACTS, IDIOM, RECEIVING, STEP, SUPPORT
from gemeinwerk.engines.smart.language.nominal import nominal_deeds
from gemeinwerk.engines.smart.language.nouns import DELIVERABLE, PRODUCT, WRITTEN
from gemeinwerk.engines.smart.language.particles import PASSIVE
from gemeinwerk.engines.smart.language.phrases import object_of
from gemeinwerk.engines.smart.language.sentences import without_examples
from gemeinwerk.engines.smart.language.words import Token, tokens

_LONGEST_PHRASE = 60


@lru_cache(maxsize=16_384)
def deeds(sentence: str) -> tuple[Deed, ...]:
    """The deeds of one sentence, in order; empty where it only describes."""
    sentence = without_examples(sentence)
    idioms = IDIOM.findall(sentence)
    rest = IDIOM.sub(lambda found: " " * len(found.group()), sentence) if idioms else sentence
    found = _deeds_of(rest, main_clauses(rest)) or _deeds_of(rest, promises(rest))
    return (*found, *(Deed(Kind.VAGUE, "", typed, typed) for typed in reversed(idioms)))


def _deeds_of(sentence: str, clauses: Sequence[Clause]) -> tuple[Deed, ...]:
    verbal: list[Deed] = []
    nominal: list[Deed] = []
    subject = ""
    for clause in clauses:
        found = list(verbs(clause))
        heads = list(nominal_deeds(sentence, clause))
        verbal += _verbal(sentence, clause, found, heads, subject)
        nominal += _announced(clause, found, heads)
        subject = next((verb.subject for verb in reversed(found) if verb.subject), subject)
    active = [deed for deed in verbal if deed.kind is not Kind.STATE]
    return tuple(active or nominal)


def _announced(clause: Clause, found: Sequence[Verb], heads: Sequence[Deed]) -> Iterator[Deed]:
    """ "Der Ausbau von Netzen ermöglicht …" tells what it is good for, not that it is done."""
    told = any(verb.root in SUPPORT for verb in found)
    effect = not told and (bool(found) or only_is(clause))
    for deed in heads:
        if not (effect and deed.kind is Kind.CONCRETE):
            yield deed


def is_background(sentence: str) -> bool:
    """Does a sentence only tell how things are or were?"""
    if deeds(sentence):
        return False
    clauses = main_clauses(sentence)
    return not clauses or any(any(verbs(clause)) or only_is(clause) for clause in clauses)


@lru_cache(maxsize=16_384)
def names_product(sentence: str) -> bool:
    """Is a sentence (a title) about a thing that one can hold, enter or attend?"""
    return bool(PRODUCT.search(object_of(tokens(sentence)).low))


@lru_cache(maxsize=16_384)
def names_document(sentence: str) -> bool:
    """Is a sentence (a title) about a plan, a statute, a fund … that is to be made?"""
    return bool(WRITTEN.search(object_of(tokens(sentence)).low))


def _verbal(
    sentence: str, clause: Clause, found: Sequence[Verb], heads: Sequence[Deed], subject: str
) -> Iterator[Deed]:
    """The deeds of the clause's verbs; `subject`: of the clause before, which may go on here."""
    frame = frame_of(sentence, clause, found)
    promised = any(head.kind is Kind.CONCRETE and DELIVERABLE.search(head.thing) for head in heads)
    passive = any(word.low in PASSIVE for word in clause)
    before: Sequence[Token] = ()
    for verb in found:
        around = verb.around or before
        before = around
        subject = verb.subject or subject
        thing = object_of(around)
        kind = kind_of_verb(verb, frame, around, subject, thing)
        if kind is Kind.VAGUE and promised:
            kind = Kind.CONCRETE
        quote = sentence[verb.start : verb.end]
        phrase = _phrase(sentence, verb, thing.noun) if verb.around else quote
        if verb.finite or not (passive or quote.endswith("t")):
            quote = phrase
        step = verb.root in STEP and verb.root not in RECEIVING
        act = verb.root in ACTS
        yield Deed(kind, verb.root, quote, phrase, thing.low, thing.own, step, act)


def _phrase(sentence: str, verb: Verb, noun: Token | None) -> str:
    """The verb and its noun with what stands between, as typed; the verb alone where too long."""
    start, end = verb.start, verb.end
    if noun is not None:
        start, end = min(start, noun.start), max(end, noun.end)
    if end - start > _LONGEST_PHRASE:
        start, end = verb.start, verb.end
    return sentence[start:end]
