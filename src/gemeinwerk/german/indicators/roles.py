"""The small words of an indicator: which role the value behind them has, and "ja" and "nein"."""

from gemeinwerk.german.indicators import words
from gemeinwerk.german.indicators.yes_no import ANSWERS
from gemeinwerk.german.signs import Line

_ANSWERS: dict[str, list[tuple[str, ...]]] = {}
for _answer in sorted(ANSWERS, key=len, reverse=True):
    _ANSWERS.setdefault(_answer.split()[0], []).append(tuple(_answer.split()))


def role_at(line: Line, place: int) -> tuple[int, str] | None:
    """The token behind a word of role that stands at a token, and the role."""
    low = line.low(place)
    if low == "-" and line.low(place + 1) == ">":
        return place + 2, "target"
    if low == "bis" and line.low(place + 1) == "zu":
        return place + 2, "target"
    compound = line.low(place + 1) == "-" and line.low(place + 2) in words.WORTHS
    if low in {"ist", "soll", "ziel"} and compound:
        return place + 3, "baseline" if low == "ist" else "target"
    if low in words.TARGET:
        return place + 1, "target"
    if low in words.BASELINE:
        return place + 1, "baseline"
    return None


def answer_at(line: Line, place: int) -> int | None:
    """The token behind an answer ("ja", "liegt vor") that stands at a token."""
    before = line[place - 1].text
    if place and before not in {":", "(", "=", "→", ">", "?", "-"}:
        return None
    for answer in _ANSWERS.get(line.low(place), ()):
        if all(line.low(place + n) == word for n, word in enumerate(answer)):
            after = line[place + len(answer)].text
            if after in {" ", ")", ",", ";", ".", "("}:
                return place + len(answer)
    return None
