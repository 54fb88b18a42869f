"""Reasons that are given to many in the same words: noticed, never forbidden."""

from collections.abc import Iterable
from dataclasses import dataclass, field

FROM = 3
"""So many times one reason is worth a word."""


@dataclass
class Same:
    """`key`: an outcome with the reason, as it was first written; `contributions`: their keys."""

    key: int
    reason: str
    contributions: set[int] = field(default_factory=set)

    @property
    def times(self) -> int:
        return len(self.contributions)


def normalised(reason: str) -> str:
    """Large or small, and however it is broken into lines, it is the same."""
    return " ".join(reason.casefold().split())


def same(reasons: Iterable[tuple[int, int, str]]) -> list[Same]:
    """Those given to several, the most frequent first; each is (outcome, contribution, reason)."""
    found: dict[str, Same] = {}
    for key, contribution, reason in reasons:
        one = found.setdefault(normalised(reason), Same(key, reason))
        one.contributions.add(contribution)
    several = (one for one in found.values() if one.times >= FROM)
    return sorted(several, key=lambda one: (-one.times, one.key))
