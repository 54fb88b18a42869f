"""Groups of nearly the same: each is a middle and those near to it, so that no chain of small steps
joins what has nothing in common."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.likeness import blocks
from gemeinwerk.engines.likeness.reading import Places, Read, are_keys
from gemeinwerk.engines.likeness.weighing import HALF_OF_IT, Tables, Weights, in_parts

_DIGITS = 9
"""Of a score. What is behind depends on the order in which a processor adds."""
NEARLY_THE_SAME = 0.6
"""From here on two texts are nearly the same. Unrelated ones of 250 letters reach 0.5."""


def groups(
    forms: Sequence[str], languages: Sequence[str], tables: Tables, read: Read
) -> list[list[int]]:
    """Places of texts that are nearly the same, the middle of each group first. forms: in the order
    that decides among equals."""
    same: dict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        if form:
            same[form].append(place)
    alike = list(same)
    edges = _edges(alike, [languages[same[form][0]] for form in alike], tables, read)
    found = []
    for middle, members in _stars([len(same[form]) for form in alike], edges):
        texts = [place for one in (middle, *members) for place in same[alike[one]]]
        if len(texts) > 1:
            found.append(texts)
    return sorted(found, key=lambda texts: (-len(texts), texts[0]))


def _edges(
    forms: Sequence[str], languages: Sequence[str], tables: Tables, read: Read
) -> dict[int, dict[int, float]]:
    """Of different texts those that are nearly the same, with how near."""
    places, weights, sizes, texts, keys = [], [], [], [], []
    for start, part in in_parts(forms, read):
        place = tables.all.places(part.known)[part.place]
        key = are_keys(part.known)[part.place]
        places.append(place.astype(np.int32))
        weights.append(tables.weigh(part, languages[start : start + part.count], HALF_OF_IT))
        sizes.append(np.bincount(part.row, minlength=part.count))
        texts.append(part.row[key] + start)
        keys.append(place[key])
    found: dict[int, dict[int, float]] = defaultdict(dict)
    if not texts:
        return found
    rows = _Weighed(
        np.concatenate(places),
        np.concatenate(weights),
        np.concatenate(([0], np.cumsum(np.concatenate(sizes)))),
        np.zeros(len(tables.all.codes)),
    )
    for one, others in blocks.pairs(np.concatenate(texts), np.concatenate(keys)):
        for other, score in zip(others.tolist(), rows.products(one, others), strict=True):
            if score >= NEARLY_THE_SAME:
                found[one][other] = found[other][one] = score
    return found


@dataclass
class _Weighed:
    """The pieces of all texts, one text after another: of one those from its bound to the next."""

    places: NDArray[np.int32]
    weights: Weights
    bounds: Places
    dense: Weights
    """One text at a time, spread over the table."""

    def products(self, one: int, others: Places) -> list[float]:
        """How near a text is to each of others. None of them is empty."""
        own = slice(self.bounds[one], self.bounds[one + 1])
        self.dense[self.places[own]] = self.weights[own]
        begins, ends = self.bounds[others], self.bounds[others + 1]
        stops = np.cumsum(ends - begins)
        starts = stops - (ends - begins)
        at = np.arange(stops[-1]) + np.repeat(begins - starts, ends - begins)
        each = self.dense[self.places[at]] * self.weights[at]
        self.dense[self.places[own]] = 0
        scores: list[float] = np.add.reduceat(each, starts).round(_DIGITS).tolist()
        return scores


def _stars(sizes: Sequence[int], edges: dict[int, dict[int, float]]) -> list[tuple[int, list[int]]]:
    """Middles with their members, the nearest first. The middle is whoever is near to most."""
    near_to = [
        size + sum(sizes[other] for other in edges.get(one, ())) for one, size in enumerate(sizes)
    ]
    middles: list[int] = []
    covered: set[int] = set()
    for one in sorted(range(len(sizes)), key=lambda one: (-near_to[one], one)):
        if one not in covered:
            middles.append(one)
            covered |= {one, *edges.get(one, ())}
    members: dict[int, list[int]] = {middle: [] for middle in middles}
    for one in range(len(sizes)):
        if one not in members:
            nearest = min(
                (other for other in edges[one] if other in members),
                key=lambda other: (-edges[one][other], other),
            )
            members[nearest].append(one)
    return [
        (middle, sorted(members[middle], key=lambda one: (-edges[middle][one], one)))
        for middle in middles
    ]
