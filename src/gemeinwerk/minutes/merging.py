"""Two people wrote in the same paragraph: what becomes of both texts.

    put_together(base, mine, theirs)

`base` is what my typing began from, `theirs` what stands there now. Changes of other words go
together. Where both changed the same words nobody's are dropped: theirs stays, and mine goes whole
below it (`beside`), for a person to decide. Words that were only struck out give way to words that
were changed; where the words of one stand within those of the other, the longer stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gemeinwerk.core.worddiff import pieces, word_diff


@dataclass(frozen=True)
class Joined:
    """The text from now on, and mine where it has to stand beside it."""

    text: str
    beside: str = ""


@dataclass(frozen=True)
class Change:
    """These signs of the base became others; an insertion has none of them."""

    begin: int
    end: int
    new: str


def put_together(base: str, mine: str, theirs: str) -> Joined:
    if mine in (base, theirs):
        return Joined(theirs)
    if theirs == base:
        return Joined(mine)
    told: list[str] = []
    place = 0
    for region in _regions(changes(base, mine), changes(base, theirs)):
        ours, others = (_written(base, region, side) for side in (region.mine, region.theirs))
        told.append(base[place : region.begin])
        if not region.mine or (region.theirs and _within(ours, others)):
            told.append(others)
        elif not region.theirs or _within(others, ours):
            told.append(ours)
        else:
            return Joined(theirs, mine)
        place = region.end
    return Joined("".join([*told, base[place:]]))


def changes(base: str, text: str) -> list[Change]:
    """What was changed, in the order of the text; none touches another."""
    found: list[Change] = []
    place = begin = 0
    new = ""
    for kind, words in [*word_diff(base, text), ("same", "")]:
        if kind == "same":
            if place > begin or new:
                found.append(Change(begin, place, new))
            place += len(words)
            begin, new = place, ""
        elif kind == "del":
            place += len(words)
        else:
            new += words
    return found


@dataclass
class _Region:
    """Signs of the base that one or both changed: changes that touch stand in one."""

    begin: int
    end: int
    mine: list[Change]
    theirs: list[Change]


def _regions(mine: list[Change], theirs: list[Change]) -> Iterator[_Region]:
    every = [(one.begin, one.end, 0, one) for one in mine]
    every += [(one.begin, one.end, 1, one) for one in theirs]
    region: _Region | None = None
    for begin, end, side, one in sorted(every, key=lambda found: found[:3]):
        if region is None or begin > region.end:
            if region:
                yield region
            region = _Region(begin, end, [], [])
        region.end = max(region.end, end)
        (region.theirs if side else region.mine).append(one)
    if region:
        yield region


def _written(base: str, region: _Region, side: list[Change]) -> str:
    """The region as one of the two has it; as it was where they left it alone."""
    told: list[str] = []
    place = region.begin
    for one in side:
        told += [base[place : one.begin], one.new]
        place = one.end
    return "".join([*told, base[place : region.end]])


def _within(few: str, many: str) -> bool:
    """Whether all words of the one stand in the other, one after another: "3" is not within
    "30"."""
    return _row(few) in _row(many) if few else True


def _row(text: str) -> str:
    return "\0" + "\0".join(pieces(text)) + "\0"
