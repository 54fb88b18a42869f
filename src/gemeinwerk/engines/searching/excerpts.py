"""A few words of a text around what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from gemeinwerk.engines.searching.asking import Answers
from gemeinwerk.engines.searching.words import SMALL, spelled

BEFORE, LENGTH = 60, 200
"""Letters before the best word, and of the whole excerpt, about."""


@dataclass(frozen=True)
class Piece:
    text: str
    marked: bool = False


def excerpt(text: str, answers: Answers, *, whole: bool = False) -> list[Piece]:
    """The text around its best word, cut between words; `whole`: uncut. Words that were found are
    marked. None of them: the beginning of the text."""
    text = " ".join(text.split())
    marks = _marks(text, answers)
    start, end = (0, len(text)) if whole else _window(text, marks)
    pieces = [Piece("… ")] if start else []
    at = start
    for first, last, _rank in marks:
        if first >= at and last <= end:
            pieces += [Piece(text[at:first]), Piece(text[first:last], marked=True)]
            at = last
    pieces.append(Piece(text[at:end]))
    if end < len(text):
        pieces.append(Piece(" …"))
    return [piece for piece in pieces if piece.text]


def best_of(texts: Mapping[str, str], answers: Answers) -> str:
    """The key of the text that answers best, of several alike the first; "" where none does."""
    best, most = "", 0
    for key, text in texts.items():
        rank = max((rank for _first, _last, rank in _marks(text, answers)), default=0)
        if rank > most:
            best, most = key, rank
    return best


def as_written(form: str, text: str) -> str:
    """A word as it stands in a text; "" where it does not."""
    words = spelled(text)
    return next((text[first:last] for first, last, word in words if word.lstrip(SMALL) == form), "")


def _marks(text: str, answers: Answers) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for first, last, word in spelled(text):
        rank = answers.get(word, 0)
        if rank and (not found or first >= found[-1][1]):
            found.append((first, last, int(rank)))
    return found


def _window(text: str, marks: list[tuple[int, int, int]]) -> tuple[int, int]:
    if len(text) <= LENGTH:
        return 0, len(text)
    first = max(marks, key=lambda mark: mark[2])[0] if marks else 0
    start = max(0, min(first - BEFORE, len(text) - LENGTH))
    if start:
        start = text.find(" ", start, first + 1) + 1 or start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), 0) or end
    return start, max(end, first + 1) if marks else end
