"""How near two names are to each other, and in which way."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from gemeinwerk.engines.same_person import variants
from gemeinwerk.engines.same_person.people import Person, Reason
from gemeinwerk.engines.same_person.spelling import (
    parts_of,
    skeletons,
    sounds,
    spelled,
    without_umlauts,
)
from gemeinwerk.german.parties.person_words import is_first_name


@dataclass(frozen=True, slots=True)
class Likeness:
    """``degree``: 1 for the same, 0 for different names."""

    degree: float
    reason: Reason | None = None


DIFFERENT = Likeness(0.0)
SAME = Likeness(1.0, Reason.SAME_NAME)


@lru_cache(maxsize=200_000)
def first_names(one: str, other: str) -> Likeness:
    """Of two first names; an empty one says nothing."""
    if not one or not other:
        return Likeness(0.4, Reason.NAME_NOT_WHOLE)
    a, b = spelled(one), spelled(other)
    if a == b:
        return SAME if one.casefold() == other.casefold() else _spelled_otherwise()
    some, more = parts_of(one), parts_of(other)
    if some == more or "".join(some) == "".join(more) or without_umlauts(a) == without_umlauts(b):
        return _spelled_otherwise()
    if not some or not more:
        return DIFFERENT
    if min(len(some[0]), len(more[0])) == 1:
        return Likeness(0.6, Reason.SHORT_NAME) if some[0][0] == more[0][0] else DIFFERENT
    if variants.is_the_same_elsewhere(some[0], more[0]) and _agree(some[1:], more[1:]):
        return Likeness(0.9, Reason.WRITTEN_AS_HEARD)
    if variants.is_short_for(some[0], more[0]) and _agree(some[1:], more[1:]):
        return Likeness(0.85, Reason.SHORT_NAME)
    if some[0] == more[0] and (len(some) == 1 or len(more) == 1):
        return Likeness(0.85, Reason.SHORT_NAME)
    if len(some) != len(more) and set(some) & set(more):
        return Likeness(0.8, Reason.SHORT_NAME)
    if len(some) == len(more) == 1:
        heard = bool(sounds(a) & sounds(b))
        # "Andreas" and "Andrea", "Hassan" and "Hussein" are names of their own.
        return DIFFERENT if _is_known(a) and _is_known(b) and not heard else _one_word(a, b)
    return DIFFERENT


@lru_cache(maxsize=200_000)
def last_names(one: str, other: str) -> Likeness:
    """Of two surnames."""
    if not one or not other:
        return DIFFERENT
    a, b = spelled(one), spelled(other)
    if a == b:
        return SAME if one.casefold() == other.casefold() else _spelled_otherwise()
    some, more = parts_of(one), parts_of(other)
    if some == more or "".join(some) == "".join(more) or without_umlauts(a) == without_umlauts(b):
        return _spelled_otherwise()
    if sorted(some) == sorted(more):
        return Likeness(0.9, Reason.DOUBLE_NAME)
    common = set(map(without_umlauts, some)) & set(map(without_umlauts, more))
    if common and len(some) != len(more) and max(map(len, common)) > 2:
        return Likeness(0.8, Reason.DOUBLE_NAME)
    return _one_word("".join(some), "".join(more))


def people(one: Person, other: Person) -> tuple[Likeness, Likeness]:
    """(of the first names, of the surnames), whatever way round they stand and with names at
    birth."""
    first, last = first_names(one.first, other.first), last_names(one.last, other.last)
    if first.degree >= 0.8 and last.degree >= 0.8:
        return first, last
    if one.first and other.first:
        turned = first_names(one.first, other.last), first_names(one.last, other.first)
        if min(turned[0].degree, turned[1].degree) >= 0.9:
            degree = min(turned[0].degree, turned[1].degree) - 0.05
            return Likeness(degree, Reason.TRANSPOSED), Likeness(degree, Reason.TRANSPOSED)
    for born, name in ((one.birth, other.last), (one.last, other.birth)):
        if born and name and last_names(born, name).degree >= 0.85 > last.degree:
            last = Likeness(0.85, Reason.NAME_AT_BIRTH)
    return first, last


def _is_known(name: str) -> bool:
    return is_first_name(name) or name in variants.LANGUAGES


def _agree(some: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Further first names: they do not contradict each other."""
    return not some or not more or bool(set(some) & set(more))


def _spelled_otherwise() -> Likeness:
    return Likeness(0.97, Reason.SPELLED_OTHERWISE)


def _one_word(a: str, b: str) -> Likeness:
    if min(len(a), len(b)) < 3:
        return DIFFERENT
    if sounds(a) & sounds(b):
        return Likeness(0.92, Reason.WRITTEN_AS_HEARD)
    forgiven = 2 if min(len(a), len(b)) >= 9 else 1
    if (
        min(len(a), len(b)) >= 4
        and a[0] == b[0]
        and OSA.distance(a, b, score_cutoff=forgiven) <= forgiven
    ):
        return Likeness(0.82, Reason.TYPED_WRONG)
    if any(len(bones) >= 3 for bones in skeletons(a) & skeletons(b)):
        return Likeness(0.85, Reason.WRITTEN_AS_HEARD)
    return DIFFERENT
