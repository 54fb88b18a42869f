"""Posts: full-time equivalents in figures, fractions and words, with their pay grade."""

from decimal import Decimal

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.descent import Token, is_number_of_a_thing
from gemeinwerk.german.amounts.quantities import Quantities
from gemeinwerk.german.numbers import to_decimal

ONE = Decimal(1)
_MOST_POSTS = 500
"""A larger number behind "Stellen" is what one of them is called."""


class Posts(Quantities):
    def posts(self) -> Token | None:
        if not self.names_posts:
            return None
        part = words.PARTS_OF_POSTS.get(self.lexemes[self.at].key)
        if part:
            return self.taken("posts", self.at + 1, low=Decimal(part), high=Decimal(part))
        if self.lexemes[self.at].means == "posts":
            return self._posts_before_number()
        low, high, end = self._posts_number()
        if low is None or high is None:
            return None
        grade = ""
        for _further in range(4):  # "neue", "halbe", "E 11", "x", "%"
            step = self._before_posts(end)
            if step is None:
                break
            end, factor, said = step
            low, high, grade = low * factor, high * factor, said or grade
        if self.lexemes[end].means != "posts":
            return None
        if self.unit(end):
            return None
        share, end = self._share(end + 1)
        return self.taken("posts", end, low=low * share, high=high * share, value=grade)

    def _posts_number(self) -> tuple[Decimal | None, Decimal | None, int]:
        start = self.at
        times, begin = self.times(start)
        low, end = self.fraction(begin)
        if low is None:
            return None, None, start
        high, then = low, self.to(end)
        if then > end:
            second, stop = self.fraction(then)
            if second is not None:
                high, end = second, stop
        return min(low, high) * times, max(low, high) * times, end

    def _before_posts(self, place: int) -> tuple[int, Decimal, str] | None:
        count = words.count_of(self.lexemes[place].key)
        if self.lexemes[place].text == "%":
            return place + 1, Decimal("0.01"), ""
        if self.lexemes[place].text == "-" and self.lexemes[place].glued:
            return place + 1, Decimal(1), ""
        if self.lexemes[place].key == "x" and self.lexemes[place].kind == "word":
            return place + 1, Decimal(1), ""
        if count and self.lexemes[place].kind == "word":
            return place + 1, count, ""
        end = self.grade(place)
        if end > place:
            start, stop = self.lexemes[place].start, self.lexemes[end - 1].end
            return end, Decimal(1), f"{start}-{stop}"
        if self.lexemes[place].means == "label" and self.lexemes[place].text[:1].islower():
            return place + 1, Decimal(1), ""
        return None

    def _share(self, place: int) -> tuple[Decimal, int]:
        """ "(eine Stelle) zu 50 %", "(2 Stellen) mit je 0,5 VZÄ", "(je 0,5 VZÄ)"."""
        opened = self.lexemes[place].text == "("
        each = place + opened
        each += self.lexemes[each].key in {"zu", "mit", "a", "von"}
        if self.lexemes[each].key in {"je", "à", "jeweils"}:
            share, end = self.fraction(each + 1)
            end += self.lexemes[end].means == "posts"
            closed = self.lexemes[end].text == ")" or not opened
            named = self.lexemes[end - 1].means == "posts"
            return (share, end + opened) if share is not None and closed and named else (ONE, place)
        start = place + (self.lexemes[place].key in {"zu", "mit"})
        value = (
            to_decimal(self.lexemes[start].text) if self.lexemes[start].kind == "number" else None
        )
        if start > place and value is not None and self.lexemes[start + 1].text == "%":
            return value / 100, start + 2
        return Decimal(1), place

    def _posts_before_number(self) -> Token | None:
        start = self.at + 1
        start += self.lexemes[start].text == ":"
        if self.lexemes[start].key == "von":
            return self._raised(start + 1)
        value, end = self.fraction(start)
        if value is not None and self._is_called(start, value):
            return self.taken("word", end)
        word = self.lexemes[start].kind == "word"
        if value is None or word or self.is_year(start) or self.unit(end) or end == start:
            return None
        if self.lexemes[end].kind == "word" and self.lexemes[end].means in {"", "posts"}:
            return None  # "Stellen 3 Monate", "Personal: 1 VZÄ"
        then = self.to(end)
        second, stop = self.fraction(then) if then > end else (None, end)
        high = value if second is None else second
        return self.taken(
            "posts",
            stop if second is not None else end,
            low=min(value, high),
            high=max(value, high),
        )

    def _raised(self, place: int) -> Token | None:
        """ "Stelle von 0,5 auf 1,0": the new number counts, the old one is left. Or "0,5 bis 1"."""
        old, onto = self.fraction(place)
        new, end = self.fraction(onto + 1)
        arrow = self.lexemes[onto].key == "auf" or self.lexemes[onto].kind == "arrow"
        if old is None or new is None or self.unit(end) or max(old, new) > _MOST_POSTS:
            return None
        if arrow:
            self.tokens.append(self.taken("word", onto + 1))
            return self.taken("posts", end, low=new, high=new)
        span = self.lexemes[onto].means == "to"
        return self.taken("posts", end, low=min(old, new), high=max(old, new)) if span else None

    def _is_called(self, place: int, value: Decimal) -> bool:
        """ "Stelle 51.03", "Planstelle 4711", "Stelle: 0815" name one; "Stelle 0,5", "Stellen: 2"
        count."""
        name, typed = self.lexemes[self.at].key, self.lexemes[place].text
        if "stelle" not in name or self.lexemes[place].kind != "number":
            return False
        _whole, dot, decimals = typed.partition(".")
        dotted = bool(dot) and decimals not in {"0", "5", "25", "75"}
        alone = name.endswith("stelle") and place == self.at + 1  # no colon between
        whole = alone and typed.isdecimal()
        return whole or dotted or value > _MOST_POSTS or is_number_of_a_thing(typed)

    def grade(self, place: int) -> int:
        """Where a pay grade ("E 11", "TVöD 9b", "EG E 10") that begins here ends."""
        one = self.lexemes[place]
        if (
            one.kind != "word"
            or not one.text[0].isupper()
            or self.lexemes[place].key not in words.GRADES
        ):
            return place
        begin = place + 1
        begin += self.lexemes[begin].text == "-" and self.lexemes[begin].glued
        begin += self.lexemes[begin].key in words.GRADES and self.lexemes[begin].kind == "word"
        number = self.lexemes[begin].text
        if self.lexemes[begin].kind != "number" or not number.isdecimal() or len(number) > 2:
            return place
        end = begin + 1
        if (
            self.lexemes[end].kind == "word"
            and self.lexemes[end].glued
            and len(self.lexemes[end].text) == 1
        ):
            return end + 1
        return place if self.unit(end) else end

    def grade_token(self) -> Token | None:
        end = self.grade(self.at)
        return self.taken("grade", end) if end > self.at else None
