"""What a post costs: "0,5 Stellen à 60 T€", "2 Stellen je 65.000 €/Jahr" tell the price of one,
with a rhythm or without, and never what all of them cost."""

from gemeinwerk.german.amounts.descent import Token

_APIECE = frozenset({"apiece", "times"})
_BESIDE_MONEY = frozenset({"about", "most", "least", "filler", "mark", "colon", "label"})
_BETWEEN = frozenset({"filler", "mark", "colon", "label", "grade", "break", "open", "close"})


def with_wages(tokens: list[Token]) -> list[Token]:
    """The tokens with each "à" between posts and money as that of a price."""
    kinds = {token.kind for token in tokens}
    if "posts" not in kinds or "money" not in kinds:
        return tokens
    found = list(tokens)
    apiece = -1  # where the last "à" behind posts stands, if nothing else stands behind it
    behind_posts = False
    for place, token in enumerate(tokens):
        if token.kind == "money" and apiece >= 0:
            found[apiece] = tokens[apiece]._replace(value="times")
        if token.kind == "rhythm" and token.value in _APIECE:
            apiece = place if behind_posts else -1
        elif token.kind not in _BESIDE_MONEY:
            apiece = -1
        behind_posts = token.kind == "posts" or (behind_posts and token.kind in _BETWEEN)
    return found
