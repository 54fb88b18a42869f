"""Amounts of money and of posts, as offices write them.

"ca. 25.000 €/Jahr", "1,2 Mio. €", "0,5 VZÄ", "10.000 - 15.000 €", "noch nicht ermittelt",
"20.000 € einmalig, 5.000 € jährlich ab 2026", "120.000 € (Bund 60.000 €, Land 60.000 €)": one
cell, one or several parts, and everything in it that none of them says.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german.amounts import parts as putting
from gemeinwerk.german.amounts.bare import with_bare_numbers
from gemeinwerk.german.amounts.by_year import with_years_apart
from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.amounts.lexemes import as_shown
from gemeinwerk.german.amounts.named import with_named
from gemeinwerk.german.amounts.parts import Part
from gemeinwerk.german.amounts.prose import without_prose
from gemeinwerk.german.amounts.shares import with_shares
from gemeinwerk.german.amounts.spread import with_spread
from gemeinwerk.german.amounts.states import is_running, state_of
from gemeinwerk.german.amounts.tokens import tokenise
from gemeinwerk.german.amounts.unpaid import without_unpaid
from gemeinwerk.german.amounts.wages import with_wages
from gemeinwerk.german.text import squash

MAXIMUM = Decimal("999999999999")


@dataclass(frozen=True)
class Source:
    """A part of a total and where it comes from: "Bund", "Eigenmittel"."""

    name: str
    amount: Decimal


@dataclass(frozen=True)
class Amount:
    """One part of a cell.

    ``kind``: "money", "each" (a price per piece or person, no total; ``per`` says of what) or
    "posts" (full-time equivalents). ``low`` and ``high`` are equal where no range is given;
    ``bound``: "most" ("bis zu") or "least" ("mindestens") where only one end is. ``rhythm``:
    "once", "yearly", "monthly", or "" where the cell does not say. Years are None where not said.
    ``currency``: as ISO 4217 has it, "" for posts. ``label``: the words beside the amount, be
    their meaning known or not.
    """

    kind: str
    low: Decimal
    high: Decimal
    rhythm: str = ""
    first_year: int | None = None
    last_year: int | None = None
    approximate: bool = False
    label: str = ""
    currency: str = "EUR"
    bound: str = ""
    per: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Amounts:
    """What a cell says about money and posts.

    ``state``: "known" (see ``parts``), "nought" (no costs), "unknown" (marked as not known),
    "running" (paid from money that is there anyway), "empty", "unclear" (no total: prices per
    piece in ``parts``, or only ``rest``). ``rest``: every word and number that no part says, as
    typed; words whose meaning is modelled ("ca.", "in Höhe von") are not among them.
    """

    parts: tuple[Amount, ...]
    state: str
    running: bool
    rest: str
    text: str

    @property
    def understood(self) -> bool:
        return self.state != "unclear"


@lru_cache(maxsize=4_000)
def parse_amounts(
    text: str,
    *,
    scale: Decimal = Decimal(1),
    bare: str = "money",
    year: int | None = None,
    currency: str = "EUR",
) -> Amounts:
    """What a cell says; never raises.

    ``scale``: what a number without a unit is counted in (1000 under a heading "T€"), ``currency``:
    in what money.
    ``bare``: what such a number is, "money" or "posts". ``year``: the year of the column, if any.
    """
    shown = as_shown(text)
    tokens = with_named(with_years_apart(tokenise(shown)))
    tokens = with_bare_numbers(tokens, scale=scale, bare=bare, currency=currency)
    tokens = with_wages(with_spread(with_shares(without_unpaid(without_prose(tokens)))))
    found = putting.assemble(tokens, maximum=MAXIMUM)
    amounts = tuple(_amount(shown, part, year) for part in found.parts)
    state, whole = _state(text, amounts)
    rest = _rest(shown, found.tokens, found.unsaid)
    if not amounts:
        rest = "" if state == "empty" or (whole and state != "unclear") else squash(text)
    return Amounts(amounts, state, is_running(text), rest, squash(text))


def _state(text: str, amounts: tuple[Amount, ...]) -> tuple[str, bool]:
    if not amounts:
        return state_of(text)
    if all(one.kind == "each" for one in amounts):
        return "unclear", False  # the price of a piece is no total
    return ("nought" if all(one.high == 0 for one in amounts) else "known"), False


def _amount(shown: str, part: Part, year: int | None) -> Amount:
    first, last = part.first, part.last
    if year and first is None and last is None:
        first = last = year
    return Amount(
        kind=part.kind,
        low=part.low,
        high=part.high,
        rhythm=part.rhythm,
        first_year=first,
        last_year=last,
        approximate=part.approximate or bool(part.bound),
        label=part.label(shown),
        currency=part.currency,
        bound=part.bound,
        per=part.per,
        sources=tuple(
            Source(source.name(shown) or squash(shown[source.start : source.end]), source.high)
            for source in part.sources
        ),
    )


_JOINING = frozenset(
    {"filler", "break", "or", "mark", "colon", "open", "close", "about", "between"}
)


def _rest(shown: str, tokens: list[Token], unsaid: set[int]) -> str:
    """Runs of tokens that no part says, with the small words and marks between them."""
    pieces: list[tuple[int, int]] = []
    begin, used = -1, True  # begin: where small words before the next token begin
    for token in tokens:
        if token.start in unsaid:
            again = pieces and token.start < pieces[-1][1]
            if again or (not used and pieces):
                pieces[-1] = (pieces[-1][0], max(pieces[-1][1], token.end))
            else:
                pieces.append((begin if begin >= 0 else token.start, token.end))
            begin, used = -1, False
        elif token.kind in _JOINING:
            word = token.kind == "filler" or token.value.isalpha()
            if used:
                begin = (token.start if begin < 0 else begin) if word else -1
        else:
            begin, used = -1, True
    return squash(" ".join(shown[start:end] for start, end in pieces))
