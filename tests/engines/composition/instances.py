"""Small problems drawn from a seed: few people and groups, every rule and every mean case."""

import random

from gemeinwerk.engines.composition.problem import Ends, Group, Person, Problem, Seat

KINDS = ("counselling", "administration", None)
ORGANISATIONS = ("o1", "o2", "o3", None)


def instance(seed: int) -> Problem:
    """At most 12 possible seats, so that every composition can be tried out."""
    chance = random.Random(seed)
    names = ["wohnen", "arbeit", "kita"][: chance.randint(1, 3)]
    people = [_person(chance, f"p{number}", names) for number in range(chance.randint(1, 6))]
    groups = [_group(chance, name, people) for name in names]
    problem = Problem(tuple(people), tuple(groups), seed)
    while len(problem.possible) > 12:
        problem = Problem(problem.people[:-1], tuple(_without_last(problem)), seed)
    pairs = [Seat(group, one.id) for group in names for one in problem.people]
    keep = chance.sample(pairs, min(len(pairs), chance.randint(0, 4)))
    return Problem(problem.people, problem.groups, seed, tuple(keep))


def _person(chance: random.Random, name: str, groups: list[str]) -> Person:
    return Person(
        name,
        chance.choice(KINDS),
        chance.choice(ORGANISATIONS),
        tuple(
            chance.sample(groups, chance.randint(0 if chance.random() < 0.2 else 1, len(groups)))
        ),
        chance.choice([1, 1, 2, 3]),
        frozenset(one for one in groups if chance.random() < 0.12),
    )


def _group(chance: random.Random, name: str, people: list[Person]) -> Group:
    kinds = [kind for kind in KINDS if kind and chance.random() < 0.6]
    able = [one.id for one in people if name not in one.never]
    required = [one for one in able if chance.random() < 0.1]
    return Group(
        name, _ends(chance, 3), tuple((kind, _ends(chance, 2)) for kind in kinds), tuple(required)
    )


def _ends(chance: random.Random, most: int) -> Ends:
    least = chance.randint(0, most)
    return Ends(least, least + chance.randint(0, 2))


def _without_last(problem: Problem) -> list[Group]:
    gone = problem.people[-1].id
    return [
        Group(one.id, one.size, one.targets, tuple(p for p in one.required if p != gone))
        for one in problem.groups
    ]
