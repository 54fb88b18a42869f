"""Points in time beside an amount ("bis 31.12.2026"), as the reader of periods understands them."""

import re
from typing import NamedTuple

from gemeinwerk.german.amounts.descent import Descent, Token
from gemeinwerk.german.times.periods import parse_period

_OPENING = frozenset({"ab", "seit", "beginnend", "from"})
_CLOSING = frozenset({"bis", "to"})
_SPANNING = frozenset({"vom", "von", "zwischen"})
_LEADING = _OPENING | _CLOSING | _SPANNING
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d")
_FARTHEST = 6
"""Lexemes from the word before a point to its year: "bis zum Ende des 3. Quartals 2026"."""
_LONGEST = 60


class Dated(NamedTuple):
    """``whole``: the years say it all; the day or the month in it says nothing more."""

    first: int | None
    last: int | None
    whole: bool
    end: int


class Dates(Descent):
    def dates(self) -> Token | None:
        """ "bis 31.12.2026", "ab 1.7.26", "vom 01.07.2026 bis 30.06.2028", "bis Mai 2027"."""
        found = self.dated(self.at)
        if found is None:
            return None
        value = "" if found.whole else "in part"
        return self.taken("year", found.end, first=found.first, last=found.last, value=value)

    def dated(self, place: int) -> Dated | None:
        """What a stretch of time that begins here says; a day alone says of when, not for when."""
        one = self.lexemes[place]
        led = one.kind == "word" and one.key in _LEADING
        if not led and not (one.kind == "number" and _DAY.fullmatch(one.text)):
            return None
        end = self._point(place + led)
        stop = self._second(end) if end else 0
        if not end or (not stop and (not led or one.key in _SPANNING)):
            return None
        end = stop or end
        begin, behind = one.start, self.lexemes[end - 1].end
        if behind - begin > _LONGEST or self.unit(end):
            return None
        read = parse_period(self.shown[begin:behind])
        if read.rest or read.vague or read.backwards or not (read.start or read.end):
            return None
        first = read.start.year if read.start else None
        last = read.end.year if read.end else None
        whole = not read.start or (read.start.month, read.start.day) == (1, 1)
        whole = whole and (not read.end or (read.end.month, read.end.day) == (12, 31))
        return Dated(first, last, whole, end)

    def _second(self, end: int) -> int:
        """The end of a second point: "- 30.06.2028", "bis Mai 2028"; 0 for none."""
        joint = self.lexemes[end]
        return self._point(end + 1) if joint.text == "-" or joint.key in _CLOSING else 0

    def _point(self, place: int) -> int:
        """Behind the day or year that ends a point; 0 where none is near."""
        for at in range(place, place + _FARTHEST):
            one = self.lexemes[at]
            if one.kind == "number" and (_DAY.fullmatch(one.text) or _MONTH.fullmatch(one.text)):
                return at + 1
            if self.is_year(at):
                return at + 1
            if one.kind not in {"number", "word"} and one.text not in {".", "/", "'"}:
                return 0
        return 0
