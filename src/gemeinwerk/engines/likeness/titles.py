"""What a group is called: the words of its middle text that most of the group have."""

from collections.abc import Sequence

from gemeinwerk.engines.likeness.sharing import Word, alike, words

LONGEST = 70
"""Letters of a title."""
_HEARD = 12
"""Texts of a group that are asked."""
_COST = 0.35
"""What a word adds must be worth its place: of the group so many must have it."""
_ENDS = ".!?;:\n"


def title(texts: Sequence[str]) -> str:
    """Of one stretch of the first text, within a sentence, that which most of the others have said
    too. texts: the middle of the group first."""
    middle = texts[0]
    said = words(middle)
    if not said:
        return _cut(" ".join(middle.split()))
    others = [{word.form for word in words(text)} for text in texts[1:_HEARD]]
    worth = [_share(word, others) - _COST for word in said]
    begin, end = _best(middle, said, worth)
    return " ".join(middle[said[begin].mark.start : said[end].mark.end].split())[:LONGEST]


def _share(word: Word, others: Sequence[set[str]]) -> float:
    if not others:
        return 1.0
    has = sum(any(alike(word.form, other) for other in forms) for forms in others)
    return has / len(others)


def _best(text: str, said: Sequence[Word], worth: Sequence[float]) -> tuple[int, int]:
    """The stretch of words that is worth most; of equals the first, and the shortest of these."""
    best, found = float("-inf"), (0, 0)
    for begin, first in enumerate(said):
        total = 0.0
        for end in range(begin, len(said)):
            start, stop = first.mark.start, said[end].mark.end
            between = text[said[end - 1].mark.end : said[end].mark.start] if end > begin else ""
            if end > begin and (stop - start > LONGEST or any(sign in between for sign in _ENDS)):
                break
            total += worth[end]
            if total > best + 1e-9:
                best, found = total, (begin, end)
    return found


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]
