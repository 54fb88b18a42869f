"""Words about time, cut into tokens: "Mo, Mi nach 17 Uhr" is two weekdays and hours from 17:00.

Only what is known is a token; any other word stops the reading, as a misread availability is worse
than a question.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from re import Match

from gemeinwerk.engines.planning.files.days import DATE, WEEKDAY, Day, any_of, day_from, month_of
from gemeinwerk.engines.planning.files.hours import SURE_TIME, TIME, Hours, minute_of
from gemeinwerk.engines.planning.problem import Span
from gemeinwerk.german.times.words import MONTHS


class NotUnderstood(Exception):
    """A piece of text that is no known word about time."""

    def __init__(self, piece: str) -> None:
        super().__init__(piece)
        self.piece = piece.strip()


class Kind(StrEnum):
    """What a token is, and the type of its value where it has one."""

    WEEKDAYS = "weekdays"  # frozenset of 0 to 6
    DATE = "date"  # Days, a single one
    PERIOD = "period"  # Days that limit others: "im Mai", "ab 12.05."
    HOURS = "hours"  # Hours
    NOT = "not"
    EXCEPT = "except"
    NEVER = "never"
    ALWAYS = "always"
    ELSE = "else"
    AND = "and"
    COMMA = "comma"
    END = "end"  # of a part of the text


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to another, both included; without years of each year, also over its end."""

    first: Day
    last: Day

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        if self.first.year:
            return self.first <= Day.of(day) <= self.last
        here = Day(0, day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last

    def overlap(self, other: "Days") -> bool:
        """Whether some day is in both; also where only one of them names its year."""
        if bool(self.first.year) != bool(other.first.year):
            return True
        return any(
            first <= end and begin <= last
            for first, last in self._stretches()
            for begin, end in other._stretches()
        )

    def _stretches(self) -> Iterator[tuple[Day, Day]]:
        """Within a year."""
        if self.first <= self.last:
            yield self.first, self.last
        else:
            yield self.first, Day(0, 12, 31)
            yield Day(0, 1, 1), self.last


@dataclass(frozen=True, slots=True)
class Token:
    """A known word or phrase; text: as it was written, in small letters."""

    kind: Kind
    text: str
    value: frozenset[int] | Days | Hours | None = None


def tokens(text: str, horizon: Span) -> Iterator[Token]:
    """The tokens of a text; NotUnderstood at the first piece that is none."""
    plain = re.sub(r"[ \t\u00a0]+", " ", text.lower().replace("—", "–")).strip()
    place = 0
    while place < len(plain):
        found, read = next(
            ((found, read) for one, read in _PATTERNS if (found := one.match(plain, place))),
            (None, None),
        )
        if not found or not read:
            raise NotUnderstood(plain[place : place + 40])
        token = read(found, horizon)
        if token:
            yield token
        place = found.end()


Reader = Callable[[Match[str], Span], Token | None]


def _just(kind: Kind) -> Reader:
    return lambda found, _horizon: Token(kind, found.group())


def _nothing(_found: Match[str], _horizon: Span) -> None:
    return None


def _span_of_hours(found: Match[str], _horizon: Span) -> Token:
    first = minute_of(found["first"], like=found["last"])
    last = minute_of(found["last"])
    if first is None or last is None or first >= last:
        raise NotUnderstood(found.group())
    return Token(Kind.HOURS, found.group(), Hours(first, last))


def _from_hour(found: Match[str], _horizon: Span) -> Token:
    return Token(Kind.HOURS, found.group(), Hours(_minute(found)))


def _to_hour(found: Match[str], _horizon: Span) -> Token:
    return Token(Kind.HOURS, found.group(), Hours(last=_minute(found)))


def _at_hour(found: Match[str], _horizon: Span) -> Token:
    return Token(Kind.HOURS, found.group(), Hours(_minute(found), doubtful=True))


def _minute(found: Match[str]) -> int:
    minute = minute_of(found["time"])
    if minute is None:
        raise NotUnderstood(found.group())
    return minute


def _part_of_day(**minutes: int) -> Reader:
    """minutes: of the day, as `Hours` has them."""
    hours = Hours(**minutes, doubtful=True)
    return lambda found, _horizon: Token(Kind.HOURS, found.group(), hours)


def _date(found: Match[str], horizon: Span) -> Token:
    day = _day(found["day"])
    name, meant = (found["weekday"] or "").rstrip("."), day.in_span(horizon)
    if name and (meant is None or meant.weekday() != WEEKDAY[name]):
        raise NotUnderstood(found.group())
    return Token(Kind.DATE, found.group(), Days(day, day))


def _dates(found: Match[str], _horizon: Span) -> Token:
    last, text = _day(found["last"]), found["first"]
    first = _day(f"{text}{last.month}." if re.fullmatch(r"\d{1,2}\.", text) else text)
    if last.year and not first.year:
        over_new_year = (first.month, first.day) > (last.month, last.day)
        first = Day(last.year - over_new_year, first.month, first.day)
    if first.year and (not last.year or last < first):
        raise NotUnderstood(found.group())
    return Token(Kind.PERIOD, found.group(), Days(first, last))


def _from_date(found: Match[str], horizon: Span) -> Token:
    day = _day(found["day"], horizon)
    first = Day(day.year, day.month, day.day + bool(found["beyond"]))
    return Token(Kind.PERIOD, found.group(), Days(first, Day.of(date.max)))


def _to_date(found: Match[str], horizon: Span) -> Token:
    day = _day(found["day"], horizon)
    last = Day(day.year, day.month, day.day - bool(found["short"]))
    return Token(Kind.PERIOD, found.group(), Days(Day.of(date.min), last))


def _day(text: str, horizon: Span | None = None) -> Day:
    """The day named; with a horizon the year is filled in, as "ab 12.01." needs one."""
    day = day_from(text)
    if day and horizon and not day.year:
        meant = day.in_span(horizon)
        day = Day.of(meant) if meant else None
    if day is None:
        raise NotUnderstood(text)
    return day


def _months(found: Match[str], _horizon: Span) -> Token:
    return _period_of_months(found, month_of(found["first"]), month_of(found["last"]))


def _in_month(found: Match[str], _horizon: Span) -> Token:
    month = month_of(found["month"])
    return _period_of_months(found, month, month)


def _from_month(found: Match[str], horizon: Span) -> Token:
    return _period_of_months(found, _month(found, horizon), 12)


def _to_month(found: Match[str], horizon: Span) -> Token:
    return _period_of_months(found, 1, _month(found, horizon))


def _period_of_months(found: Match[str], first: int, last: int) -> Token:
    return Token(Kind.PERIOD, found.group(), Days(Day(0, first, 1), Day(0, last, 31)))


def _month(found: Match[str], horizon: Span) -> int:
    """The month; in a horizon over New Year it is not said of which year."""
    if horizon.first.year != horizon.last.year:
        raise NotUnderstood(found.group())
    return month_of(found["month"])


def _weekdays(found: Match[str], _horizon: Span) -> Token:
    first, last = (WEEKDAY[found[name].rstrip(".")] for name in _ends(found))
    count = (last - first) % 7 + 1
    return Token(Kind.WEEKDAYS, found.group(), frozenset((first + i) % 7 for i in range(count)))


def _ends(found: Match[str]) -> tuple[str, str]:
    return "first", "last" if found["last"] else "first"


def _all(days: range) -> Reader:
    return lambda found, _horizon: Token(Kind.WEEKDAYS, found.group(), frozenset(days))


_WEEKDAY, _MONTH = any_of(WEEKDAY), any_of(MONTHS)
_TO = r"\s?(?:-|–|bis(?: zum)?\b|to\b|until\b|through\b)\s?"
_ONWARDS = r"(?:(?:erst )?ab|seit|von|vom|frühestens|from|since)"
_UNTIL = r"(?:bis(?: zum)?|until|till)"
_FROM = r"(?:(?:von|vom|ab|from)\s)?"
_BETWEEN = r"(?:zwischen|between)\s(?:dem\s)?"
_ABOUT = r"(?:(?:ca\.?|circa|etwa|about)\s)?"
# The beginning of "12.–19.05." and the end of "12.05.-19.05".
_FIRST = rf"(?:{DATE}|\d{{1,2}}\.(?:\s?\d{{1,2}}\.?)?)"
_LAST = rf"(?:{DATE}|\d{{1,2}}\.\d{{1,2}}(?![\d:]|\s?uhr))"
_FILLERS = (
    "am an on at im in um den dem der die das the of jeden jede jeder jeweils every each kann "
    "könnte können can ist sind are is verfügbar available möglich possible geht gehen passt gut "
    "nur only gerne gern ich i bin da frei free zeit aber jedoch but ganztägig ganztags"
)
_READERS: tuple[tuple[str, Reader], ...] = (
    (r"[;\n]|\.(?=\s|$)", _just(Kind.END)),
    (r"\s+|[:()!]", _nothing),
    (r",", _just(Kind.COMMA)),
    (rf"{_FROM}(?P<first>{_FIRST}){_TO}(?P<last>{_LAST})", _dates),
    (rf"{_BETWEEN}(?P<first>{_FIRST}) (?:und|and) (?P<last>{_LAST})", _dates),
    (rf"(?:(?P<beyond>nach|after)|{_ONWARDS})\s(?:dem\s)?(?P<day>{DATE})(?: an\b)?", _from_date),
    (rf"(?:(?P<short>vor|before)|{_UNTIL})\s(?:dem\s)?(?P<day>{DATE})", _to_date),
    (rf"(?:(?P<weekday>{_WEEKDAY}),?\s)?(?P<day>{DATE})", _date),
    (rf"{_FROM}{_ABOUT}(?P<first>{TIME}){_TO}{_ABOUT}(?P<last>{TIME})", _span_of_hours),
    (rf"{_BETWEEN}(?P<first>{TIME}) (?:und|and) (?P<last>{TIME})", _span_of_hours),
    (rf"(?:{_ONWARDS}|nach|after)\s{_ABOUT}(?P<time>{TIME})", _from_hour),
    (rf"(?:{_UNTIL}|vor|before|spätestens)\s{_ABOUT}(?P<time>{TIME})", _to_hour),
    (rf"{_ABOUT}(?P<time>{SURE_TIME})", _at_hour),
    (rf"(?:von\s|from\s)?(?P<first>{_WEEKDAY})(?:{_TO}(?P<last>{_WEEKDAY}))?", _weekdays),
    (rf"{_FROM}(?P<first>{_MONTH}){_TO}(?P<last>{_MONTH})", _months),
    (rf"{_ONWARDS}\s(?P<month>{_MONTH})", _from_month),
    (rf"{_UNTIL}\s(?:ende\s|the end of\s)?(?P<month>{_MONTH})", _to_month),
    (rf"(?P<month>{_MONTH})", _in_month),
    (r"(?:werktags?|werktage|wochentags?|weekdays?)\b", _all(range(5))),
    (r"(?:wochenenden?|weekends?)\b", _all(range(5, 7))),
    (r"(?:vormittags?|morgens|mornings?)\b", _part_of_day(last=12 * 60)),
    (r"(?:nachmittags?|afternoons?)\b", _part_of_day(first=12 * 60)),
    (r"(?:abends?|evenings?)\b", _part_of_day(first=17 * 60)),
    (
        r"(?:immer|always|jederzeit|any ?time|täglich|daily|flexibel|flexible|alle tage|"
        r"jeden tag|every day|any day|egal)\b",
        _just(Kind.ALWAYS),
    ),
    (r"(?:nie|niemals|never|(?:gar|überhaupt) nicht)\b", _just(Kind.NEVER)),
    (r"(?:au(?:ß|ss)er|ohne|except|without)\b", _just(Kind.EXCEPT)),
    (r"(?:nicht|keine?n?|not|no)\b", _just(Kind.NOT)),
    (r"(?:sonst|ansonsten|otherwise)\b", _just(Kind.ELSE)),
    (r"(?:und|and|oder|or|sowie)\b|[&+/]", _just(Kind.AND)),
    (rf"(?:{_FILLERS.replace(' ', '|')})\b", _nothing),
)
_PATTERNS = tuple((re.compile(pattern), read) for pattern, read in _READERS)
