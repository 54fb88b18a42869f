"""Two versions of a text compared word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal

Part = tuple[Literal["same", "ins", "del"], str]
_PIECES = re.compile(r"\s+|[^\W_]+|[\W_]")


def word_diff(before: str, after: str) -> list[Part]:
    """The parts of both texts in reading order; what was struck out stands before what is new.

    Joining `same` and `del` gives `before`, joining `same` and `ins` gives `after`.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    parts: list[Part] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            parts.append(("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            parts.append(("del", "".join(old[i1:i2])))
        if j2 > j1:
            parts.append(("ins", "".join(new[j1:j2])))
    return _calm(parts)


def _calm(parts: list[Part]) -> list[Part]:
    """A blank left between two changes reads as flicker: take it into both of them."""
    calm: list[Part] = []
    removed, added = "", ""

    def flush() -> None:
        nonlocal removed, added
        if removed:
            calm.append(("del", removed))
        if added:
            calm.append(("ins", added))
        removed, added = "", ""

    for index, (kind, text) in enumerate(parts):
        if kind == "del":
            removed += text
        elif kind == "ins":
            added += text
        elif text.isspace() and (removed or added) and index + 1 < len(parts):
            removed += text
            added += text
        else:
            flush()
            calm.append((kind, text))
    flush()
    return calm
