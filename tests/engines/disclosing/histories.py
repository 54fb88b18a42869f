"""A population that grows, and what is published of it: random histories, drawn from a seed."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from gemeinwerk.engines.disclosure import releasing
from gemeinwerk.engines.disclosure.layouts import Dimension, Group, Layout, named, within
from gemeinwerk.engines.disclosure.releases import Counted, Question, Refused, Rules, Told
from tests.engines.disclosing.attacker import Place, Release

MOST_RELEASES = 6


def counted(dimensions: Mapping[str, tuple[str, ...]], people: Mapping[Place, int]) -> Counted:
    """A table with its margins. ``people``: how many of each combination."""
    layout = Layout("t", tuple(Dimension(*one) for one in dimensions.items()))
    inner = {_group(dimensions, one): number for one, number in people.items()}
    counts = {
        group: sum(number for one, number in inner.items() if within(one, group))
        for group in layout.groups
    }
    return Counted(layout, sum(inner.values()), counts)


def _group(dimensions: Mapping[str, tuple[str, ...]], place: Place) -> Group:
    return named([(n, v) for n, v in zip(dimensions, place, strict=True) if v is not None])


@dataclass
class History:
    """``published``: what was told, ``truth`` what was counted then; ``refused``: how often nothing
    could be told."""

    dimensions: Mapping[str, tuple[str, ...]]
    published: list[Told] = field(default_factory=list)
    truth: list[Counted] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def release(self, people: Mapping[Place, int], rules: Rules, *, rounds: bool = False) -> None:
        now = counted(self.dimensions, people)
        answer = releasing.release(Question((now,), tuple(self.published), rules), rounds=rounds)
        if isinstance(answer, Refused):
            self.refused.append(answer)
            return
        self.published.append(answer.tables[0])
        self.truth.append(now)

    @property
    def seen(self) -> list[Release]:
        """As somebody reads it who has every release."""
        places = list(product(*((*one, None) for one in self.dimensions.values())))[:-1]
        return [
            Release(
                self.dimensions,
                one.answers,
                {place: one.counts[_group(self.dimensions, place)] for place in places},
                max(0, one.rounded - 1),
            )
            for one in self.published
        ]

    def true(self, release: int, place: Place) -> int:
        return self.truth[release].counts[_group(self.dimensions, place)]


@lru_cache(maxsize=100)
def drawn(seed: int) -> History:
    """Up to six releases of one or two questions. Now and then only a handful joined, now and then
    all who joined said the same."""
    chance = random.Random(seed)
    sizes = chance.choice([(3,), (4,), (5,), (2, 3), (3, 3), (3, 4)])
    dimensions = {name: tuple(f"{name}{n}" for n in range(size))
                  for name, size in zip("ab", sizes, strict=False)}  # fmt: skip
    combinations = list(product(*dimensions.values()))
    weights = [chance.choice([0, 1, 1, 3, 8, 20]) for _one in combinations]
    weights[chance.randrange(len(weights))] += 10
    people: Counter[Place] = Counter(dict.fromkeys(combinations, 0))
    history = History(dimensions)
    for _release in range(chance.randint(2, MOST_RELEASES)):
        joining = chance.choice([0, 3, 20, 25, 40, 80, 150])
        if chance.random() < 0.1:
            people[chance.choice(combinations)] += joining
        else:
            people.update(chance.choices(combinations, weights, k=joining))
        history.release(people, Rules())
    return history
