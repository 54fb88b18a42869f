"""Does a measure hold several that could be decided, paid for and ended apart?

Steps towards one product are one measure ("erarbeiten, beschließen, veröffentlichen"), and so are
deeds that speak of the same thing or point back to it ("dort", "dafür", "sie").
"""

import re
from collections.abc import Sequence

from gemeinwerk.engines.smart.language import Deed, Kind, deeds, stem
from gemeinwerk.engines.smart.reading import Reading

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


def several_deeds(reading: Reading) -> tuple[str, Sequence[Deed]]:
    """The field and the deeds that stand apart; none where the measure is one."""
    for field, sentences in (("title", reading.title), ("description", reading.description)):
        apart = _apart(sentences)
        enough = 2 if field == "title" or any(map(_ADDED.search, sentences)) else 3
        if len(apart) >= enough:
            return field, apart
    return "", ()


def _apart(sentences: Sequence[str]) -> list[Deed]:
    apart: list[Deed] = []
    for sentence in sentences:
        linked = bool(_POINTS_BACK.search(_ADDED.sub("", sentence)))
        verbs: set[str] = set()
        for deed in deeds(sentence):
            if deed.kind is not Kind.CONCRETE or deed.step or not deed.own:
                continue
            known = linked or deed.root in verbs or any(_same(deed, other) for other in apart)
            if not (apart and known):
                apart.append(deed)
            verbs.add(deed.root)
    return apart


def _same(one: Deed, other: Deed) -> bool:
    """The same thing, or things that share a part ("Lotsen", "Lotsenbüro")."""
    first, second = sorted((stem(one.thing), stem(other.thing)), key=len)
    return first in second or first[:_COMMON_PART] == second[:_COMMON_PART]
