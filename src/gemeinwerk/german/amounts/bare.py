"""Numbers without a unit: money or posts where the column says so and nothing beside them says that
they count something else ("500 Bäume", "3 Monate", "Phase 2")."""

from decimal import Decimal

from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.amounts.money import with_thousands
from gemeinwerk.german.amounts.words import TURNING
from gemeinwerk.german.numbers import money_decimal, to_decimal

_COUNTED = frozenset({"word", "percent", "number", "foreign", "not"})
_MOST_STAFF = 10
ONE = Decimal(1)
_BESIDE_YEAR = frozenset({"about", "most", "least", "filler", "mark", "open", "close", "stop"})


def with_bare_numbers(
    tokens: list[Token], *, scale: Decimal, bare: str, currency: str
) -> list[Token]:
    """The tokens with such numbers as amounts of the kind ``bare``, scaled."""
    tokens = _with_staff(tokens) if bare == "money" and scale == 1 else tokens
    kinds = {token.kind for token in tokens}
    if bare in kinds:
        return _without_units(tokens, used=False)
    tokens = _round_year(tokens) if bare == "money" else tokens
    alone = [
        place
        for place, token in enumerate(tokens)
        if token.kind == "number" and _is_alone(tokens, place)
    ]
    if bare == "money" and scale == 1 and kinds & {"grade", "posts"}:
        alone = [place for place in alone if not _is_small(tokens[place])]
    units = {(token.low, token.currency) for token in tokens if token.kind == "unit"}
    used = bool(alone) and bare == "money" and len(units) == 1
    for factor, said in units if used else ():  # "25 (T€)" says it of itself
        scale, currency = factor or scale, said
    changed = {place: _amount(tokens[place], scale, bare, currency) for place in alone}
    if bare == "money" and "posts" in kinds:
        changed |= {place: tokens[place]._replace(kind="word") for place in _of_posts(tokens)}
    tokens = (
        [changed.get(place, token) for place, token in enumerate(tokens)] if changed else tokens
    )
    return _without_units(tokens, used=used)


def _with_staff(tokens: list[Token]) -> list[Token]:
    """ "Personal: 0,5; Sachkosten: 5.000": the first counts posts, unless all are in thousands."""
    if "staff" not in {token.beside for token in tokens} or _has_unit(tokens):
        return tokens
    money = [one for one in tokens if one.kind in {"money", "number"} and one.high is not None]
    scaled = any(token.factor > 1 for token in money)
    in_euros = not scaled and any(token.high and token.high >= 100 for token in money)
    return [
        _amount(token, ONE, "posts", "")
        if _is_staff(token, whole=in_euros) and _is_alone(tokens, place)
        else token
        for place, token in enumerate(tokens)
    ]


def _has_unit(tokens: list[Token]) -> bool:
    return any(token.kind == "unit" for token in tokens)


def _is_staff(token: Token, *, whole: bool) -> bool:
    """Eighths and twentieths of posts; a whole number only beside amounts in euros."""
    if token.kind != "number" or not token.beside or not token.high or token.high > _MOST_STAFF:
        return False
    exact = token.high * 40 % 1 == 0
    return exact and (whole or "," in token.value or token.high % 1 != 0)


def _without_units(tokens: list[Token], *, used: bool) -> list[Token]:
    """A unit that stands alone is a word, unless it says what the numbers count."""
    kind = "filler" if used else "word"
    if "unit" not in {token.kind for token in tokens}:
        return tokens
    return [
        token._replace(kind=kind, low=None) if token.kind == "unit" else token for token in tokens
    ]


def _of_posts(tokens: list[Token]) -> list[int]:
    """Numbers in brackets behind posts: "2 VZÄ (Bund 1, Stadt 1)"."""
    found, before, within = [], "", [""]
    for place, token in enumerate(tokens):
        if token.kind == "open":
            within.append(before)
        elif token.kind == "close" and len(within) > 1:
            within.pop()
        elif token.kind == "number" and within[-1] == "posts":
            found.append(place)
        before = token.kind
    return found


def _is_small(token: Token) -> bool:
    """Beside a pay grade or posts a small number is no money: "EG 11 (0,5)", "1 / 2 Stellen"."""
    return token.high is not None and token.high < 100


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
    before = tokens[place - 1].kind if place else ""
    if before == "stop" and place > 1 and tokens[place - 1].value == ".":  # "HHSt. 4711"
        glued = tokens[place - 2].end == tokens[place - 1].start
        before = tokens[place - 2].kind if glued else before
        before = "word" if before == "word" else "stop"
    if before == "word" and tokens[place - 1].value in TURNING:
        before = ""  # "künftig 40"
    after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    if after == "word" and tokens[place + 1].value in TURNING:
        after = ""
    if after == "label" and place + 2 < len(tokens):  # "500 neue Bäume"
        after = tokens[place + 2].kind
    return before not in _COUNTED and after not in _COUNTED


def _amount(token: Token, scale: Decimal, bare: str, currency: str) -> Token:
    if bare == "posts":
        return token._replace(kind="posts", value="", currency="")
    read = money_decimal if scale == 1 else to_decimal
    first, _bar, second = token.value.partition("|")
    texts = [with_thousands(first, second) or "", second] if second else [first]
    values = [value for text in texts if (value := read(text)) is not None]
    if len(values) < len(texts):
        return token._replace(kind="word")
    values = [value * scale for value in values]
    return token._replace(
        kind="money", low=min(values), high=max(values), value="", currency=currency, factor=scale
    )
