"""Time: permanent tasks, vague words, and dates as catalogues write them."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import stem

_PERMANENT = frozenset(
    stem(word)
    for word in word_set(
        """
    Daueraufgabe Dauermaßnahme Daueraufgaben laufend fortlaufend kontinuierlich dauerhaft ständig
    stetig fortwährend unbefristet permanent regelmäßig wiederkehrend immerwährend durchgehend
    durchgängig
    """
    )
)
_PERMANENT_PHRASE = re.compile(
    r"\b(?:(?:halb|viertel)?jährlich|monatlich|wöchentlich|täglich)"
    r"|\bauf (?:unbestimmte )?dauer\b|\bjede[sn]? (?:jahr|monat|woche|quartal|schuljahr)\b"
    r"|\b(?:ein|zwei|drei|vier)mal (?:im|pro) (?:jahr|monat)\b|\bohne (?:end|frist|befristung)"
    r"|\balle (?:\d{1,2}|zwei|drei|vier|fünf|sechs) (?:jahre|monate|wochen)\b"
    r"|\bdauer-?aufgabe|\bregelaufgabe|\bpflichtaufgabe",
    re.IGNORECASE,
)
_CALLED_PERMANENT = re.compile(
    r"\bdauer-?(?:aufgabe|maßnahme|angebot)|\b(?:dauerhafte|laufende|ständige|fortlaufende)r? "
    r"(?:aufgabe|maßnahme)|\bunbefristet|\bohne (?:zeitliche )?befristung",
    re.IGNORECASE,
)
# "im laufenden Schuljahr", "laufendes Jahr": these run out.
_RUNS_OUT = re.compile(
    r"laufende[nrsm]? (?:jahr|schuljahr|haushaltsjahr|quartal|wahlperiode|legislatur)", re.I
)
_VAGUE = frozenset(
    stem(word)
    for word in word_set(
        """
    kurzfristig mittelfristig langfristig längerfristig mittelfrist langfrist zeitnah
    baldmöglichst schnellstmöglich frühestmöglich bald demnächst perspektivisch umgehend
    unverzüglich alsbald baldig künftig zukünftig später irgendwann sofort bedarfsorientiert
    anlassbezogen sukzessive schrittweise zügig mittelfristige kurzzeitig
    """
    )
)
_VAGUE_PHRASE = re.compile(
    r"\b(?:so ?bald|so (?:schnell|früh|zeitnah))(?: wie| es)? möglich\b"
    r"|\bin kürze\b|\bin (?:naher )?zukunft\b"
    r"|\bin den (?:nächsten|kommenden) (?:jahren|monaten|wochen)\b|\bnächste[sn]? zeit\b"
    r"|\b(?:nach|bei) (?:bedarf|gelegenheit|möglichkeit|haushaltslage|mittellage|kassenlage)\b"
    r"|\bim laufe der (?:zeit|jahre)\b|\bkurz-,? ?mittel-? ?(?:und|bis|oder) ?langfristig\b"
    r"|\bkurz- ?(?:und|bis|oder|/) ?mittelfristig\w*|\bmittel- ?(?:und|bis|oder|/) ?langfristig\w*"
    r"|\bab sofort\b|\bso bald (?:es )?möglich\b|\bwenn möglich\b|\bauf (?:lange|längere) sicht\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_permanent(timeframe: str) -> bool:
    """Does a time field say that the task has no end ("Daueraufgabe", "ab 2025 fortlaufend")?"""
    if _PERMANENT_PHRASE.search(timeframe):
        return True
    if _RUNS_OUT.search(timeframe):
        return False
    return any(stem(word) in _PERMANENT for word in _LETTERS.findall(timeframe))


@lru_cache(maxsize=16_384)
def is_called_permanent(sentence: str) -> bool:
    """Does a sentence call the measure a permanent task? A field of time says so in fewer words."""
    return bool(_CALLED_PERMANENT.search(sentence))


def vague_time(timeframe: str) -> str:
    """The vague word or phrase of a time field as typed, or ""."""
    phrase = _VAGUE_PHRASE.search(timeframe)
    if phrase:
        return phrase.group()
    for word in _LETTERS.findall(timeframe):
        if stem(word) in _VAGUE:
            return str(word)
    return ""


class Span(NamedTuple):
    """First and last day, each None where the text does not say it."""

    start: date | None
    end: date | None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan jänner", "februar feb", "märz mär mrz", "april apr", "mai", "juni jun",
            "juli jul", "august aug", "september sep sept", "oktober okt", "november nov",
            "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTERS |= {"ersten": 1, "erstes": 1, "zweiten": 2, "zweites": 2, "dritten": 3, "drittes": 3}
_QUARTERS |= {"vierten": 4, "viertes": 4}
# (first month, last month) of a part of a year
_PARTS = {
    "anfang": (1, 3), "mitte": (4, 6), "ende": (12, 12), "frühjahr": (3, 5),
    "frühling": (3, 5), "sommer": (6, 8), "herbst": (9, 11), "winter": (12, 12),
    "jahresanfang": (1, 3), "jahresbeginn": (1, 3), "jahresmitte": (4, 6), "jahresende": (12, 12),
}  # fmt: skip
_POINT = re.compile(
    r"(?P<d>\d{1,2})\.\s?(?P<dm>\d{1,2})\.\s?(?P<dy>(?:19|20)\d\d|\d\d(?!\d))"
    r"|(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
    rf"|(?:(?P<nd>\d{{1,2}})\.\s?)?(?P<nm>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
    r"\s(?P<ny>(?:19|20)\d\d)"
    r"|(?<![\d/])(?P<my>(?:0?[1-9]|1[0-2]))/(?P<myy>(?:19|20)\d\d)"
    r"|(?:q\s?(?P<q1>[1-4])|(?P<q2>[1-4]|i{1,3}|iv)\.?\s?(?:quartal|q\.?|qu\.?)|"
    r"(?P<q3>erste[ns]|zweite[ns]|dritte[ns]|vierte[ns]) quartal)(?: des jahres)?\s?/?\s?"
    r"(?P<qy>(?:19|20)\d\d)"
    r"|(?P<h>[12]|i{1,2}|erste[ns]|zweite[ns])\.?\s?(?:halbjahr|hj\.?)\s?/?\s?(?P<hy>(?:19|20)\d\d)"
    rf"|(?P<p>{'|'.join(_PARTS)})(?: des jahres)?\s(?P<py>(?:19|20)\d\d)"
    r"|(?:schuljahr|haushalt|hh|dhh|doppelhaushalt|sj)?\s?(?P<sy>(?:19|20)\d\d)\s?/\s?"
    r"(?P<sz>(?:20)?\d\d)(?![\d./])"
    r"|(?<![\d./])(?P<y>(?:19|20)\d\d)(?![\d/]|\.\d)",
    re.IGNORECASE,
)


_LOOK_BACK = 60


class Point(NamedTuple):
    """A date in a text: the days it spans and where it stands."""

    first: date
    last: date
    begin: int
    end: int


def _month(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _days(hit: re.Match[str]) -> tuple[date, date]:
    part = {name: value.lower() for name, value in hit.groupdict().items() if value}
    if "d" in part:
        year = int(part["dy"])
        day = date(year if year > 99 else 2000 + year, int(part["dm"]), int(part["d"]))
        return day, day
    if "iy" in part:
        day = date(int(part["iy"]), int(part["im"]), int(part["id"]))
        return day, day
    if "nm" in part:
        month, year = _MONTHS[part["nm"]], int(part["ny"])
        if "nd" in part:
            return date(year, month, int(part["nd"])), date(year, month, int(part["nd"]))
        return _month(year, month, month)
    if "my" in part:
        return _month(int(part["myy"]), int(part["my"]), int(part["my"]))
    return _part_of_year(part)


def _part_of_year(part: dict[str, str]) -> tuple[date, date]:
    if "qy" in part:
        quarter = _QUARTERS[part.get("q1") or part.get("q2") or part["q3"]]
        return _month(int(part["qy"]), quarter * 3 - 2, quarter * 3)
    if "hy" in part:
        half = _QUARTERS[part["h"]]
        return _month(int(part["hy"]), half * 6 - 5, half * 6)
    if "py" in part:
        return _month(int(part["py"]), *_PARTS[part["p"]])
    if "sy" in part:
        year, last = int(part["sy"]), int(part["sz"])
        if last > 99 or last != (year + 1) % 100:
            if last <= 99 or last < year:
                raise ValueError("no pair of years")
            return date(year, 1, 1), date(last, 12, 31)
        return date(year, 1, 1), date(year + 1, 12, 31)
    return date(int(part["y"]), 1, 1), date(int(part["y"]), 12, 31)


def points(text: str) -> Iterator[Point]:
    """The dates of a text in order; what looks like a date and is none is left out."""
    for hit in _POINT.finditer(text):
        try:
            first, last = _days(hit)
        except ValueError:
            continue
        yield Point(first, last, hit.start(), hit.end())


_FROM = re.compile(
    r"(?:\bab|\bseit|\bvon|\bbeginn\w*|\bstart\w*|\bvom|\bfrühestens)\W*(?:dem |im |mit )?$", re.I
)
_TO = re.compile(
    r"(?:\bbis|[-–—]|\bspätestens|\bende\w*|\bfertig\w*)\W*(?:zum |zur |einschließlich |inkl\.? |"
    r"spätestens |voraussichtlich |ca\.? |Ende |Mitte |Anfang |Beginn )*(?:dem |im |zum )?$",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"\s*(?:[-–—]|bis(?: zum)?)\s*(?:Ende |Mitte |Anfang )?", re.IGNORECASE)
_OPEN_END = re.compile(r"^\s*(?:ff\.?\b|fortlaufend|ff)", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def time_span(timeframe: str) -> Span:
    """What a time field says: "2024–2026", "bis Juni 2026", "ab 2025", "II. Quartal 2025"."""
    found = list(points(timeframe))
    if not found:
        return Span(None, None)
    first, last = found[0], found[-1]
    before = timeframe[max(0, first.begin - _LOOK_BACK) : first.begin]
    opens = bool(_FROM.search(before))
    if len(found) == 1:
        if _TO.search(before):
            return Span(None, first.last)
        if opens or _OPEN_END.match(timeframe[first.end :]):
            return Span(first.first, None)
        return Span(first.first, first.last)
    between = timeframe[first.end : last.begin]
    if len(found) == 2 and last.last < first.first and _STRETCH.fullmatch(between):
        return Span(first.first, last.last)  # the wrong way round: T505 says so
    return Span(min(p.first for p in found), max(p.last for p in found))


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
    for point in points(sentence):
        before = sentence[max(0, point.begin - _LOOK_BACK) : point.begin]
        if _PAST.search(before):
            continue
        dated = not re.fullmatch(r"\d{4}", sentence[point.begin : point.end])
        if _PLANNED.search(before) or (dated and not re.search(r"\bvom\b", before[-12:])):
            last = max(last or point.last, point.last)
    return last
