"""Puts the tokens of a cell together: which words belong to which amount, which amounts are parts
of another.

A cell is cut into segments at commas, "und", full stops and brackets. Rhythm, years and words
belong to the amount of their segment; a segment without an amount belongs to the one before it. A
total and its parts are compared and never added (`totals`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from gemeinwerk.german.amounts import choices, totals
from gemeinwerk.german.amounts.descent import BELOW_NOUGHT, EITHER, Token
from gemeinwerk.german.amounts.shares import ADDING, SHARE
from gemeinwerk.german.text import squash

_AMOUNTS = frozenset({"money", "posts"})
_BEFORE = frozenset(
    {"rhythm", "year", "word", "label", "source", "total", "span", "variant", "tax"}
)
_BREAKING = frozenset({"break", "or", "stop", "open", "close", "parts"})
_SAID = frozenset(
    {"label", "source", "grade", "word", "total", "number", "percent", "variant", "tax"}
)
"""Tokens whose words stand in the label."""
_UNSAID = frozenset({"word", "number", "percent", "foreign", "not", "variant", "or", "undecided"})
"""Tokens that no value says, wherever they stand."""
_NEUTRAL = frozenset({"filler", "mark", "colon", "about", "break", "between"})


_APIECE = frozenset({"apiece", "times"})


@dataclass(eq=False)
class Part:
    """An amount while it is put together. ``around``: the tokens that belong to it."""

    token: Token
    kind: str
    low: Decimal
    high: Decimal
    currency: str = "EUR"
    within: "Part | None" = None
    parting: bool = False
    share_of: int = -1
    """Where the total begins that it is certainly a part of."""
    added: bool = False
    """A "+" stands before it."""
    instead: Token | None = None
    """ "oder" stands before it."""
    sign: Token | None = None
    """The "=" or "/" between it and the amount before it."""
    joints: list[Token] = field(default_factory=list)
    """Amounts that were made one with it, and the "oder" before them."""
    often: Token | None = None
    """A rhythm that comes several times a year."""
    times: Decimal = Decimal(1)
    rhythm: str = ""
    per: str = ""
    first: int | None = None
    last: int | None = None
    approximate: bool = False
    bound: str = ""
    around: list[Token] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    """Those of the tokens around it."""
    sources: "list[Part]" = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.token.start

    @property
    def end(self) -> int:
        return self.token.end

    def has(self, kind: str) -> bool:
        return kind in self.kinds

    def label(self, shown: str) -> str:
        """The words beside the amount, as typed and in their order."""
        said = [one for one in self.around if one.kind in _SAID]
        if not said and not self.token.value and self.times == 1:
            return ""
        texts = [shown[one.start : one.end] for one in sorted(said, key=lambda one: one.start)]
        if self.kind == "posts" and self.token.value:
            start, end = map(int, self.token.value.split("-"))
            texts.append(shown[start:end])
        if self.times != 1 and self.often:  # "500 € vierteljährlich" became 2,000 a year
            ends = sorted([(self.start, self.end), (self.often.start, self.often.end)])
            texts += [shown[start:end] for start, end in ends]
        return squash(" ".join(texts))

    def name(self, shown: str) -> str:
        """What a source of money is called."""
        named = {"source", "label", "word"}
        said = [one for one in self.around if one.kind in named and shown[one.start].isupper()]
        said = [one for one in said if one.kind != "word" or not one.value]  # "Abzug"
        said.sort(key=lambda one: one.start)
        names = [shown[one.start : one.end] for one in said]
        if len(names) > 1 and names[0] == "Finanzierung":  # a heading of them all
            names = names[1:]
        return squash(" ".join(names)).strip(" :")

    def tokens(self) -> list[Token]:
        return [self.token, *self.around, *self.joints]


@dataclass(frozen=True)
class Assembled:
    """``tokens``: as understood in the end; ``unsaid``: where those begin that no part says."""

    parts: list[Part]
    tokens: list[Token]
    unsaid: set[int]


def assemble(tokens: list[Token], *, maximum: Decimal) -> Assembled:
    """The parts of a cell, and the tokens that none of them says."""
    tokens = [_bounded(token, maximum) for token in tokens]
    found = _Assembly()
    for token in tokens:
        found.take(token)
    found.close()
    for part in found.parts:
        _settle(part)
    chosen, dropped = choices.choose(found.parts)
    parts, further = totals.relate(chosen)
    dropped += further
    unsaid = {token.start for token in tokens if token.kind in _UNSAID}
    unsaid |= {token.start for token in found.loose}
    for part in dropped:
        unsaid |= {token.start for token in part.tokens() if token.kind not in _NEUTRAL}
    for part in parts:
        unsaid |= {token.start for token in part.around if _is_unsaid(token, part)}
        unsaid |= {token.start for source in part.sources for token in _of_source(source, part)}
        unsaid -= {token.start for token in part.joints}
    return Assembled(parts, tokens, unsaid)


def _is_unsaid(token: Token, part: Part) -> bool:
    if token.kind == "span":
        return not (part.first and part.last)
    if token.kind == "year" and _is_overruled(token, part):
        return True
    if token.kind in {"year", "rhythm"}:
        return token.value in {"in part", "many"} or (token is part.often and part.kind == "posts")
    return token.kind in {"parts", "variant"} or (token.kind == "grade" and part.kind != "posts")


def _of_source(source: Part, total: Part) -> list[Token]:
    """What a source cannot say: years that are not those of its total, a day within a year."""
    if source is total:
        return []
    if source.low != source.high:  # of a range it says one end
        return source.tokens()
    own = total.first, total.last
    years = [token for token in source.around if token.kind == "year"]
    return [one for one in years if one.value == "in part" or (one.first, one.last) != own]


def _is_overruled(year: Token, part: Part) -> bool:
    """ "bis 2028 … bis 2030": the part says the later one only."""
    if part.first and part.last:
        return False
    return year.last not in {None, part.last} or year.first not in {None, part.first}


def _bounded(token: Token, maximum: Decimal) -> Token:
    too_large = token.kind in _AMOUNTS and token.high is not None and token.high > maximum
    return token._replace(kind="word") if too_large else token


def _settle(part: Part) -> None:
    """What only all words of a part together say."""
    if part.often and part.often.low:
        if part.kind == "money" and part.rhythm in {"", "yearly"}:
            part.times, part.rhythm = part.often.low, "yearly"
            part.low, part.high = part.low * part.times, part.high * part.times
        elif part.kind != "posts":
            _take_price(part, part.often.value)
    if part.rhythm == "apiece":
        several = part.first is not None and part.first != part.last
        several = several or part.has("span")
        part.rhythm = "yearly" if several else ""
        part.kind = part.kind if several or part.kind == "posts" else "each"
    spans = [token.low for token in part.around if token.kind == "span" and token.low]
    if spans and part.first and part.rhythm == "yearly" and part.last in {None, part.first}:
        part.last = part.first + int(spans[0]) - 1


class _Assembly:
    """Takes token by token."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.loose: list[Token] = []
        self.pending: list[Token] = []
        self.segment: list[Token] = []
        self.within: list[Part | None] = []
        self.outer: list[tuple[bool, bool]] = []
        self.parting = self.added = False
        self.instead: Token | None = None
        self.sign: Token | None = None

    def take(self, token: Token) -> None:
        if token.kind == "colon" and self._year_begins_anew():
            year = self.segment.pop()
            self._flush()
            self.segment.append(year)
        if token.kind not in _BREAKING:
            self.segment.append(token)
            return
        of_an_amount = not self.segment or _has_amount(self.segment)
        sign = token if token.kind == "break" and _is_sign(token, self.segment) else None
        self._flush(stop=token.kind == "stop")
        self.sign = sign
        if token.kind == "parts":
            self.parting = True
            self.segment.append(token)
        elif token.kind == "open":
            self.within.append(self.parts[-1] if self.parts and of_an_amount else None)
            self.outer.append((self.parting, self.added))
            self.parting = self.added = False
        elif token.kind == "close" and self.within:
            self.within.pop()
            self.parting, self.added = self.outer.pop()
        elif token.kind == "stop":
            self.parting = self.added = False
            self.instead = None
        elif token.kind == "break":
            self.added = token.value in ADDING
        elif token.kind == "or":
            self.instead = token

    def close(self) -> None:
        self._flush()
        self._let_go()

    def _year_begins_anew(self) -> bool:
        return (
            len(self.segment) > 1 and self.segment[-1].kind == "year" and _has_amount(self.segment)
        )

    def _let_go(self) -> None:
        self.loose += [token for token in self.pending if token.kind not in _NEUTRAL]
        self.pending = []

    def _flush(self, *, stop: bool = False) -> None:
        segment, self.segment = self.segment, []
        if not segment:
            return
        if _has_amount(segment):
            self._new_parts(self.pending + segment)
            self.pending = []
            return
        kinds = {token.kind for token in segment}
        if (
            kinds & {"not", "percent", "undecided"}
            or self.added
            or any(token.value == BELOW_NOUGHT for token in segment)
        ):  # "keine Sachkosten", "zzgl. Personal"
            self.loose += [token for token in segment if token.kind not in _NEUTRAL]
            return
        target = self._target(segment)
        if target and "word" not in kinds:
            _modify(target, segment)
        elif target and "about" in kinds:  # "(Schätzung des Fachamts)"
            target.approximate = True
            self.loose += [token for token in segment if token.kind not in _NEUTRAL]
        else:
            self.pending += segment
        if stop and segment[-1].kind != "colon":
            self._let_go()

    def _target(self, segment: list[Token]) -> Part | None:
        """What a segment without an amount says more of: an estimate is one of money."""
        if not self.parts or segment[-1].kind == "colon":
            return None
        money = [part for part in self.parts if part.kind != "posts"]
        kinds = {token.kind for token in segment}
        if money and "about" in kinds and kinds <= {"about", "filler", "mark", "word"}:
            return money[-1]
        return self.parts[-1]

    def _new_parts(self, segment: list[Token]) -> None:
        """Words before an amount belong to it where the segment begins with such words, else those
        behind it."""
        places = [place for place, token in enumerate(segment) if token.kind in _AMOUNTS]
        leading = any(token.kind in _BEFORE for token in segment[: places[0]])
        for number, place in enumerate(places):
            first = places[number - 1] + 1 if number and leading else place if number else 0
            final = number + 1 == len(places)
            last = len(segment) if final else place if leading else places[number + 1]
            if number and not leading:
                first = _leading_in(segment, place)
            if not final and not leading:
                last = _leading_in(segment, last)
            part = self._part(segment[place])
            _modify(part, segment[first:place] + segment[place + 1 : last])
            part.sign = self.sign if number == 0 and self._follows(segment[:place]) else None
            self.parts.append(part)
            self.instead = None

    def _follows(self, before: list[Token]) -> bool:
        """Whether nothing that names an amount stands between a "/" and the amount behind it."""
        plain = {token.kind for token in before} <= {"about", "most", "least", "filler"}
        return self.sign is not None and (self.sign.value == "=" or plain)

    def _part(self, token: Token) -> Part:
        assert token.low is not None
        assert token.high is not None
        return Part(
            token,
            token.kind,
            token.low,
            token.high,
            currency=token.currency,
            within=self.within[-1] if self.within else None,
            parting=self.parting,
            share_of=int(token.value.removeprefix(SHARE)) if token.value.startswith(SHARE) else -1,
            added=self.added and not token.value.startswith(SHARE),
            instead=self.instead,
            approximate=token.value == EITHER,
        )


def _is_sign(token: Token, segment: list[Token]) -> bool:
    """A "=" behind an amount; a "/" right behind one or its rhythm."""
    if not _has_amount(segment):
        return False
    behind = segment[max(at for at, one in enumerate(segment) if one.kind in _AMOUNTS) + 1 :]
    plain = {one.kind for one in behind} <= {"rhythm", "mark"}
    return token.value == "=" or (token.value == "/" and plain)


def _leading_in(segment: list[Token], place: int) -> int:
    """Where the bounds ("<") and the "à" begin that stand right before the amount at `place`."""
    while segment[place - 1].kind in {"most", "least"}:
        place -= 1
    further = place
    while segment[further - 1].kind in {"about", "filler"}:
        further -= 1
    return further - 1 if segment[further - 1].value in _APIECE else place


def _has_amount(segment: Iterable[Token]) -> bool:
    return not _AMOUNTS.isdisjoint({token.kind for token in segment})


def _modify(part: Part, tokens: Iterable[Token]) -> None:
    for token in tokens:
        part.around.append(token)
        part.kinds.add(token.kind)
        if token.kind == "rhythm" or (token.kind == "label" and token.value):
            _take_rhythm(part, token)
        elif token.kind == "span" and token.value:
            part.rhythm = part.rhythm or token.value
        elif token.kind == "year":
            part.first = min(filter(None, (part.first, token.first)), default=None)
            part.last = max(filter(None, (part.last, token.last)), default=None)
        elif token.kind == "about":
            part.approximate = True
        elif token.kind in {"most", "least"}:
            part.bound = token.kind


_RANK = ("", "apiece", "once", "yearly", "monthly")


def _take_rhythm(part: Part, token: Token) -> None:
    if token.value.startswith("each "):
        if token.low is not None and part.often is None:
            part.often = token
        else:
            _take_price(part, token.value)
    elif token.value in {"times", "many"}:  # "10 Termine x 200 €"
        part.kind = "each" if part.kind == "money" else part.kind
    elif _RANK.index(token.value) > _RANK.index(part.rhythm):
        part.rhythm = token.value


def _take_price(part: Part, value: str) -> None:
    part.kind = "each" if part.kind == "money" else part.kind
    part.per = ", ".join(filter(None, (part.per, value.partition(" ")[2])))
