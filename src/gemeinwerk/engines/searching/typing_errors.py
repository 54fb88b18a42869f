"""Words that somebody may have meant: a letter too many, too few, another, or two turned round."""

from collections.abc import Iterable

SHORTEST = 4
"""Letters; what is shorter is near to everything."""
LONG = 8
"""Letters from which two errors are forgiven."""


def forgiven(word: str) -> int:
    """How many errors a word may hold."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < LONG else 2


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Of the known words those with the fewest errors between, in the order of the alphabet."""
    most = forgiven(word)
    found: dict[int, list[str]] = {}
    for other in known:
        if most and abs(len(other) - len(word)) <= most and _alike(word, other):
            errors = distance(word, other, most)
            if errors <= most:
                found.setdefault(errors, []).append(other)
    return sorted(found[min(found)]) if found else []


def _alike(word: str, other: str) -> bool:
    """Cheap, and true of every pair that is near: nobody errs at both ends of a word."""
    return len(other) >= SHORTEST - 1 and (word[0] == other[0] or word[-3:] == other[-3:])


def distance(one: str, other: str, most: int) -> int:
    """Errors between two words (Damerau, no part changed twice); `most` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i] + [most + 1] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            changed = letter != other[j - 1]
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + changed)
            if (
                changed
                and i > 1
                and j > 1
                and letter == other[j - 2]
                and one[i - 2] == other[j - 1]
            ):
                row[j] = min(row[j], last[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
