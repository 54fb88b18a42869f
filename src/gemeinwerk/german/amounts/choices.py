"""Amounts of which only one will be paid: "50.000 € oder 80.000 €", "Variante A …, Variante B …",
"ohne Förderung …, mit Förderung …".

They are never added. Alternatives become one estimate from the least to the largest; where they
cannot be compared (once or each year, this year or that) all of them are left to the rest. Of a net
and a gross amount the gross one is paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from gemeinwerk.german.amounts.parts import Part

_RESPECTIVELY = frozenset({"bzw", "beziehungsweise", "resp"})


def choose(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """The parts that stand, alternatives as one of them, and those that no value says."""
    if len(parts) < 2:
        return parts, []
    parts = _bounded(parts)
    dropped = _told_again(parts)
    gone = {id(part) for part in dropped}
    parts = [part for part in parts if id(part) not in gone]
    _slashed(parts)
    for group in _groups(parts):
        gone |= {id(part) for part in group}
        if not _is_comparable(group):
            dropped += group
            continue
        least, largest = min(group, key=_low), max(group, key=_high)
        dropped += [part for part in group if part is not least and part is not largest]
        gone.discard(id(_merged(group, least, largest)))
    taxed = [part for part in parts if "tax" in part.kinds and id(part) not in gone]
    net = [part for part in taxed if _taxed(part) == "netto"]
    gross = [part for part in taxed if _taxed(part) == "brutto"]
    if len(net) == len(gross) == 1 and net[0].currency == gross[0].currency:
        gone.add(id(net[0]))  # the same told twice
        dropped.append(net[0])
        gross[0].within = None
    return [part for part in parts if id(part) not in gone], dropped


def _bounded(parts: list[Part]) -> list[Part]:
    """ "mind. 30.000 €, max. 40.000 €" is one range."""
    found: list[Part] = []
    for part in parts:
        least = found[-1] if found else None
        if (
            least
            and (least.bound, part.bound) == ("least", "most")
            and _is_alike(least, part)
            and _is_comparable([least, part], bound=True)
            and least.high <= part.low
        ):
            least.high, least.bound = part.high, ""
            least.around, least.kinds = least.around + part.around, least.kinds | part.kinds
            least.rhythm = least.rhythm or part.rhythm
            least.first, least.last = least.first or part.first, least.last or part.last
            least.joints += [part.token, *part.joints]
        else:
            found.append(part)
    return found


def _told_again(parts: list[Part]) -> list[Part]:
    """ "500 €/Monat = 6.000 €/Jahr" is one cost; "50.000 € = 40.000 € + 10.000 €" a sum."""
    found = []
    for place, part in enumerate(parts[1:], 1):
        one = parts[place - 1]
        said = part.sign is not None and part.sign.value == "="
        summed = one.added or any(other.added for other in parts[place + 1 : place + 2])
        if said and part.kind == "money" and _is_alike(one, part) and not summed:
            found.append(part)
    return found


def _slashed(parts: list[Part]) -> None:
    """ "30.000 € / 40.000 €": one or the other, if nothing tells them apart."""
    for one, part in pairwise(parts):
        dated = {(each.first, each.last) for each in (one, part)} - {(None, None)}
        apart = one.rhythm != part.rhythm or len(dated) > 1
        named = {"word", "source", "total", "variant"} & (one.kinds | part.kinds)
        respectively = [token.kind for token in one.around].count("label") > 1
        apart = apart or respectively or bool(named)  # "Bau / Planung: 30.000 € / 40.000 €"
        if part.sign and part.sign.value == "/" and not apart:
            part.instead = part.instead or part.sign


def _taxed(part: Part) -> str:
    return next((token.value for token in part.around if token.kind == "tax"), "")


def _low(part: Part) -> Decimal:
    return part.low


def _high(part: Part) -> Decimal:
    return part.high


def _groups(parts: list[Part]) -> Iterator[list[Part]]:
    group: list[Part] = []
    for part in parts:
        if not (group and part.instead and _is_alike(group[-1], part)):
            if len(group) > 1:
                yield group
            group = []
        group.append(part)
    if len(group) > 1:
        yield group
    yield from _variants([part for part in parts if not part.instead])


def _variants(parts: list[Part]) -> Iterator[list[Part]]:
    """Parts that are called variants; "mit Förderung" is one beside "ohne Förderung" only."""
    called = [part for part in parts if part.has("variant")]
    while called:
        group = [part for part in called if _is_alike(part, called[0])]
        called = [part for part in called if part not in group]
        if len(group) > 1:
            yield group


def _is_alike(one: Part, other: Part) -> bool:
    if (one.kind, one.currency) != (other.kind, other.currency) or one.within is not other.within:
        return False
    if one.share_of >= 0 or other.share_of >= 0:
        return False  # "sonst 43.000 (Land 70 %)": a part of it
    respectively = other.instead is not None and other.instead.value in _RESPECTIVELY
    return not respectively or _is_comparable([one, other])


def _is_comparable(group: list[Part], *, bound: bool = False) -> bool:
    """Whether they are told of the same time and thing; `bound`: they may be bounds."""
    rhythms = {part.rhythm for part in group} - {""}
    years = {(part.first, part.last) for part in group} - {(None, None)}
    things = {part.per for part in group}
    points = bound or not any(part.bound or part.low != part.high for part in group)
    return len(rhythms) < 2 and len(years) < 2 and len(things) < 2 and points


def _merged(group: list[Part], least: Part, largest: Part) -> Part:
    """The first of the two, which says both."""
    first, second = sorted((least, largest), key=group.index)
    first.low, first.high = least.low, largest.high
    first.approximate = True
    first.rhythm = first.rhythm or second.rhythm
    first.first = first.first or second.first
    first.last = first.last or second.last
    around = first.around if second is first else first.around + second.around
    first.joints += [] if second is first else [second.token, *second.joints]
    # "mit Förderung 10.000 €, sonst 50.000 €": neither is what the source gives
    first.around = [
        token._replace(kind="variant") if token.kind == "source" else token for token in around
    ]
    first.kinds = {token.kind for token in first.around}
    first.joints += [part.instead for part in group if part.instead]
    return first
