"""What a cell says beside one name: how much, from when and how surely it is in charge."""

from gemeinwerk.german.signs import Line

_OF_TIME = frozenset({"ab", "bis", "seit"})
_WORDS = 2
"""Tokens of what is said so: "bis 2025", "60 %"."""
_WIDE = 8
"""Tokens of a bracket."""


def without_asides(line: Line, start: int, end: int) -> tuple[int, int, list[str]]:
    """From where to where the name itself stands, and what is left over.

    "Amt 61 (60 %)", "Amt 61 (bis 2025)", "ab 2026 Amt 66", "Amt 61?".
    """
    left: list[str] = []
    if end - start > 1 and line[end - 1].text == "?":
        left.append("?")
        end -= 1
    if line[end - 1].text == ")":
        opens = _opening(line, start, end)
        if opens > start and _is_aside(line, opens + 1, end - 1):
            left.append(line.typed(opens, end))
            end = opens
    if end - start > _WORDS and _is_aside(line, start, start + 2):
        left.append(line.typed(start, start + 2))
        start += 2
    return start, end, left


def _opening(line: Line, start: int, end: int) -> int:
    for at in range(end - 2, max(start, end - _WIDE), -1):
        if line[at].text == "(":
            return at
    return start


def _is_aside(line: Line, start: int, end: int) -> bool:
    """ "60 %", "bis 2025"."""
    timed = line.low(start) in _OF_TIME and line[start + 1].is_number
    share = line[start].is_number and line[end - 1].text == "%"
    return (timed or share) and end - start == _WORDS
