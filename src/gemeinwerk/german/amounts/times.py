"""When and how often: years, rhythms, prices per piece, how many years something lasts."""

import re
from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.by_year import LISTED
from gemeinwerk.german.amounts.dates import Dates
from gemeinwerk.german.amounts.descent import TIMES, Token
from gemeinwerk.german.numbers import to_decimal

_COSTS = frozenset({"label", "total", "source"})
_YY = re.compile(r"[23]\d")
_ARTICLES = frozenset({"die", "der", "das", "am", "im"})


class Times(Dates):
    def year(self) -> Token | None:
        key, place = self.lexemes[self.at].key, self.at
        short = self._short_years()
        if short:
            return short
        opening = key in {"ab", "seit", "beginnend", "from"}
        closing = self.lexemes[self.at].means == "to"
        place += opening or closing
        if not self.is_year(place) or not self._is_time(place):
            return None
        first = int(self.lexemes[place].text)
        if closing:
            return self.taken("year", place + 1, last=first)
        end, last = self._last_year(place + 1, first)
        if self.lexemes[end].key == "ff" and self.lexemes[end].kind == "word":
            end += 1 + (self.lexemes[end + 1].text == "." and self.lexemes[end + 1].glued)
            return self.taken("year", end, first=first)
        if opening and last == first:
            return self.taken("year", end, first=first)
        joint = self.lexemes[place + 1]
        listed = end > place + 1 and (joint.text == "/" or joint.key == "und")
        return self.taken("year", end, first=first, last=last, beside=LISTED if listed else "")

    def _short_years(self) -> Token | None:
        """ "25/26: 30.000 € / 40.000 €": two years in a row before what each of them costs."""
        one, slash, two, colon = self.lexemes[self.at : self.at + 4]
        alone = self.last() in {"", "stop"} and slash.text == "/" and colon.text == ":"
        if not alone or not all(map(_YY.fullmatch, (one.text, two.text))):
            return None
        first, last = 2000 + int(one.text), 2000 + int(two.text)
        later = last == first + 1
        return (
            self.taken("year", self.at + 3, first=first, last=last, beside=LISTED)
            if later
            else None
        )

    def _is_time(self, place: int) -> bool:
        """No amount: neither a unit nor posts behind it, nor "2000/Jahr"."""
        after = place + 1
        if (
            self.unit(after)
            or self.lexemes[after].means == "posts"
            or self.lexemes[after].text in {"%", "€"}
        ):
            return False
        if (
            self.lexemes[after].text == ","
            and self.lexemes[after].glued
            and self.lexemes[after + 1].text == "-"
        ):
            return False
        slash = self.lexemes[after].text == "/" or self.lexemes[after].key == "pro"
        return not (slash and self.lexemes[after + 1].key in words.YEARS_OR_MONTHS)

    def _last_year(self, place: int, first: int) -> tuple[int, int]:
        """2026-2028 | 2026/27 | 2026 bis Ende 2028 | 2026 und 2027."""
        joint = self.lexemes[place].text
        if joint not in {"-", "/"} and self.lexemes[place].key not in {"bis", "und", "to"}:
            return place, first
        then = place + 1
        while then < place + 3 and self.lexemes[then].key in {
            "ende",
            "zum",
            "einschliesslich",
            "zu",
        }:
            then += 1
        short = (
            joint in {"-", "/"}
            and self.lexemes[then].text.isdecimal()
            and len(self.lexemes[then].text) == 2
        )
        if short and self._is_time(then):
            last = first // 100 * 100 + int(self.lexemes[then].text)
            return (then + 1, last) if last > first else (place, first)
        if not self.is_year(then) or not self._is_time(then):
            return place, first
        if self.lexemes[then + 1].text == ":" and not self.lexemes[then].glued:
            return place, first  # "5.000 € 2026, 2027: 6.000 €"
        last = int(self.lexemes[then].text)
        return (then + 1, last) if last >= first else (place, first)

    def rhythm(self) -> Token | None:
        place, key = self.at, self.lexemes[self.at].key
        if self.lexemes[place].kind == "mark" and key == "/":
            return self._after_slash()
        if key in TIMES and self.lexemes[place + 1].kind == "number":
            end = self.number(place + 1)
            time = self.time(end) if self.lexemes[end].kind == "word" else ""
            if time in {"yearly", "monthly"}:
                times = to_decimal(self.lexemes[place + 1].text)
                return self.taken("span", end + 1, value=time, low=times)
        if key in TIMES and self._multiplies(place):
            return self.taken("rhythm", place + 1, value="times")
        if key == "und" and self.last() == "rhythm":
            return self._and_per()
        if key == "alle":
            return self._every()
        if key in words.PER or (key == "p" and self.time(self.at + 2)):  # "p. Monat"
            return self._per()
        if (
            key == "im"
            and self.lexemes[place + 1].key in {"jahr", "monat"}
            and not self.is_year(place + 2)
        ):
            return self._timed(place + 2, place + 1)
        if key in _ARTICLES and self.last() == "money":
            piece = self.lexemes[place + 1]
            if piece.key in words.PIECES:
                return self.taken("rhythm", place + 2, value=f"each {piece.text}")
        if key in _ARTICLES and self.last() == "money" and self.time(place + 1):
            # "65 € die Stunde", "200 € am Tag"
            numbered = self.lexemes[place + 2].kind == "number"
            return None if numbered else self._timed(place + 2, place + 1)
        if key == "in" and self.last() == "money" and self.lexemes[place + 1].key == "der":
            return self._timed(place + 3, place + 2) if self.time(place + 2) else None
        if key == "in" and self.lexemes[place + 1].key in words.PER and self.time(place + 2):
            return self._timed(place + 3, place + 2)
        return None

    def _timed(self, end: int, place: int) -> Token:
        """A rhythm from here to `end`, told by the time at `place`."""
        often = words.A_YEAR.get(self.lexemes[place].key)
        return self.taken("rhythm", end, value=self.time(place), low=often)

    def _every(self) -> Token | None:
        """ "alle zwei Jahre", "alle 3 Monate", "alle 14 Tage"."""
        number, thing = self.lexemes[self.at + 1], self.lexemes[self.at + 2]
        if thing.key in {"jahre", "monate", "wochen", "tage"}:
            count = to_decimal(number.text) if number.kind == "number" else None
            count = count or (words.count_of(number.key) if number.kind == "word" else None)
            months = count if thing.key == "monate" else None
            often = 12 / months if months and 12 % months == 0 else None
            value = f"each {number.text} {thing.text}"
            return self.taken("rhythm", self.at + 3, value=value, low=often)
        return None

    def _multiplies(self, place: int) -> bool:
        """ "2 x 5.000 €", "10 Termine x 200 €", "200 € x 10 Termine", "4x im Jahr"."""
        amount = self.lexemes[place + 1].kind == "number" or self.unit(place + 1) is not None
        if self.lexemes[place].text == "*" and self.last() != "number":
            return False  # a bullet
        if [token.kind for token in self.tokens[-2:]] == ["number", "mark"]:  # "2-mal"
            return self.lexemes[place].glued
        return self.last() == "number" or (self.last() in {"word", "money", "posts"} and amount)

    def _after_slash(self) -> Token | None:
        place = self.at + 1
        after_amount = self.last() in {"money", "number", "posts", "rhythm", "unit"}
        after_amount = after_amount or (self.last() in _COSTS and bool(self.time(place)))
        if self.last() == "number" and not self.time(place):
            after_amount = self.lexemes[place + 1].kind == "" or self.lexemes[place + 1].text == ")"
        if self.lexemes[place].kind != "word" or not after_amount:
            return None
        end = place + 1
        end += self.lexemes[end].text == "." and self.lexemes[end].glued
        time = self.time(place) or {"yearly": "yearly", "monthly": "monthly"}.get(
            self.lexemes[place].means, ""
        )
        if time:
            often = words.A_YEAR.get(self.lexemes[place].key)
            return self.taken("rhythm", end, value=time, low=often)
        spaced = not self.lexemes[self.at].glued and not self.lexemes[place].glued
        thing = self.is_thing(place) and not (
            spaced and self.lexemes[end].kind in {"word", "number"}
        )
        return (
            self.taken("rhythm", end, value=f"each {self.lexemes[place].text}") if thing else None
        )

    def time(self, place: int) -> str:
        """The rhythm a word for a time stands for; a rarer one is what a price is of."""
        key = self.lexemes[place].key
        if key in words.YEARS:
            return "yearly"
        if key in words.MONTHS:
            return "monthly"
        rarer = key in words.OTHER_TIMES or self.lexemes[place].means == "seldom"
        return f"each {self.lexemes[place].text}" if rarer else ""

    def _and_per(self) -> Token | None:
        """ "/Monat und Person", "pro Kind und Jahr"."""
        place = self.at + 1
        if self.time(place) and not self.is_year(place + 1):
            return self._timed(place + 1, place)
        if self.lexemes[place].kind != "word" or self.lexemes[place + 1].kind == "number":
            return None
        thing = self.is_thing(place) and self.lexemes[place].text[0].isupper()
        return (
            self.taken("rhythm", place + 1, value=f"each {self.lexemes[place].text}")
            if thing
            else None
        )

    def _per(self) -> Token | None:
        place = self.at + 1
        place += self.lexemes[self.at].key == "p" and self.lexemes[place].text == "."
        time = self.time(place)
        end = place + 1 + (self.lexemes[place + 1].text == "." and self.lexemes[place + 1].glued)
        if time:
            return self._timed(end, place)
        if self.lexemes[place].key == "nach":
            return self.taken("word", min(place + 2, self.length))
        if self.lexemes[place].text[:1].islower() and self.time(place + 1):  # "jedes zweite Jahr"
            half = (
                self.lexemes[place].key in {"halbe", "halben"} and self.time(place + 1) == "yearly"
            )
            value = f"each {self.lexemes[place].text} {self.lexemes[place + 1].text}"
            return self.taken("rhythm", place + 2, value=value, low=Decimal(2) if half else None)
        if self.is_thing(place) or self.lexemes[place].means in {"source", "label"}:
            return self.taken("rhythm", end, value=f"each {self.lexemes[place].text}")
        return self.taken("rhythm", place, value="apiece")

    def span(self) -> Token | None:
        """ "4 Jahre", "5-jährig": how long, which no value holds unless a first year is known."""
        end = self.number(self.at)
        if end == self.at or self.lexemes[end].key not in {"jahre", "jahren"}:
            return None
        return self.taken("span", end + 1, low=to_decimal(self.lexemes[self.at].text))
