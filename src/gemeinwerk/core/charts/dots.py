"""Places beside what they should be: a filled dot for each that is taken, a dashed one for each
that is missing, a small one for each there would still be room for. A bracket spans the aim."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Mark = Literal["taken", "missing", "room"]
PITCH, MIDDLE, MOST = 24, 12, 24
"""Pixels from dot to dot and to the middle of the first; how many dots are drawn at most."""


@dataclass(frozen=True)
class Dots:
    """``more``: how many are not drawn any more. ``bracket``: from where to where the aim reaches,
    None where there is none; ``open``: it has no upper end."""

    marks: Sequence[tuple[int, Mark]]
    width: int
    more: int = 0
    bracket: tuple[int, int] | None = None
    open: bool = False

    @property
    def length(self) -> int:
        """Of the bracket, within its own edges."""
        return self.bracket[1] - self.bracket[0] - 2 if self.bracket else 0


def dots(taken: int, low: int | None, high: int | None) -> Dots:
    """``low`` and ``high``: at least and at most; both None: nothing is aimed at."""
    missing = max(0, (low or 0) - taken)
    room = max(0, (high or 0) - max(taken, low or 0))
    counted: tuple[tuple[Mark, int], ...] = (("taken", taken), ("missing", missing), ("room", room))
    kinds = [kind for kind, count in counted for _ in range(count)]
    drawn = kinds[:MOST]
    marks = [(MIDDLE + place * PITCH, kind) for place, kind in enumerate(drawn)]
    bracket = None
    if low is not None and drawn:
        first = min(max(low, 1), len(drawn))
        last = max(first, min(high if high is not None else len(drawn), len(drawn)))
        bracket = ((first - 1) * PITCH, last * PITCH)
    width = max(len(drawn), 1) * PITCH
    return Dots(marks, width, len(kinds) - len(drawn), bracket, high is None)
