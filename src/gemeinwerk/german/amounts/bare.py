"""Numbers without a unit: money or posts where the column says so and nothing beside them says that
they count something else ("500 Bäume", "3 Monate", "Phase 2")."""

from decimal import Decimal

from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.numbers import money_decimal, to_decimal

_COUNTED = frozenset({"word", "percent", "number", "foreign", "not"})
_BESIDE_YEAR = frozenset({"about", "most", "least", "filler", "mark", "open", "close", "stop"})


def with_bare_numbers(
    tokens: list[Token], *, scale: Decimal, bare: str, currency: str
) -> list[Token]:
    """The tokens with such numbers as amounts of the kind ``bare``, scaled."""
    if any(token.kind == bare for token in tokens):
        return tokens
    tokens = _round_year(tokens) if bare == "money" else tokens
    return [
        _amount(token, scale, bare, currency) if _is_alone(tokens, place) else token
        for place, token in enumerate(tokens)
    ]


def _round_year(tokens: list[Token]) -> list[Token]:
    """ "2000" alone is money, "2026" is not."""
    years = [token for token in tokens if token.kind == "year"]
    round_one = len(years) == 1 and years[0].first == years[0].last and years[0].first is not None
    if not round_one or any(token.kind not in _BESIDE_YEAR | {"year"} for token in tokens):
        return tokens
    year = years[0]
    if year.first is None or year.first % 50:
        return tokens
    value = Decimal(year.first)
    number = year._replace(
        kind="number", low=value, high=value, value=str(year.first), first=None, last=None
    )
    return [number if token is year else token for token in tokens]


def _is_alone(tokens: list[Token], place: int) -> bool:
    if tokens[place].kind != "number":
        return False
    before = tokens[place - 1].kind if place else ""
    after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    if after == "label" and place + 2 < len(tokens):  # "500 neue Bäume"
        after = tokens[place + 2].kind
    return before not in _COUNTED and after not in _COUNTED


def _amount(token: Token, scale: Decimal, bare: str, currency: str) -> Token:
    if bare == "posts":
        return token._replace(kind="posts", value="", currency="")
    read = money_decimal if scale == 1 else to_decimal
    values = [
        value for text in token.value.split("|") if text and (value := read(text)) is not None
    ]
    if not values:
        return token._replace(kind="word")
    values = [value * scale for value in values]
    return token._replace(
        kind="money", low=min(values), high=max(values), value="", currency=currency
    )
