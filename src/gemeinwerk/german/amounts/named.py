"""Amounts in brackets behind what they are for: "Land (20.000 €), Stadt (60.000 €)"."""

from gemeinwerk.german.amounts.descent import Token

_AMOUNTS = frozenset({"money", "posts"})
_NUMBERS = frozenset({"number", "percent"})
_BESIDE = frozenset({"about", "most", "least", "filler", "mark", "rhythm", "year"})
_ENDING = frozenset({"break", "or", "stop", "open", "close", "parts"})
_NAMES = frozenset({"source", "label", "word", "year", "total", "parts"})


def with_named(tokens: list[Token]) -> list[Token]:
    """The tokens without such brackets; those of a remark ("80.000 € für Bau (60.000 €)") stay."""
    if "open" not in {token.kind for token in tokens}:
        return tokens
    marks: set[int] = set()
    before: set[str] = set()  # kinds of the clause before a bracket
    for place, token in enumerate(tokens):
        if token.kind == "open" and before & _NAMES and before.isdisjoint(_AMOUNTS | _NUMBERS):
            end = _end_of_amount(tokens, place + 1)
            marks |= {place, end} if end else set()
        if place in marks:
            continue
        begins = token.kind in _ENDING or token.value == "less"
        before = {token.kind} if begins else before | {token.kind}
    return [
        token._replace(kind="mark") if place in marks else token
        for place, token in enumerate(tokens)
    ]


def _end_of_amount(tokens: list[Token], place: int) -> int:
    """Where a bracket closes in which nothing but one amount stands; 0 for any other."""
    amounts = 0
    while place < len(tokens) and tokens[place].kind in _BESIDE | _AMOUNTS:
        amounts += tokens[place].kind in _AMOUNTS
        place += 1
    closed = place < len(tokens) and tokens[place].kind == "close"
    return place if amounts == 1 and closed else 0
