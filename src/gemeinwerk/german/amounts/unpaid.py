"""Amounts that a cell names and nobody pays; they are left to the rest.

What is taken off ("abzüglich Förderung"), what was before ("bisher 5.000 €, künftig 6.000 €",
"Stand 2024: 4.000 €") and the most a source would give ("90 %, max. 100.000 €").
"""

from gemeinwerk.german.amounts.descent import Token

_ENDING = frozenset({"break", "or", "stop", "open", "close"})
_SMALL = frozenset({"mark", "colon"})
_OF_A_CAP = frozenset({"most", "filler", "about", "mark", "colon", "source", "percent"})
_TURNS = frozenset({"less", "hitherto", "henceforth", "stand"})
"""Values of words that say so: see `words.TURNS`."""


def without_unpaid(tokens: list[Token]) -> list[Token]:
    """The tokens with all of such clauses as unknown words."""
    kinds = {token.kind for token in tokens}
    if "money" not in kinds:
        return tokens
    unpaid: set[int] = set()
    if not _TURNS.isdisjoint({token.value for token in tokens}):
        clauses = _clauses(tokens)
        unpaid |= _taken_off(tokens, clauses) | _of_before(tokens, clauses)
    if kinds >= {"most", "percent", "source"}:
        unpaid |= _caps(tokens)
    return [
        token._replace(kind="word") if place in unpaid and token.kind not in _SMALL else token
        for place, token in enumerate(tokens)
    ]


def _clauses(tokens: list[Token]) -> list[list[int]]:
    """Places of tokens between commas and brackets; a second "künftig" begins a new one too."""
    found: list[list[int]] = [[]]
    turned = False
    for place, token in enumerate(tokens):
        turn = token.kind == "word" and token.value in _TURNS - {"less"}
        if token.kind in _ENDING or (turn and turned):
            found.append([])
            turned = False
        if token.kind not in _ENDING:
            found[-1].append(place)
            turned = turned or turn
    return found


def _taken_off(tokens: list[Token], clauses: list[list[int]]) -> set[int]:
    """What stands behind "abzüglich", unless it is what a source gives: a part of the whole."""
    found: set[int] = set()
    for clause in clauses:
        begin = next((at for at, place in enumerate(clause) if _says(tokens[place], "less")), None)
        if begin is None:
            continue
        kinds = {tokens[place].kind for place in clause[begin:]}
        if "source" not in kinds or kinds.isdisjoint({"money", "number", "percent"}):
            found.update(clause[begin:])
    return found


def _of_before(tokens: list[Token], clauses: list[list[int]]) -> set[int]:
    """What was paid until now, and an older state, where the new one is told as well."""
    amounts = [one for one in clauses if any(tokens[place].kind == "money" for place in one)]
    old = [_is_of(tokens, clause, "hitherto") for clause in amounts]
    states = [_is_of(tokens, clause, "stand") for clause in amounts]
    new = any(_is_of(tokens, clause, "henceforth") for clause in amounts)
    found: set[int] = set()
    for at, clause in enumerate(amounts):
        newer = new or any(not state for state in states[:at])
        newer = newer or (all(states) and at + 1 < len(states))
        if (old[at] and new) or (states[at] and newer):
            found.update(clause)
    return found


def _is_of(tokens: list[Token], clause: list[int], turn: str) -> bool:
    """Whether a clause says it; of a state only before its amount ("5.000 € Stand 2024")."""
    for place in clause:
        if _says(tokens[place], turn):
            return True
        if turn == "stand" and tokens[place].kind == "money":
            return False
    return False


def _says(token: Token, turn: str) -> bool:
    return token.kind == "word" and token.value == turn


def _caps(tokens: list[Token]) -> set[int]:
    """ "Förderung 90 % (max. 100.000 €)": the most the source gives, of costs that are not told."""
    found: set[int] = set()
    before: set[str] = set()  # kinds since the last amount or sentence
    clause: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == "money":
            own = {tokens[at].kind for at in clause}
            if before >= {"source", "percent"} and "most" in own and own <= _OF_A_CAP:
                found |= {at for at in clause if tokens[at].kind == "most"} | {place}
            before = set()
        elif token.kind == "stop":
            before = set()
        before.add(token.kind)
        clause = [] if token.kind in _ENDING or token.kind == "money" else [*clause, place]
    return found
