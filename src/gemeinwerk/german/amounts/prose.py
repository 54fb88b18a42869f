"""Sentences about something else: a figure in them is no cost of the measure.

"Ein 365 €-Ticket würde Mindereinnahmen von 40 Mio. € verursachen" names two amounts, and neither of
them has to be paid. Such a sentence is told by what it says it of (receipts, savings, a fine), by a
negation, by what would be or is possible, by a condition before the amount, or by a verb of its own
beside no word of cost.
"""

from gemeinwerk.german.amounts.descent import Token
from gemeinwerk.german.amounts.words import ONTO

_AMOUNTS = frozenset({"money", "posts", "number"})
_OF_COST = frozenset({"label", "total", "parts"})
_OF_ELSE = frozenset({"foreign", "not", "maybe"})
_TELLING = _OF_ELSE | {"verb", "if"}
_APART = frozenset({ONTO, "less"})
"""Values of words that stand between two amounts: "um 1.000 € auf 6.000 €"."""
_MARKS = frozenset({"mark", "break", "stop", "open", "close", "colon"})


def without_prose(tokens: list[Token]) -> list[Token]:
    """The tokens with all words and numbers of such sentences as unknown words."""
    if _TELLING.isdisjoint({token.kind for token in tokens}):
        return tokens
    about_else: set[int] = set()
    for places, whole in _stretches(tokens):
        if _is_about_else([tokens[place] for place in places], whole=whole):
            about_else.update(places)
    return [_told(token, place in about_else) for place, token in enumerate(tokens)]


def _is_about_else(stretch: list[Token], *, whole: bool) -> bool:
    kinds = [token.kind for token in stretch]
    amount = next((place for place, kind in enumerate(kinds) if kind in _AMOUNTS), -1)
    if amount < 0:
        return False
    if not whole:
        return not _OF_ELSE.isdisjoint(kinds)
    moods = {token.value for token in stretch if token.kind == "verb"}
    if "would" in moods or "if" in kinds[:amount]:
        return True
    if "past" in moods and not {"label", "total"} & set(kinds):
        return True
    raised = any(token.value == ONTO for token in stretch)
    return bool(moods) and _OF_COST.isdisjoint(kinds) and not raised


def _told(token: Token, about_else: bool) -> Token:
    if token.kind in {"verb", "if", "maybe"} or (about_else and token.kind not in _MARKS):
        return token._replace(kind="word")
    return token


def _stretches(tokens: list[Token]) -> list[tuple[list[int], bool]]:
    """Places of tokens, of whole sentences (True) and of what stands between commas (False); what
    stands in brackets is a stretch of its own."""
    found: list[tuple[list[int], bool]] = []
    open_ones: list[tuple[list[int], list[int]]] = []
    sentence: list[int] = []
    clause: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == "open":
            open_ones.append((sentence, clause))
            sentence, clause = [], []
        elif token.kind in {"stop", "close"}:
            found += [(sentence, True), (clause, False)]
            sentence, clause = [], []
            if token.kind == "close" and open_ones:
                sentence, clause = open_ones.pop()
        elif token.kind in {"break", "or"}:
            found.append((clause, False))
            clause = []
        elif token.value in _APART:
            found.append((clause, False))
            sentence.append(place)
            clause = [place]
        else:
            sentence.append(place)
            clause.append(place)
    for outer in (*open_ones, (sentence, clause)):
        found += [(outer[0], True), (outer[1], False)]
    return found
