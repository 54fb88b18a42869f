"""Margins around an amount: "50.000 € ± 20 %" is 40,000 to 60,000."""

from gemeinwerk.german.amounts.descent import Token

_BETWEEN = frozenset({"open", "about", "filler", "mark"})


def with_spread(tokens: list[Token]) -> list[Token]:
    """The tokens with such amounts as ranges, each before its margin; a margin of no amount as an
    unknown word."""
    if "margin" not in {token.kind for token in tokens}:
        return tokens
    found: list[Token] = []
    amount = -1
    for token in tokens:
        if token.kind == "margin":
            wide = _widened(found[amount], token) if amount >= 0 else None
            if wide and "open" not in {one.kind for one in found[amount:]}:
                found[amount:] = [wide._replace(end=token.end)]
                amount = -1
                continue
            if wide:
                found[amount] = wide
            token = token if wide else token._replace(kind="word")
            amount = -1
        elif token.kind == "money":
            amount = len(found)
        elif token.kind not in _BETWEEN:
            amount = -1
        found.append(token)
    return found


def _widened(amount: Token, margin: Token) -> Token | None:
    if amount.low is None or amount.low != amount.high or margin.low is None:
        return None
    by = amount.low * margin.low / 100 if margin.value == "%" else margin.low
    if not margin.value and not margin.currency and by * amount.factor <= amount.low:
        by *= amount.factor  # "50 T€ ± 5"
    if by > amount.low or (margin.currency and margin.currency != amount.currency):
        return None
    return amount._replace(low=amount.low - by, high=amount.low + by)
