"""Does a measure hold several that could be decided, paid for and ended apart?

Steps towards one product are one measure ("erarbeiten, beschließen, veröffentlichen"), and so are
deeds that speak of the same thing or point back to it ("dort", "dafür", "sie"). Only deeds that
bring something into the world of its own count ("ein Haus bauen", "40 Lots*innen ausbilden").
"""

import re
from collections.abc import Sequence

from gemeinwerk.engines.smart.language import Deed, Kind, deeds, stem
from gemeinwerk.engines.smart.measure_reading import Reading

_POINTS_BACK = re.compile(
    r"\b(?:dort|darin|darauf|daran|damit|dafür|dazu|hierfür|hierzu|hierdurch|dadurch|davon|daraus|"
    r"dabei|danach|anschließend|im Anschluss|diese[rsnm]?|deren|dessen|sie|ihn|ihnen|zur Nutzung)\b"
)
_ADDED = re.compile(
    r"\b(?:außerdem|zudem|darüber hinaus|ferner|des weiteren|zusätzlich|überdies|weiterhin|"
    r"unabhängig davon|daneben)\b",
    re.IGNORECASE,
)
_COMMON_PART = 6
_MANY = 3


def several_deeds(reading: Reading) -> tuple[str, Sequence[Deed]]:
    """The field and the deeds that stand apart; none where the measure is one."""
    for field, sentences in (("title", reading.title), ("description", reading.description)):
        apart = _apart(sentences, known=field != "title")
        acts = sum(1 for deed in apart if _is_act(deed))
        added = any(map(_ADDED.search, sentences))
        listed = acts >= 1 and added and len(apart) >= _MANY
        if acts >= (2 if field == "title" or added else _MANY) or listed:
            return field, apart
    return "", ()


def _is_act(deed: Deed) -> bool:
    return deed.act and deed.kind is Kind.CONCRETE


def _apart(sentences: Sequence[str], *, known: bool) -> list[Deed]:
    """The deeds on things of their own, with one deed to a thing.

    known: may "die Rampe" be a thing spoken of before? Nothing is, in a title.
    """
    apart: list[Deed] = []
    for sentence in sentences:
        linked = bool(_POINTS_BACK.search(_ADDED.sub("", sentence)))
        verbs: set[str] = set()
        for deed in deeds(sentence):
            own = deed.own or (not known and _is_act(deed))
            if not own or not deed.thing or not (_is_act(deed) or _spoken_of_beside(deed)):
                continue
            told = linked or deed.root in verbs or any(_same(deed, other) for other in apart)
            if not (apart and told):
                apart.append(deed)
            verbs.add(deed.root)
    return apart


def _spoken_of_beside(deed: Deed) -> bool:
    """ "Stadtteilfeste unterstützen" beside "Cafés einrichten"; alone it would only be vague."""
    return deed.kind is Kind.VAGUE or (deed.step and deed.kind is Kind.CONCRETE)


def _same(one: Deed, other: Deed) -> bool:
    """The same thing, or things that share a part ("Lotsen", "Lotsenbüro")."""
    first, second = sorted((stem(one.thing), stem(other.thing)), key=len)
    return first in second or first[:_COMMON_PART] == second[:_COMMON_PART]
