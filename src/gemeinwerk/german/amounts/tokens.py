"""From lexemes to what they say about money: amounts, posts, rhythms, years and words.

A descent, written by hand, that never goes back: at each place the first rule that fits takes what
it can, and what fits none is a word or a mark. The grammar:

    money   = [currency] number [unit] [to [currency] number [unit]]     with a unit somewhere
    unit    = scale ["."] [currency] | currency | "TEUR"
    variant = ("Variante" | "Option" | ...) [letter | number] | ("mit" | "ohne") SOURCE
    margin  = ("±" | "+/-") number ["%" | unit]
    posts   = [number "x"] number ["to" number] [adjective | grade | "%"] POSTS ["zu" number "%"]
            | POSTS [":"] number
    year    = ["ab" | "bis"] YEAR [("-" | "/" | "und" | "bis") YEAR] ["ff."]
    rhythm  = ("/" | "pro" | "je") (YEAR-WORD | MONTH-WORD | thing) | "x" number "Jahre" | word
    percent = number ("%" | "Prozent")
    grade   = ("E" | "A" | "TVöD" ...) number [letter]
"""

from collections.abc import Callable

from gemeinwerk.german.amounts import words
from gemeinwerk.german.amounts.asides import Asides
from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.amounts.figures import Figures
from gemeinwerk.german.amounts.money import Money
from gemeinwerk.german.amounts.times import Times
from gemeinwerk.german.numbers import to_decimal

_ABBREVIATIONS = (
    "ca rd max min mind inkl incl einschl einm zzgl vsl vorauss insg ges mtl jhrl lfd tsd mio mrd "
    "abzgl nr std jaehrl monatl bzw ggf evtl etc usw ff str art abs tds mill stk invest ggue urspr "
    "bish sachk personalk investk"
)
_STOPLESS = frozenset(_ABBREVIATIONS.split())
_ABOUT_MARKS = frozenset("~≈")
_BOUND_MARKS = {"<": "most", "≤": "most", ">": "least", "≥": "least"}
_NAMING = frozenset("%‰§#№°$£¥€")
"""Signs that say what a number is: none of money."""
_BREAKS = frozenset(";•|+/,=·*")


def tokenise(shown: str) -> list[Token]:
    """The tokens of a text as `lexemes.as_shown` gives it, in order."""
    return Reader(shown).read()


class Reader(Money, Figures, Times, Asides):
    """All rules together, and what fits none of them: words and marks."""

    def read(self) -> list[Token]:
        while self.at < self.length:
            for rule in _RULES[self.lexemes[self.at].kind]:
                token = rule(self)
                if token:
                    self.tokens.append(token)
                    break
        return self.tokens

    def word(self) -> Token | None:
        one, key = self.lexemes[self.at], self.lexemes[self.at].key
        if one.kind == "error":
            return self.taken("word", self.at + 1)
        if one.kind != "word":
            return None
        kind = self.lexemes[self.at].means
        code = self.lexemes[self.at + 1].kind == "number" and self.lexemes[self.at + 1].glued
        if code and not kind and key not in {"x", "ab"}:  # "M5"
            return self.taken("word", self.at + 2)
        end = self.at + 1
        if self.lexemes[end].text == "." and self.lexemes[end].glued and (kind or key in _STOPLESS):
            abbreviated = key in _STOPLESS
            end += abbreviated
        if kind == "person":
            return self.taken("rhythm", end, value="each Person")
        if key in words.STANDS:
            return self.taken("word", self._behind_day(end), value="stand")
        if key in words.AGAINST:
            return self._compared(end)
        bound, after = self._bound(self.at)
        return self.taken(bound, after) if bound else self._known(kind, end)

    def _bound(self, place: int) -> tuple[str, int]:
        """ "mehr als", "nicht mehr als", "weniger als"."""
        negated = self.lexemes[place].key == "nicht"
        at = place + negated
        more, less = self.lexemes[at].key == "mehr", self.lexemes[at].key == "weniger"
        if not (more or less) or self.lexemes[at + 1].key != "als":
            return "", place
        return ("most" if more == negated else "least"), at + 2

    def _known(self, kind: str, end: int) -> Token:
        key = self.lexemes[self.at].key
        if kind == "yearly" and self._runs_otherwise():
            kind = "filler"
        if kind in {"once", "yearly", "monthly"}:
            return self.taken("rhythm", end, value="apiece" if key == "jeweils" else kind)
        if kind in {"each", "seldom", "times"}:
            return self._price(kind, end)
        if kind == "label":
            beside = "henceforth" if key == "neu" else ""
            return self.taken(kind, end, value=words.rhythm_in(key), beside=beside)
        if kind == "tax":
            return self.taken(kind, end, value=key)
        if kind == "to" and (self._is_amount(end) or self.lexemes[end].key in {"zu", "max"}):
            limited = self.lexemes[end].key == "max"  # "bis max. 10.000 €"
            return self.taken(
                "filler" if limited else "most", end + (self.lexemes[end].key == "zu")
            )
        if kind in {"break", "or"}:
            return self._joint(kind, end)
        if key in {"um", "zu"} and kind in {"about", "filler"}:
            return self._preposition(kind, end)
        if kind in {"over", "under"}:
            near = self._is_amount(end)
            kind = {"over": "least", "under": "most"}[kind] if near else "word"
        if key == "ab" and self._is_amount(end):
            kind = "least"
        if key in {"gefoerdert", "bezuschusst"} and self.lexemes[end].key == "mit":
            kind = "parts"
        elif key in {"gefoerdert", "bezuschusst"}:
            self._is_part_of_the_last()
        if key in words.PERHAPS:
            kind = "if" if self.last() in {"", "stop"} else "filler"
        turn = words.TURNS.get(key, "")
        if turn == "less" and key == "abzug":
            turn = "net" if self.lexemes[self.at - 1].key == "nach" else turn
        if key in words.OLD and self.lexemes[end].means == "label":
            turn = "hitherto"
        if not kind and not turn and self._is_verb(self.lexemes[self.at].text):
            return self.taken("verb", end, value=words.mood(key))
        if key == "auf" and self._is_amount(self._behind_about(end)):
            return self.taken("filler", end, value=words.ONTO)
        kind = kind if kind and kind not in {"posts", "to", "person"} else "word"
        kind = "word" if kind == "filler" and self._is_heading(end) else kind
        return self.taken(kind, end, value=turn if kind == "word" else "")

    def _is_part_of_the_last(self) -> None:
        """ "80.000 €, 20.000 € gefördert": the second amount is what is paid of the first."""
        if [token.kind for token in self.tokens[-3:]] == ["money", "break", "money"]:
            place = self.tokens[-1].start
            self.tokens.insert(-1, Token("parts", place, place))

    def _is_heading(self, end: int) -> bool:
        """ "(Ist)", "Soll: 5.000 €" are no verbs."""
        noun = self.lexemes[self.at].text in {"Ist", "IST", "Soll", "SOLL"}
        return noun and self.lexemes[end].kind != "word"

    def _price(self, kind: str, end: int) -> Token:
        """ "Stundensatz", "vierteljährlich", "zweimal"."""
        one = self.lexemes[self.at]
        value = "many" if kind == "times" else f"each {one.text}"
        return self.taken("rhythm", end, value=value, low=words.A_YEAR.get(one.key))

    def _joint(self, kind: str, end: int) -> Token:
        """ "und", "oder"; "oder mehr" is a bound."""
        key, further = self.lexemes[self.at].key, self.lexemes[end].key
        bound = {"mehr": "least", "weniger": "most"}.get(further, "")
        if bound and key in {"oder", "und"} and self.last() == "money":
            return self.taken(bound, end + 1)
        if self.lexemes[self.at - 1].text.endswith("-"):
            return self.taken("filler", end)  # "Sach- und Personalkosten"
        return self.taken(kind, end, value=key)

    def _preposition(self, kind: str, end: int) -> Token:
        """ "12 Raten zu 500 €" tells a price, "um 5.000 €" a difference."""
        one = self.lexemes[self.at]
        if one.key == "um":
            if self.lexemes[end].key == "die":
                return self.taken("about", end + 1)
            return self.taken("foreign" if self._is_amount(end) else "word", end)
        counted = [token.kind for token in self.tokens[-2:]] == ["number", "word"]
        counted = counted or self.last() == "posts"
        if counted and self._is_amount(end):
            return self.taken("rhythm", end, value="times")
        return self.taken(kind, end)

    def _behind_day(self, place: int) -> int:
        """ "Stand 2024", "Stand: 06/2024" says of when a sum is, not for when."""
        start = place + (self.lexemes[place].text == ":")
        if self.lexemes[start].kind != "number":
            return place
        further = self.lexemes[start + 1].text == "/" and self.lexemes[start + 2].kind == "number"
        return start + 3 if further else start + 1

    def _compared(self, end: int) -> Token:
        """ "gegenüber 2025", "im Vergleich zum Jahr 2025" says of another year, not for when, and
        "gegenüber 40.000 €" what is not paid."""
        place = end
        while self.lexemes[place].key in words.WITH_WHAT or self.lexemes[place].text == ".":
            place += 1
        if self.is_year(place) and self._is_time(place):
            return self.taken("word", place + 1)
        amount = self._is_amount(self._behind_about(place))
        return self.taken("word", end, value="instead" if amount else "")

    def _is_amount(self, place: int) -> bool:
        """A number that counts neither years nor months nor a share, and is no day."""
        end = self.number(place)
        if end > place and to_decimal(self.lexemes[place].text) is None:
            return False
        counted = self.lexemes[end].key in {"jahre", "jahren", "monate", "monaten", "%", "prozent"}
        return (end > place and not counted) or self.lexemes[place].key in words.CURRENCIES

    def _behind_about(self, place: int) -> int:
        """Behind "ca.", "rund" and the like."""
        while self.lexemes[place].means in {"about", "most", "least", "over"}:
            place += 1
            place += self.lexemes[place].text == "." and self.lexemes[place].glued
        return place

    def _runs_otherwise(self) -> bool:
        """ "laufende Kosten" come each year, "aus dem laufenden Haushalt" says who pays."""
        key, thing = self.lexemes[self.at].key, self.lexemes[self.at + 1].key
        inflected = key.startswith("laufende")
        return inflected and not thing.endswith(("kosten", "ausgaben", "aufwendungen", "aufwand"))

    def _is_verb(self, word: str) -> bool:
        """A word that says something of its own: "würde", "hat", or one that looks like it before
        an amount ("spart")."""
        key = words.key(word)
        if key in words.VERBS:
            return True
        looks = word[:1].islower() and len(key) > 3 and key.endswith(("t", "te", "ten"))
        participle = "ge" in key or key.startswith(("ver", "be", "er", "ent", "zer"))
        return looks and not participle and not key.endswith(("iert", "haft"))

    def _is_doubt(self) -> bool:
        """ "3.000 €?", "3.000 € (?)", "? 3.000 €"."""
        alone = self.last() == "open" and self.lexemes[self.at + 1].text in {")", "]"}
        leading = not self.tokens and self._is_amount(self.at + 1)
        return alone or leading or self.last() in {"money", "posts", "number", "rhythm"}

    def mark(self) -> Token:
        sign = self.lexemes[self.at].text
        kind = "mark"
        if sign == "?" and self._is_doubt():
            kind = "about"
        elif self.lexemes[self.at].kind == "end" or (sign in {".", "!", "?", ";"}):
            kind = "stop"
        elif self.last() == "year" and (sign == "=" or self.lexemes[self.at].kind == "arrow"):
            kind = "colon"  # "2025 → 30.000 €"
        elif self.lexemes[self.at].kind == "arrow":
            kind, sign = "break", words.ONTO
        elif sign in _BREAKS or self._takes_off():
            kind = "break"
        elif sign in {"(", "["}:
            kind = "open"
        elif sign in {")", "]"}:
            kind = "close"
        elif sign in _ABOUT_MARKS:
            kind = "about"
        elif sign in _BOUND_MARKS:
            kind = _BOUND_MARKS[sign]
        elif sign == ":":
            kind = "colon"
        elif sign.isalnum() or sign in _NAMING:
            kind = "word"
        return self.taken(kind, self.at + 1, value=sign if kind in {"break", "stop"} else "")

    def _takes_off(self) -> bool:
        """A dash that joins no word to the amount before it: "80.000 € - Förderung 20.000 €"."""
        dash, behind = self.lexemes[self.at], self.lexemes[self.at + 1]
        apart = not (dash.glued and behind.glued) or behind.kind == "number"
        of_source = self.last() == "number" and behind.means == "source"
        return (
            dash.text == "-"
            and apart
            and (of_source or self.last() in {"money", "posts", "rhythm"})
        )


Rule = Callable[[Reader], Token | None]
_RULES: dict[str, tuple[Rule, ...]] = {
    "number": (
        Reader.posts,
        Reader.money,
        Reader.year,
        Reader.dates,
        Reader.percent,
        Reader.span,
        Reader.bare,
    ),
    "fraction": (Reader.posts, Reader.money, Reader.bare),
    "word": (
        Reader.posts,
        Reader.money,
        Reader.grade_token,
        Reader.called,
        Reader.year,
        Reader.dates,
        Reader.rhythm,
        Reader.choice,
        Reader.unit_alone,
        Reader.margin,
        Reader.word,
    ),
    "mark": (
        Reader.negative,
        Reader.margin,
        Reader.money,
        Reader.rhythm,
        Reader.unit_alone,
        Reader.mark,
    ),
    "end": (Reader.mark,),
    "arrow": (Reader.mark,),
    "error": (Reader.word,),
}
"""By the kind of lexeme a rule can begin with."""
