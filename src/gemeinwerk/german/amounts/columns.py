"""What a heading says of the sums below it: how often they come, what they are the price of.

"Kosten konsumtiv p.a.", "Investiv (T€/Jahr)", "Sachkosten jährl. in T€", "Kosten je Einrichtung":
in whatever order. What they are counted in is told by `scales`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.amounts.lexemes import as_shown
from gemeinwerk.german.amounts.tokens import tokenise
from gemeinwerk.german.text import squash

LONGEST = 400
"""Signs of a heading that are looked at."""
_ONCE = re.compile(r"invest|anschub|einmal", re.IGNORECASE)
_ROW = re.compile(r"ma(?:ß|ss)nahme|projekt|vorhaben|einzelma|aktivität", re.IGNORECASE)
"""What a row of a catalogue is: a price "je Maßnahme" is its total."""
_RANK = ("monthly", "yearly", "once")
_OF_SUMS = frozenset({"unit", "money"})


@dataclass(frozen=True, slots=True)
class ColumnOfSums:
    """``rhythm``: "once", "yearly", "monthly" or ""; ``per``: the thing that each sum is the price
    of, "" for none. ``counted``: a scale or a currency is named. ``rest``: the heading without the
    words that say so."""

    rhythm: str
    per: str
    counted: bool
    rest: str


@lru_cache(maxsize=4_000)
def column_of(heading: str) -> ColumnOfSums:
    """What a heading says; any text may be asked for."""
    shown = as_shown(heading[:LONGEST])
    tokens = tokenise(shown)
    said = {token.value for token in tokens if token.kind in {"rhythm", "label"}}
    if _ONCE.search(shown):
        said.add("once")
    things = [_thing(token) for token in tokens]
    return ColumnOfSums(
        rhythm=next((rhythm for rhythm in _RANK if rhythm in said), ""),
        per=next((thing for thing in things if thing and not _ROW.match(thing)), ""),
        counted=any(token.kind in _OF_SUMS for token in tokens),
        rest=_without(shown, tokens),
    )


def _thing(token: Token) -> str:
    each = token.kind == "rhythm" and token.value.startswith("each ")
    return token.value.removeprefix("each ") if each else ""


def _without(shown: str, tokens: list[Token]) -> str:
    kept, behind = [], 0
    for token in tokens:
        cost = shown[token.start : token.end].endswith("kosten")  # "Einmalkosten"
        told = token.kind in {"unit", "rhythm"} and not cost
        if told or (token.kind == "money" and not _is_sum(token)):
            kept.append(shown[behind : token.start])
            behind = token.end
    return squash(" ".join([*kept, shown[behind:]]))


def _is_sum(token: Token) -> bool:
    """ "in 1.000 €" counts, "bis 5.000 €" is a sum."""
    return token.high not in {1_000, 1_000_000}
