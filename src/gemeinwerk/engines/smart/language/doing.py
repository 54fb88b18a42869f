"""How much a verb tells of what is done, by its voice, its subject and its clause.

What a unit does, or what is to be done, is a deed. What a thing does ("ein Wegenetz ermöglicht …"),
what those do whom it is for, what was or is, and what comes of it ("dadurch …") is none.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.clauses import Clause, Verb, Voice
from gemeinwerk.engines.smart.language.deed import Kind, kind_of, names_product
from gemeinwerk.engines.smart.language.lexicon import (
    ACTS,
    APPEARING,
    RECEIVING,
    SOFT,
    STATE,
    VAGUE,
)
from gemeinwerk.engines.smart.language.nouns import (
    DELIVERABLE,
    HELPER,
    PRODUCT,
    acts,
    is_abstract,
    is_people,
)
from gemeinwerk.engines.smart.language.particles import AUXILIARIES, DONE, NOW, SO, SOON, TODAY
from gemeinwerk.engines.smart.language.phrases import Object
from gemeinwerk.engines.smart.language.words import Token, root
from gemeinwerk.german.indicators.quantities import measured, recurs
from gemeinwerk.german.times.dates import points

_LEAD = root("führen")  # "… zu Einsparungen führen" tells an effect
_TOWARDS = frozenset({"zu", "zur", "zum"})
_NO = frozenset({"keine", "keinen", "kein", "keiner"})


class Frame(NamedTuple):
    """What a clause says around its verbs.

    effect: it tells what comes of something ("dadurch …"). now, today: what is so anyway, for a
    finite verb and for a passive. towards: "zu …" stands in it. soon: it is said from when or how
    often.
    """

    sentence: str
    effect: bool
    now: bool
    today: bool
    towards: bool
    soon: bool


def frame_of(sentence: str, clause: Clause, verbs: Sequence[Verb]) -> Frame:
    """Worked out once for all verbs of a clause."""
    words = {word.low for word in clause}
    return Frame(
        sentence,
        effect=_goes_on(clause, verbs),
        now=not words.isdisjoint(NOW),
        today=not words.isdisjoint(TODAY),
        towards=not words.isdisjoint(_TOWARDS),
        soon=not words.isdisjoint(SOON),
    )


def _goes_on(clause: Clause, verbs: Sequence[Verb]) -> bool:
    """ "Dadurch wird …", "So schaffen wir …", "Das stärkt …": what comes of the sentence before."""
    match clause:
        case [opener, second, *_] if opener.low in SO:
            return second.low in AUXILIARIES or second.start in {verb.start for verb in verbs}
    return False


def only_is(clause: Clause) -> bool:
    """ "Ein Austausch ist unerlässlich"."""
    return any(word.low in DONE for word in clause)


def kind_of_verb(
    verb: Verb, frame: Frame, around: Sequence[Token], subject: str, thing: Object
) -> Kind:
    """How much a verb tells. around: the words that go with it; thing: the noun it acts on."""
    if _tells_effect(verb, frame, around):
        return Kind.STATE
    if verb.voice is Voice.POSSIBLE:
        offered = [word for word in around if word.low != subject]
        return Kind.CONCRETE if names_product(offered) else Kind.STATE
    if verb.voice is Voice.ACTIVE:
        return _active(verb, frame, around, subject, thing)
    return kind_of(verb.root, frame.sentence, around, thing)


def _tells_effect(verb: Verb, frame: Frame, around: Sequence[Token]) -> bool:
    """ "Die Stadt hat bereits …", "keine Schritte geplant", "führt zu …"."""
    if verb.voice is Voice.DONE or frame.effect or (frame.now if verb.finite else frame.today):
        return True
    if not verb.finite and _is_denied(around):
        return True
    return verb.root == _LEAD and frame.towards


def _is_denied(around: Sequence[Token]) -> bool:
    """ "keine Häuser bauen", "nicht gebaut", but "nicht versicherte Menschen beraten"."""
    last = {word.low for word in around[-1:]}
    return "nicht" in last or any(word.low in _NO for word in around)


def _active(verb: Verb, frame: Frame, around: Sequence[Token], subject: str, thing: Object) -> Kind:
    told = not is_abstract(thing.low)
    if HELPER.search(subject):
        return Kind.CONCRETE
    if verb.root in RECEIVING:
        return Kind.CONCRETE if told else Kind.VAGUE
    if verb.root in APPEARING:
        return _appearing(frame, subject, thing)
    new = verb.new and verb.root not in VAGUE and PRODUCT.search(subject)
    if new and (told or acts(subject)):
        return Kind.CONCRETE  # "ein Seniorenbüro nimmt seine Arbeit auf"
    if not subject or acts(subject) or (verb.root in ACTS and told):
        return kind_of(verb.root, frame.sentence, around, thing)
    return Kind.CONCRETE if _tells_service(verb, frame, subject, thing) else Kind.STATE


def _appearing(frame: Frame, subject: str, thing: Object) -> Kind:
    """ "Es entsteht ein Radweg", not "eröffnet neue Möglichkeiten"."""
    if is_abstract(subject) or is_abstract(thing.low):
        return Kind.STATE
    new = PRODUCT.search(subject) or thing.own or _is_marked(frame)
    return Kind.CONCRETE if new else Kind.STATE


def _tells_service(verb: Verb, frame: Frame, subject: str, thing: Object) -> bool:
    """What others than a unit do: "ein Chor probt", "zehn Betriebe treffen sich jeden Monat"."""
    if verb.root in VAGUE or verb.root in STATE:
        return False
    if _is_marked(frame):
        return True
    told = not is_abstract(thing.low)
    if verb.new and not is_abstract(subject) and (told or is_people(thing.low)):
        return True
    if not told:
        return False
    made = DELIVERABLE.search(thing.low) and verb.root not in SOFT
    return bool(made or DELIVERABLE.search(subject))


def _is_marked(frame: Frame) -> bool:
    """Is it said from when, how often or how many? What is so anyway has at most a share of all."""
    return frame.soon or _is_counted(frame.sentence)


@lru_cache(maxsize=16_384)
def _is_counted(sentence: str) -> bool:
    if recurs(sentence) or any(points(sentence)):
        return True
    counted = measured(sentence)
    return bool(counted) and "%" not in counted and "rozent" not in counted
