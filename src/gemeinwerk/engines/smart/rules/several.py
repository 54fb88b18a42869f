"""Does a measure hold several that could be decided, paid for and ended apart?

Steps towards one product are one measure ("erarbeiten, beschließen, veröffentlichen"), and so are
deeds that speak of the same thing or point back to it ("dort", "dafür", "sie"). Only deeds that
bring something of their own count ("ein Haus bauen", "40 Lots*innen ausbilden"). How many it takes
follows from the title: under a topic ("Mobilität") two things are two measures, under the name of
a product ("Mobilstation Nord") they are its parts unless the text itself sets them apart.
"""

import re
from collections.abc import Sequence

from gemeinwerk.engines.smart.language import Deed, Kind, deeds, names_product, stem, tokens
from gemeinwerk.engines.smart.language.nouns import DELIVERABLE, is_abstract, is_general
from gemeinwerk.engines.smart.language.particles import JOINS
from gemeinwerk.engines.smart.language.words import Token
from gemeinwerk.engines.smart.measure_reading import Reading

_POINTS_BACK = re.compile(
    r"\b(?:dort|darin|darauf|daran|damit|dafür|dazu|hierfür|hierzu|hierdurch|dadurch|davon|daraus|"
    r"dabei|danach|anschließend|im Anschluss|diese[rsnm]?|deren|dessen|sie|ihn|ihnen|"
    r"zur Nutzung)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:außerdem|zudem|darüber hinaus|ferner|des weiteren|zusätzlich|überdies|weiterhin|"
    r"unabhängig davon|daneben)\b",
    re.IGNORECASE,
)
_BULLETS = re.compile(r"(?:^|\n|<li>)\s{0,40}(?:[-–•*·▪]|\d{1,2}[.)])\s+|<li>|<br>\s?-")
_COMMON_PART = 6
_MANY = 3


def several_deeds(reading: Reading) -> tuple[str, Sequence[Deed]]:
    """The field and the deeds that stand apart; none where the measure is one."""
    apart = _apart(reading.title, known=False)
    if sum(map(_is_act, apart)) > 1:
        return "title", apart
    apart = _apart(reading.told, known=True)
    return ("description", apart) if _stand_apart(reading, apart) else ("", ())


def _stand_apart(reading: Reading, apart: Sequence[Deed]) -> bool:
    acts = sum(map(_is_act, apart))
    added = any(map(_ADDED.search, reading.told))
    bullets = len(_BULLETS.findall(reading.measure.description)) > 1
    if _tells_one(reading):
        return (acts > 1 and added) or (acts >= _MANY and bullets)
    listed = added or bullets
    return acts > 1 or (acts > 0 and (len(apart) >= _MANY or (listed and len(apart) > 1)))


def _tells_one(reading: Reading) -> bool:
    """Is the title one product ("Mobilstation Nord") or deed ("Bau eines Skateparks")?"""
    if any(map(names_product, reading.title)):
        return not any(token.low in JOINS or token.text == "," for token in _title(reading))
    return any(deed.kind is Kind.CONCRETE for deed in reading.deeds_of("title"))


def _title(reading: Reading) -> Sequence[Token]:
    return [token for sentence in reading.title for token in tokens(sentence)]


def _is_act(deed: Deed) -> bool:
    if deed.kind is not Kind.CONCRETE:
        return False
    if deed.act:
        return not is_general(deed.thing)
    return not (deed.step or deed.soft or is_abstract(deed.thing))


def _apart(sentences: Sequence[str], *, known: bool) -> list[Deed]:
    """The deeds on things of their own, with one deed to a thing.

    known: may "die Rampe" be a thing spoken of before? Nothing is, in a title.
    """
    apart: list[Deed] = []
    for sentence in sentences:
        linked = bool(_POINTS_BACK.search(_ADDED.sub("", sentence)))
        verbs: set[str] = set()
        for deed in _told_first(sentence):
            own = deed.own or deed.nominal or (not known and _is_act(deed))
            if not own or not deed.thing or not (_is_act(deed) or _spoken_of_beside(deed)):
                continue
            again = deed.root in verbs and not deed.nominal
            told = linked or again or any(_same(deed, other) for other in apart)
            if not (apart and told):
                apart.append(deed)
            verbs.add(deed.root)
    return apart


def _told_first(sentence: str) -> Sequence[Deed]:
    """Before a colon, if a deed is told there: what follows are its parts."""
    first, colon, _ = sentence.partition(": ")
    return (deeds(first) if colon else ()) or deeds(sentence)


def _spoken_of_beside(deed: Deed) -> bool:
    """ "Stadtteilfeste unterstützen" beside "Cafés einrichten"; alone it would only be vague."""
    if deed.kind is Kind.VAGUE:
        return bool(DELIVERABLE.search(deed.thing))
    return deed.step and deed.kind is Kind.CONCRETE


def _same(one: Deed, other: Deed) -> bool:
    """The same thing, or things that share a part ("Lotsen", "Lotsenbüro")."""
    first, second = sorted((stem(one.thing), stem(other.thing)), key=len)
    return first in second or first[:_COMMON_PART] == second[:_COMMON_PART]
