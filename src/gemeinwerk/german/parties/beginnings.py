"""Where the name of a unit begins, and which words may go on with it."""

from gemeinwerk.german.parties import words
from gemeinwerk.german.signs import Line


def looks(line: Line, place: int, *, strict: bool = False) -> bool:
    token = line[place]
    return words.names_somebody(token.text, low=token.low, strict=strict)


def is_unit(line: Line, place: int, end: int, *, strict: bool = False) -> bool:
    """Whether a name begins here that needs nothing before it."""
    at = line.skip(place, *words.BEFORE_NAMES)
    if line[at].is_number:
        return True
    while at < end and line[at].is_word:
        if looks(line, at, strict=strict):
            return True
        if line.low(at + 1) in {"-", "*", ":"} and line.tight(at + 1):
            at += 2
            continue
        return False
    return False


def opens(line: Line, start: int) -> bool:
    """Whether a unit-word opens a name with topics: "Amt für", "Stabsstelle Klima"."""
    low = line.low(start)
    if low not in words.UNITS and not low.endswith(("amt", "buero", "stelle", "zentrum")):
        return False
    if low in words.SHARED and line[start + 1].is_number:
        dash = line[start + 2].text in "-–" and not line.tight(start + 2)
        return line[start + 3].is_word if dash else is_topic(line, start + 2)
    follows = line[start + 1]
    return follows.is_word and (follows.low in words.PROPER or low in words.UNITS)


def is_topic(line: Line, place: int) -> bool:
    """Whether a word of a unit's tasks stands here by itself: "Bildung, Jugend, Sport"."""
    behind = place + 1
    alone = behind >= len(line) or line[behind].text in ",/" or line.low(behind) in words.JOINTS
    return alone and line.low(place) in words.TOPICS
