"""Counts of people as they may be told: none below five, and none that follows from the others.

Plain numbers in and out. Whoever reads a table knows how many answered; so a cell that is kept
back alone would be that number less the others. And of cells kept back together, the sum is told.
"""

from collections.abc import Sequence

AT_LEAST = 5


def one_of_several(counts: Sequence[int]) -> list[int | None]:
    """Of a question each person answers once: the cells make up all who answered, "no answer"
    among them. None is kept back.

    Nought is a small number too: where everybody said the same, it is known of each of them.
    """
    hidden = {place for place, count in enumerate(counts) if count < AT_LEAST}
    others = sorted({count for count in counts if count >= AT_LEAST})
    while hidden and others and _follows(counts, hidden):
        # All that are as small, so that not even the order of the answers tells anything.
        smallest = others.pop(0)
        hidden |= {place for place, count in enumerate(counts) if count == smallest}
    return [None if place in hidden else count for place, count in enumerate(counts)]


def any_of_several(counts: Sequence[int], people: int) -> list[int | None]:
    """Of a question with several answers at once: each cell has its complement, those who did not
    choose it."""
    return [count if AT_LEAST <= count <= people - AT_LEAST else None for count in counts]


def people(count: int) -> int | None:
    """How many took part, None for fewer than five."""
    return count if count >= AT_LEAST else None


def _follows(counts: Sequence[int], hidden: set[int]) -> bool:
    """Whether a hidden count, or a small sum of them, follows from what is shown: one alone, few
    people together, or all of them as large as a small number can be."""
    together = sum(counts[place] for place in hidden)
    largest = (AT_LEAST - 1) * len(hidden)
    all_small = all(counts[place] < AT_LEAST for place in hidden)
    return len(hidden) == 1 or together < AT_LEAST or (all_small and together >= largest - 1)
