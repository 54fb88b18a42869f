"""Numbers without a unit as parts of a total: "100 T€ (davon Land 80, Stadt 20)", "80 % Land".

They stand beside the name of a source of money, in brackets behind the total, behind "davon", or
beside the only amount there is. A percentage is a share of the total. A plain number counts what
the total counts, where that can be decided: see `_counted`. What cannot be decided is unknown:
numbers and names are left to the rest, and no source is made up for the whole.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.numbers import money_decimal, to_decimal

_ENDING = frozenset({"break", "stop", "open", "close", "parts", "or"})
_NUMBERS = frozenset({"number", "percent"})
_AMOUNTS = frozenset({"money", "posts"})
_BESIDE = frozenset({"filler", "mark", "colon", "about", "label"})
ADDING = frozenset({"+", "plus", "zzgl", "zuzueglich", "dann", "danach", "anschliessend"})
_LEAST = Decimal("0.01")
"""Of a total: a smaller part is probably counted in something else."""
SHARE = "share of "
"""Before the place of its total, in the value of a token."""
ONE, THOUSAND, HUNDRED = Decimal(1), Decimal(1_000), Decimal(100)


@dataclass
class _Share:
    """A source and what it gives: places of tokens. ``behind``: right behind an amount; ``added``:
    a "+" stands before it."""

    behind: bool = False
    added: bool = False
    places: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    number: int = -1
    plain: bool = True


@dataclass
class _Group:
    """Shares of one total: ``owner`` is its place, -1 where there is none. ``beside``: the owner
    is itself what a source gives, and the shares stand beside it."""

    owner: int
    beside: bool = False
    shares: list[_Share] = field(default_factory=list)


def with_shares(tokens: list[Token]) -> list[Token]:
    """The tokens with such numbers as amounts, those that cannot be decided as unknown words."""
    kinds = {token.kind for token in tokens}
    if "source" not in kinds or not kinds & _AMOUNTS:
        return tokens
    changed: dict[int, Token] = {}
    begun: set[int] = set()
    for group in _Grouping(tokens).groups():
        several = len(group.shares) > 1 and not all(share.plain for share in group.shares)
        if not several and not any(share.number >= 0 for share in group.shares):
            continue  # "(Bund und Land je zur Hälfte)" names no source of the whole
        for share, value in zip(group.shares, _values(tokens, group), strict=True):
            if value is None:
                changed |= {
                    place: tokens[place]._replace(kind="undecided") for place in share.places
                }
            else:
                changed[share.number] = _amount(tokens, group, share, value)
                begun.add(share.places[0])
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if (
            place in begun and tokens[place - 1].kind not in _ENDING
        ):  # it is said of no amount before it
            found.append(Token("break", token.start, token.start))
        found.append(changed.get(place, token))
    return found


def _amount(tokens: list[Token], group: _Group, share: _Share, value: Decimal) -> Token:
    total = tokens[group.owner]
    return tokens[share.number]._replace(
        kind="money",
        low=value,
        high=value,
        value="" if group.beside else f"{SHARE}{total.start}",
        currency=total.currency,
    )


def _values(tokens: list[Token], group: _Group) -> list[Decimal | None]:
    """What each share of a total is, None for what cannot be decided."""
    undecided: list[Decimal | None] = [None] * len(group.shares)
    if group.owner < 0 or group.shares[0].added or not all(map(_is_whole, group.shares)):
        return undecided
    total = tokens[group.owner]
    numbers = [tokens[share.number] for share in group.shares]
    kinds = {number.kind for number in numbers}
    if total.kind != "money" or total.low != total.high or total.high is None or len(kinds) > 1:
        return undecided
    if group.beside:
        same = [_number(number, total.factor) for number in numbers]
        alike = all(value and value <= total.high * THOUSAND / 2 for value in same)
        return same if alike and kinds == {"number"} else undecided
    if kinds == {"percent"}:
        shares = [number.low for number in numbers if number.low is not None]
        if len(shares) < len(numbers) or sum(shares) > HUNDRED:
            return undecided
        return [total.high * share / HUNDRED for share in shares]
    return _counted(total.high, total.factor, numbers) or undecided


def _is_whole(share: _Share) -> bool:
    return share.plain and bool(share.sources) and share.number >= 0


def _counted(total: Decimal, factor: Decimal, numbers: list[Token]) -> list[Decimal | None] | None:
    """Plain numbers in what the total counts, or in euros or thousands where only that fits.

    They fit where their sum is the total; where it is less none of them may be so small that it
    probably counts something else ("100.000 € (davon Land 80)").
    """
    for scale in dict.fromkeys((factor, ONE, THOUSAND)):
        values = [_number(number, scale) for number in numbers]
        known = [value for value in values if value is not None]
        together = sum(known, Decimal(0))
        if len(known) < len(values):
            continue
        exact = together == total and (scale in {factor, ONE} or len(known) > 1)
        parts = scale in {factor, ONE} and together < total
        if exact or (parts and all(value >= total * _LEAST for value in known)):
            return list(values)
    return None


def _number(token: Token, scale: Decimal) -> Decimal | None:
    if not token.value or "|" in token.value:
        return None
    value = (money_decimal if scale == 1 else to_decimal)(token.value)
    return None if value is None else value * scale


class _Grouping:
    """Walks the clauses of a cell."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.group = _outer_group(tokens)
        self.found = [self.group]
        self.share = _Share()

    def groups(self) -> list[_Group]:
        outer: list[_Group] = []
        amount = -1
        for place, token in enumerate(self.tokens):
            if token.kind in _AMOUNTS:
                amount = place
                self._begin(behind=True)
            elif token.kind in _ENDING:
                self._begin(added=token.kind == "break" and token.value in ADDING)
                if token.kind == "open":
                    outer.append(self.group)
                    self.group = _Group(amount)
                    self.found.append(self.group)
                elif token.kind == "close" and outer:
                    self.group = outer.pop()
            else:
                self._take(place)
        self._begin()
        return self.found

    def _begin(self, *, behind: bool = False, added: bool = False) -> None:
        """A new share; a source beside an amount is said of that."""
        of_amount = (behind or self.share.behind) and self.share.number < 0
        if self.share.sources and not of_amount:
            self.group.shares.append(self.share)
        self.share = _Share(behind, added)

    def _take(self, place: int) -> None:
        token, share = self.tokens[place], self.share
        number, source = token.kind in _NUMBERS, token.kind == "source"
        full = share.number >= 0 and share.sources
        apart = source and share.places and self.tokens[share.places[-1]].kind != "source"
        if (number and share.number >= 0) or (full and apart):
            self._begin()
            share = self.share
        share.places.append(place)
        if number:
            share.number = place
        elif source:
            share.sources.append(place)
        elif token.kind not in _BESIDE:
            share.plain = False


def _outer_group(tokens: list[Token]) -> _Group:
    """Of what stands outside of brackets: its owner is the only amount, or the only one that is
    called a total."""
    clauses: list[tuple[int, set[str]]] = []
    amount, kinds, depth = -1, set[str](), 0
    parting = False
    for place, token in enumerate([*tokens, Token("stop", -1, -1)]):
        if token.kind in _ENDING and depth == 0:
            clauses.append((amount, kinds))
            amount, kinds = -1, set()
            parting = parting or token.kind == "parts"
        depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        if depth == 0:
            kinds.add(token.kind)
            amount = place if token.kind in _AMOUNTS else amount
    amounts = [(place, said) for place, said in clauses if place >= 0]
    totals = [(place, said) for place, said in amounts if "total" in said]
    [(owner, said)] = (
        amounts if len(amounts) == 1 else totals if len(totals) == 1 else [(-1, set())]
    )
    return _Group(owner, beside="source" in said and "total" not in said and not parting)
