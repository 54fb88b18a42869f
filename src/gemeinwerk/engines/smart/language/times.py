"""Time in a field and in prose: what `german` reads there, and which dates are promises."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.german import parse_period
from gemeinwerk.german.text import plain
from gemeinwerk.german.times.dates import points

_CALLED_PERMANENT = re.compile(
    r"\bdauer-?(?:aufgabe|maßnahme|angebot)|\b(?:dauerhafte|laufende|ständige|fortlaufende)r? "
    r"(?:aufgabe|maßnahme)|\bunbefristet|\bohne (?:zeitliche )?befristung",
    re.IGNORECASE,
)


def is_permanent(timeframe: str) -> bool:
    """Does a time field say that the task has no end ("Daueraufgabe", "ab 2025 fortlaufend")?"""
    return parse_period(timeframe).permanent


@lru_cache(maxsize=16_384)
def is_called_permanent(sentence: str) -> bool:
    """Does a sentence call the measure a permanent task? A field of time says so in fewer words."""
    return bool(_CALLED_PERMANENT.search(sentence))


def vague_time(timeframe: str) -> str:
    """The vague word or phrase of a time field as typed, or ""."""
    return next(iter(parse_period(timeframe).vague), "")


class Span(NamedTuple):
    """First and last day, each None where the text does not say it."""

    start: date | None
    end: date | None


def time_span(timeframe: str) -> Span:
    """What a time field says; a stretch typed the wrong way round stays so: T505 says it."""
    read = parse_period(timeframe)
    if read.backwards:
        return Span(read.points[0].start, read.points[-1].end)
    return Span(read.start, read.end)


_LOOK_BACK = 60
_PERIOD = re.compile(
    r"\b(?:bis (?:zum )?(?:ende|abschluss|ablauf) (?:der|des) (?:wahlperiode|legislatur\w*|"
    r"konzept\w*|förder\w+|laufzeit|projekt\w*|schuljahres|jahres|haushaltsjahres)"
    r"|(?:gesamte[rn]?|ganze[rn]?|über die|während der)\s+(?:gesamte[rn]? |ganze[rn]? )?"
    r"(?:konzept)?(?:laufzeit|zeitraum)|(?:konzept|projekt|programm)(?:laufzeit|zeitraum))"
    r"|\b(?:innerhalb|binnen)\s+(?:von\s+)?(?:eine[sm]|zwei|drei|vier|fünf|sechs|neun|zwölf|\d+)\w*"
    r"\s+(?:jahr|monat|woche|quartal)\w*",
    re.IGNORECASE,
)


def definite_period(text: str) -> str:
    """A deadline without a date that can still be kept: "innerhalb von zwei Jahren". Or ""."""
    hit = _PERIOD.search(text)
    return hit.group() if hit else ""


_LENGTH = re.compile(
    r"(?<!seit )(?<!vor )\b(?:\d{1,3}|ein(?:e[nm]?)?|zwei|drei|vier|fünf|sechs|neun|zehn|zwölf)"
    r"(?:\s?(?:-|–|bis)\s?\d{1,3})?[\s-]?(?:jahr|monat|woche)[a-z]{0,3}\b",
    re.IGNORECASE,
)


def length_of_time(timeframe: str) -> str:
    """How long a time field says it takes ("18 Monate", "3 Jahre ab Bewilligung"), or ""."""
    hit = _LENGTH.search(timeframe)
    return hit.group() if hit else ""


_PLANNED = re.compile(
    r"(?:\bbis|\bspätestens|\bim(?: Jahre?| Laufe? des Jahres)?|\bin|\bEnde|\bMitte|\bAnfang|"
    r"\bJahren?|\bzum|\bzu(?:m|r)? (?:Beginn|Start)|\bwird|\bwerden|\bvon|[-–(])\s*"
    r"(?:zum |spätestens |einschließlich |Jahresende |Ende |Mitte |Anfang |den Jahren |dem Jahr "
    r"|des Jahres |Schuljahr |Jahresende )*$"
)
_PAST = re.compile(
    r"(?:\bseit|\bvom|\bStand|\bab|\bin Kraft|\bstartet|\bbeginnt|\bStart|\bBeginn)"
    r"\W*(?:dem |im |am |zum |Ende |Mitte |Anfang |Herbst |Sommer )?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def deadline(sentence: str) -> date | None:
    """The last day by which a sentence promises something; names ("VEP 2025") are no promise."""
    last: date | None = None
    sentence = plain(sentence)
    for point, begin, end in points(sentence):
        before = sentence[max(0, begin - _LOOK_BACK) : begin]
        if _PAST.search(before):
            continue
        dated = not re.fullmatch(r"\d{4}", sentence[begin:end])
        if _PLANNED.search(before) or (dated and not re.search(r"\bvom\b", before[-12:])):
            last = max(last or point.end, point.end)
    return last
