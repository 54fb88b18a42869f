"""Boxes to tick in a cell: "☐ Amt 65 ☒ Amt 66", "[x] ja [ ] nein", "Amt 65 (x) Amt 66 ( )".

What is ticked is what the cell says; what is not ticked was only on offer. A square or a ring may
be a bullet: it is a box where another one of the cell is filled.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from gemeinwerk.german.indicators.yes_no import parse_yes_no

EMPTY = "☐"
_OFF = "☐⬜🔲\uf0a8\uf06f\uf071"
_ON = "☑☒✓✔✅🗹🗷🗵🗸⊠\uf0fe\uf0fd\uf078\uf052\uf0fc"
_CROSSES = "✗✘❌✕✖"
_OFF_OR_BULLET = "□▢◻❏❑❒○◯"
_ON_OR_BULLET = "■◼⬛▣●◉⦿"
_MARK = re.compile(
    rf"(?P<off>[{_OFF}]|(?<![\w)\]])(?:\[[\s_]{{0,3}}\]|\([\s_]{{1,3}}\)))"
    rf"|(?P<on>[{_ON}]|(?<![\w)\]])[\[(]\s?[xX✓✔☒]\s?[\])])"
    rf"|(?P<cross>[{_CROSSES}])|(?P<square>[{_OFF_OR_BULLET}])|(?P<filled>[{_ON_OR_BULLET}])"
)
_EDGES = " \t\n,;|/"
_SIGNS = frozenset(_OFF + _ON + _CROSSES + _OFF_OR_BULLET + _ON_OR_BULLET + "[(")


@dataclass(frozen=True, slots=True)
class Ticks:
    """``ticked`` and ``unticked``: what stands beside each box, as typed. ``head``: what stands
    before all of them."""

    ticked: tuple[str, ...]
    unticked: tuple[str, ...]
    head: str = ""

    @property
    def said(self) -> str:
        """What the cell says: its head and what is ticked."""
        told = "; ".join(self.ticked)
        return f"{self.head} {told}".strip() if self.ticked else self.head

    @property
    def offered(self) -> str:
        """What was not ticked; "" where what is ticked answers it: "nein" beside a ticked "ja"."""
        answers = {parse_yes_no(one) for one in self.ticked}
        left = [one for one in self.unticked if not (answers & {True, False} and _answers(one))]
        return "; ".join(f"{EMPTY} {one}" for one in left)


def _answers(text: str) -> bool:
    return parse_yes_no(text) is not None


@lru_cache(maxsize=4_096)
def parse_ticks(text: str) -> Ticks | None:
    """The boxes of a cell; None where it has none, or nothing but one."""
    if _SIGNS.isdisjoint(text):
        return None
    kinds = {str(hit.lastgroup) for hit in _MARK.finditer(text)}
    if not (kinds & {"on", "off"} or ("square" in kinds and kinds & {"filled", "cross"})):
        return None
    on, off = _ticking(kinds), _unticking(kinds)
    boxes = [hit for hit in _MARK.finditer(text) if hit.lastgroup in on | off]
    first, last = text[: boxes[0].start()].strip(_EDGES), text[boxes[-1].end() :].strip(_EDGES)
    behind = bool(first) and not last
    options = [
        (box.lastgroup in on, option)
        for box, option in zip(boxes, _options(text, boxes, behind=behind), strict=True)
        if option
    ]
    if not options:
        return None
    ticked = tuple(option for ticked, option in options if ticked)
    unticked = tuple(option for ticked, option in options if not ticked)
    return Ticks(ticked, unticked, "" if behind else first)


def _options(text: str, boxes: list[re.Match[str]], *, behind: bool) -> list[str]:
    """What stands beside each box: behind it, or before it where the boxes stand behind."""
    if behind:
        begins = [0, *(box.end() for box in boxes[:-1])]
        ends = [box.start() for box in boxes]
    else:
        begins = [box.end() for box in boxes]
        ends = [*(box.start() for box in boxes[1:]), len(text)]
    return [text[start:end].strip(_EDGES) for start, end in zip(begins, ends, strict=True)]


def _ticking(kinds: set[str]) -> set[str]:
    """A cross ticks an empty box, and beside a tick it says no; a filled square is a box where
    an empty one is."""
    found = {"on"}
    if "square" in kinds:
        found.add("filled")
    if "on" not in kinds and kinds & {"off", "square"}:
        found.add("cross")
    return found


def _unticking(kinds: set[str]) -> set[str]:
    found = {"off"}
    if kinds & {"on", "filled", "cross"}:
        found.add("square")
    if "on" in kinds:
        found.add("cross")
    return found
