"""Amounts and years told in two rows: "2025/2026: 30.000 € / 40.000 €", "30/40 T€ (2025/26)".

As many amounts as years, and nothing else beside them: each amount is that of its year. Where the
numbers differ nobody can tell, and nothing is changed.
"""

from decimal import Decimal

from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.numbers import money_decimal, to_decimal

LISTED = "listed"
"""What stands beside a year that is two years and no span: "2025/2027", "2025 und 2027"."""
_YEARS = frozenset({"year"})
_LEADING = frozenset({"about", "most", "least"})
_UNITS = frozenset({"money", "posts"})
_JOINTS = frozenset({"/", "|", ",", "+", "plus", "und", "sowie", "bzw", "beziehungsweise", "resp"})
_BETWEEN = frozenset({"colon", "filler", "mark"})
_ENDING = frozenset({"break", "or", "stop", "open", "close", "parts"})
_ONE = Decimal(1)


def with_years_apart(tokens: list[Token]) -> list[Token]:
    """The tokens with each such amount behind its year."""
    if "year" not in {token.kind for token in tokens}:
        return tokens
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        told = _told_at(tokens, place)
        if told:
            taken, place = told
            found += taken
        else:
            found.append(tokens[place])
            place += 1
    return found


def _told_at(tokens: list[Token], place: int) -> tuple[list[Token], int] | None:
    """What two rows that begin here say, and where they end."""
    years, behind = _row(tokens, place, _YEARS)
    if years:
        begin = _behind(tokens, behind, _BETWEEN | {"open"})
        begin += begin < len(tokens) and tokens[begin].value == "apiece"  # "jeweils 30 T€/40 T€"
        amounts, end = _amounts(tokens, begin)
    else:
        amounts, behind = _amounts(tokens, place)
        begin = _behind(tokens, behind, _BETWEEN | {"open"}) if len(amounts) > 1 else behind
        years, end = _row(tokens, begin, _YEARS)
    opened = any(token.kind == "open" for token in tokens[behind:begin])
    end += opened and _kind(tokens, end) == "close"
    apart = _apart([row[-1] for row in years], len(amounts)) if len(amounts) > 1 else []
    if not apart or _kind(tokens, end) not in _ENDING | {""}:
        return None
    taken: list[Token] = []
    for year, row in zip(apart, amounts, strict=True):
        taken += [Token("break", row[0].start, row[0].start)] if taken else []
        taken += [year, *row]
    return taken, end


def _row(tokens: list[Token], place: int, kinds: frozenset[str]) -> tuple[list[list[Token]], int]:
    """Tokens of some kinds, each behind its "ca.", with one joint between each two; and where their
    row ends."""
    found: list[list[Token]] = []
    end = begin = place
    while True:
        at = _behind(tokens, begin, _LEADING)
        if _kind(tokens, at) not in kinds:
            return found, end
        found.append(tokens[begin : at + 1])
        end = at + 1
        if _kind(tokens, end) not in {"break", "or"} or tokens[end].value not in _JOINTS:
            return found, end
        begin = end + 1


def _amounts(tokens: list[Token], place: int) -> tuple[list[list[Token]], int]:
    """Amounts of one unit: those without one have that of the last."""
    found, end = _row(tokens, place, _UNITS | {"number", "word"})
    if len(found) == 1 and len(found[0][-1].several) > 1:
        return [[one] for one in found[0][-1].several], end
    kinds = {row[-1].kind for row in found}
    if "word" in kinds or len(kinds & _UNITS) > 1:
        return [], end
    if kinds & _UNITS and "number" in kinds:
        found = [[*row[:-1], _counted(row[-1], found[-1][-1])] for row in found]
    return (found if all(row[-1].kind for row in found) else []), end


def _counted(token: Token, last: Token) -> Token:
    """A number in the unit of the last of its row; no token of any kind if it cannot be."""
    if token.kind != "number":
        return token
    read = money_decimal if last.factor == _ONE and last.kind == "money" else to_decimal
    value = read(token.value) if token.value and "|" not in token.value else None
    if value is None or last.kind not in _UNITS:
        return token._replace(kind="")
    value *= last.factor
    return last._replace(start=token.start, end=token.end, low=value, high=value, value="")


def _apart(years: list[Token], count: int) -> list[Token]:
    """As many years as there are amounts, each of them later than the one before; else none."""
    listed = [year for year in years if year.beside == LISTED]
    if len(years) == len(listed) == 1 and count == 2:
        found = [(years[0], years[0].first), (years[0], years[0].last)]
    else:
        found = [(year, one) for year in years for one in _each(year)]
    numbers = [one for _year, one in found if one]
    if len(numbers) != count or numbers != sorted(set(numbers)):
        return []
    return [year._replace(first=one, last=one) for year, one in found]


def _each(year: Token) -> list[int]:
    if year.first is None or year.last is None or year.value:
        return []
    return list(range(year.first, year.last + 1))


def _behind(tokens: list[Token], place: int, kinds: frozenset[str]) -> int:
    while _kind(tokens, place) in kinds:
        place += 1
    return place


def _kind(tokens: list[Token], place: int) -> str:
    return tokens[place].kind if place < len(tokens) else ""
