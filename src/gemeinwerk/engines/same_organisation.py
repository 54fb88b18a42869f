"""Which organisations may stand twice: pairs, the surest first, each with its reasons.

    find([Organisation("1", "Caritasverband Havelfurt e. V."),
          Organisation("2", "Caritas Havelfurt")], places=("Havelfurt",))

A proposal is only that: a person decides. Compared are those who share something: a name, a word
of it, an abbreviation, a mailbox, a number.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from gemeinwerk.german.text import fold

_LEGAL = re.compile(r"\b(?:e\.? ?v|eingetragener verein|g?gmbh|ug|ag|kdoer|e\. ?g)\b\.?")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_FILLING = frozenset({
    "der", "die", "das", "des", "dem", "den", "und", "fuer", "von", "vom", "zu", "zur", "zum",
    "in", "im", "am", "an", "auf", "mit", "e", "v", "ev", "ggmbh", "gmbh", "stadt", "kreis",
    "land", "landkreis", "stadtverband", "kreisverband", "ortsverband", "ortsverein", "ortsgruppe",
    "regionalverband", "landesverband", "bezirksverband", "kreisgruppe", "verein", "verband",
    "initiative",
})  # fmt: skip
_ENDINGS = ("verband", "verein", "werk", "bund", "initiative", "netzwerk")
_LARGEST = 60
"""Organisations that share a word and are all compared; a commoner one says nothing."""
_COMMON = frozenset({"word", "begins"})


class Reason(StrEnum):
    """Why two may be one. Each is a sentence on a page."""

    SAME_NAME = "same_name"
    """But for the legal form and for the spelling."""
    SAME_WORDS = "same_words"
    """"Caritasverband Havelfurt" and "Caritas Havelfurt"."""
    TYPED_WRONG = "typed_wrong"
    OTHER_NAME = "other_name"
    """A name the one is also known by is that of the other."""
    SAME_ABBREVIATION = "same_abbreviation"
    ABBREVIATED = "abbreviated"
    """The one is called what the other is called for short."""
    INITIALS = "initials"
    """The letters with which the words of the other begin."""
    SAME_MAIL = "same_mail"
    SAME_PHONE = "same_phone"
    SAME_PAGE = "same_page"
    SAME_ADDRESS = "same_address"


_WEIGHT = {
    Reason.SAME_NAME: 0.95, Reason.OTHER_NAME: 0.9, Reason.ABBREVIATED: 0.85,
    Reason.SAME_WORDS: 0.85, Reason.TYPED_WRONG: 0.75, Reason.SAME_ABBREVIATION: 0.7,
    Reason.INITIALS: 0.6, Reason.SAME_MAIL: 0.55,
}  # fmt: skip
"""What is enough by itself; all else only adds."""
_ADDS = 0.05


@dataclass(frozen=True, slots=True)
class Organisation:
    """``key``: whatever the caller knows it by. ``phones``: digits. ``page``: its host."""

    key: str
    name: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    page: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """``score``: from 0 to 1, how likely; ``one`` comes first in the list."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    of: Organisation
    name: str
    also: frozenset[str]
    short: str
    words: tuple[str, ...]
    """What tells it apart: without legal form, place and words many have."""
    initials: str


def find(organisations: Sequence[Organisation], *, places: Collection[str] = ()) -> list[Pair]:
    """``places``: words that say nothing here, as the town's own name."""
    here = {word for place in places for word in _WORD.findall(fold(place))}
    here |= {f"{word}er" for word in here}
    everyone = [_known(one, here) for one in organisations]
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, known in enumerate(everyone):
        for key in set(_keys(known)):
            blocks[key].append(place)
    pairs = set(_couples(blocks))
    found = [pair for one, two in pairs if (pair := _weigh(everyone[one], everyone[two]))]
    order = {one.key: place for place, one in enumerate(organisations)}
    return sorted(found, key=lambda pair: (-pair.score, order[pair.one], order[pair.other]))


# --- inside -------------------------------------------------------------------------------------


def _known(one: Organisation, here: set[str]) -> _Known:
    spoken = _LEGAL.sub(" ", fold(one.name))
    every = _WORD.findall(spoken)
    words = sorted({_core(word) for word in every if word not in _FILLING and word not in here})
    return _Known(
        one,
        " ".join(every),
        frozenset(_plain(alias) for alias in one.aliases) - {""},
        _plain(one.abbreviation),
        tuple(words),
        "".join(word[0] for word in every if word not in ("und", "der", "die", "fuer")),
    )


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(_LEGAL.sub(" ", fold(name))))


def _core(word: str) -> str:
    """ "caritasverband" is "caritas": what is left must still be a word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _couples(blocks: Mapping[tuple[str, str], list[int]]) -> Iterator[tuple[int, int]]:
    for (kind, what), block in blocks.items():
        if kind == "initials":  # many begin alike: only who is called so may be meant
            short = blocks.get(("called", what), ())
            yield from ((min(a, b), max(a, b)) for a in block for b in short if a != b)
        elif kind not in _COMMON or len(block) <= _LARGEST:
            yield from combinations(block, 2)


def _keys(one: _Known) -> Iterator[tuple[str, str]]:
    for called in (one.name, one.short, *one.also):
        if len(called) >= 3:
            yield "called", called
    if len(one.name) > len(one.initials) >= 3:
        yield "initials", one.initials
    yield from (("word", word) for word in one.words)
    yield from (("mail", mail.lower()) for mail in one.of.mails)
    if one.words:
        yield "words", " ".join(one.words)
        yield from (("begins", word[:4]) for word in one.words if len(word) >= 6)


def _weigh(one: _Known, other: _Known) -> Pair | None:
    reasons = [*_by_name(one, other), *_by_reach(one.of, other.of)]
    enough = [_WEIGHT[reason] for reason in reasons if reason in _WEIGHT]
    if not enough:
        return None
    score = min(0.99, max(enough) + _ADDS * (len(reasons) - 1))
    return Pair(one.of.key, other.of.key, round(score, 2), tuple(reasons))


def _by_name(one: _Known, other: _Known) -> Iterator[Reason]:
    if one.name == other.name:
        yield Reason.SAME_NAME
    elif one.words and one.words == other.words:
        yield Reason.SAME_WORDS
    elif _nearly(one, other):
        yield Reason.TYPED_WRONG
    if other.name in one.also or one.name in other.also or one.also & other.also:
        yield Reason.OTHER_NAME
    if len(one.short) >= 3 and one.short == other.short:
        yield Reason.SAME_ABBREVIATION
    elif _crossed(one, other):
        yield Reason.ABBREVIATED
    elif _is_initials(one, other) or _is_initials(other, one):
        yield Reason.INITIALS


def _crossed(one: _Known, other: _Known) -> bool:
    """The short name of the one is a whole name of the other."""
    return any(
        len(a.short) >= 3 and a.short in {b.name, *b.also} for a, b in ((one, other), (other, one))
    )


def _is_initials(short: _Known, long: _Known) -> bool:
    letters = {short.name, short.short} - {""}
    return len(long.initials) >= 3 and " " in long.name and long.initials in letters


def _by_reach(one: Organisation, other: Organisation) -> Iterator[Reason]:
    if {mail.lower() for mail in one.mails} & {mail.lower() for mail in other.mails}:
        yield Reason.SAME_MAIL
    if set(one.phones) & set(other.phones):
        yield Reason.SAME_PHONE
    if one.page and one.page == other.page:
        yield Reason.SAME_PAGE
    if one.address and fold(one.address) == fold(other.address):
        yield Reason.SAME_ADDRESS


def _nearly(one: _Known, other: _Known) -> bool:
    """In one word a letter too many, too few or another, in a long one two. "Kita 1" is not
    "Kita 2", and "am Markt" not "am Park"."""
    if len(one.words) != len(other.words):
        return False
    apart = [pair for pair in zip(one.words, other.words, strict=True) if len(set(pair)) > 1]
    if len(apart) != 1:
        return False
    ((a, b),) = apart
    if _DIGITS.findall(a) != _DIGITS.findall(b) or a[0] != b[0]:
        return False
    short = min(len(a), len(b))
    most = 0 if short < 6 else 1 if short < 10 else 2
    return abs(len(a) - len(b)) <= most and _distance(a, b) <= most


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for place, letter in enumerate(a, 1):
        last, row[0] = row[0], place
        for at, other in enumerate(b, 1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (letter != other))
    return row[-1]
