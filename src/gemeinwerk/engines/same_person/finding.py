"""Finds the pairs: people are compared with those they share a key with, never all with all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from gemeinwerk.engines.same_person import variants
from gemeinwerk.engines.same_person.people import Pair, Person
from gemeinwerk.engines.same_person.spelling import parts_of, skeletons, spelled
from gemeinwerk.engines.same_person.weighing import Known, known, weigh

_LARGEST = 120
"""People of one key that are all compared; of more only neighbours by name are."""
_NEIGHBOURS = 25

Key = tuple[str, ...]


def find(people: Sequence[Person]) -> list[Pair]:
    """Pairs that may be one person, the likeliest first. Each pair once."""
    all_known = [known(person) for person in people]
    found: list[Pair] = []
    tried: set[tuple[int, int]] = set()
    for block in _blocks(all_known):
        for one, other in _couples(block, all_known):
            pair = (one, other) if one < other else (other, one)
            if pair in tried:
                continue
            tried.add(pair)
            weighed = weigh(all_known[pair[0]], all_known[pair[1]])
            if weighed:
                found.append(weighed)
    order = {person.key: place for place, person in enumerate(people)}
    return sorted(found, key=lambda pair: (-pair.score, order[pair.one], order[pair.other]))


def _blocks(people: Sequence[Known]) -> Iterator[list[int]]:
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(people):
        for key in set(_keys(one)):
            blocks[key].append(place)
    return (block for block in blocks.values() if len(block) > 1)


def _keys(one: Known) -> Iterator[Key]:
    """Whatever two entries of one person are likely to share."""
    person = one.person
    yield from (("mail", mail) for mail in one.mails)
    yield from (("box", box) for box in one.boxes if len(box) >= 5 or "." in box)
    yield from (("phone", phone) for phone in one.phones)
    names = {part for name in (person.last, person.birth) for part in parts_of(name)}
    names |= {spelled(person.last)} if person.last else set()
    firsts = parts_of(person.first)[:1]
    for last in names:
        yield from (("last", bones) for bones in skeletons(last))
        for first in firsts:
            for group in _groups_of(first):
                yield ("both", group, last[:1])
                yield ("end", group, last[-3:])
    for first in firsts:  # the other way round
        yield from (("last", bones) for bones in skeletons(first))


def _groups_of(first: str) -> list[str]:
    numbers = [f"s{n}" for n, _short in variants.SHORT.get(first, ())]
    numbers += [f"l{n}" for n in variants.LANGUAGES.get(first, ())]
    return [*numbers, *skeletons(first)]


def _couples(block: list[int], people: Sequence[Known]) -> Iterator[tuple[int, int]]:
    if len(block) <= _LARGEST:
        yield from combinations(block, 2)
        return
    for by in (_by_first, _by_organisation):
        ordered = sorted(block, key=lambda place: by(people[place]))
        for start, one in enumerate(ordered):
            for other in ordered[start + 1 : start + 1 + _NEIGHBOURS]:
                yield one, other


def _by_first(one: Known) -> str:
    return spelled(one.person.first)


def _by_organisation(one: Known) -> str:
    return min(one.organisations, default="~")
