"""Amounts that a cell names and nobody pays; they are left to the rest.

What is taken off ("abzüglich Förderung") and what then is left, what was before ("bisher 5.000 €,
künftig 6.000 €", "von 5.000 auf 6.000 €", "statt 5.000 €", "Stand 2024: 4.000 €"), the most a
source would give ("90 %, max. 100.000 €") and a sum with its sign alone in brackets ("6.000 €
(+1.000 €)"), of which nobody can know whether it comes on top or is how much more it became. Where
only one amount is told it stands, whatever it is called.
"""

from itertools import takewhile

from gemeinwerk.german.amounts.descent import BELOW_NOUGHT, Token
from gemeinwerk.german.amounts.words import ONTO

_AMOUNTS = frozenset({"money", "posts"})
_ENDING = frozenset({"break", "or", "stop", "open", "close"})
_SMALL = frozenset({"mark", "colon"})
_BESIDE = frozenset({"about", "filler", "most", "least", "mark", "colon"})
_OF_A_CAP = frozenset({"most", "filler", "about", "mark", "colon", "source", "percent"})
_OF_TIME = frozenset({"hitherto", "now", "henceforth", "stand"})
_TURNS = _OF_TIME | {"less", "net", "left", "instead", ONTO}
"""Values of words that say so: see `words.TURNS`."""


def without_unpaid(tokens: list[Token]) -> list[Token]:
    """The tokens with all of such clauses as unknown words."""
    tokens = _with_taken_off(tokens)
    kinds = {token.kind for token in tokens}
    if _AMOUNTS.isdisjoint(kinds):
        return tokens
    unpaid = _signed(tokens)
    if not _TURNS.isdisjoint({token.value for token in tokens}):
        tokens = _with_breaks(tokens)
        clauses = _clauses(tokens)
        unpaid |= _taken_off(tokens, clauses) | _left(tokens, clauses)
        unpaid |= _instead(tokens) | _raised(tokens)
        unpaid |= _of_before(tokens, clauses, unpaid)
    if kinds >= {"most", "percent", "source"}:
        unpaid |= _caps(tokens)
    return [
        token._replace(kind="word") if place in unpaid and token.kind not in _SMALL else token
        for place, token in enumerate(tokens)
    ]


def _signed(tokens: list[Token]) -> set[int]:
    """Places of amounts in "6.000 € (+1.000 €)"; "(+ 1.000 € Sachkosten)" says what for."""
    kinds = ["open", "break", "money", "close"]
    return {
        place + 3
        for place, token in enumerate(tokens)
        if token.kind in {"money", "rhythm", "year"}
        and any(one.kind == "money" for one in tokens[: place + 1])
        and [one.kind for one in tokens[place + 1 : place + 5]] == kinds
        and tokens[place + 2].value == "+"
    }


def _with_taken_off(tokens: list[Token]) -> list[Token]:
    """ "80.000 €, Förderung: -20.000 €": behind a larger amount it is what a source gives of it."""
    below = [place for place, token in enumerate(tokens) if token.value == BELOW_NOUGHT]
    changed: dict[int, Token] = {}
    for place in below:
        begin, end = place, place
        while begin and tokens[begin - 1].kind not in _ENDING:
            begin -= 1
        while end + 1 < len(tokens) and tokens[end + 1].kind not in _ENDING:
            end += 1
        sources = any(token.kind == "source" for token in tokens[begin : end + 1])
        for off in tokens[place].several if sources else ():
            wholes = [token for token in tokens[:begin] if token.kind == "money"]
            if any(
                one.currency == off.currency and (one.low or 0) > (off.low or 0) for one in wholes
            ):
                changed[place] = off
    return [changed.get(place, token) for place, token in enumerate(tokens)] if changed else tokens


def _with_breaks(tokens: list[Token]) -> list[Token]:
    """With a break before "abzüglich": what stands behind is said of no amount before it."""
    found: list[Token] = []
    for token in tokens:
        if _says(token, "less"):
            found.append(Token("break", token.start, token.start))
        found.append(token)
    return found


def _clauses(tokens: list[Token]) -> list[list[int]]:
    """Places of tokens between commas and brackets, one for each amount of before and of now.

    What stands in brackets without an amount belongs to the clause before it ("5.000 € (bisher)").
    """
    found: list[list[int]] = [[]]
    turned = False
    outside = 0
    for place, token in enumerate(tokens):
        turn = _turn(token) in _OF_TIME
        if token.kind in _ENDING or (turn and (turned or _begins(tokens, place))):
            remark = token.kind == "close" and not _has_amount(tokens, found[-1])
            if remark and outside:
                found[outside - 1] += found.pop()
            outside = len(found) if token.kind == "open" else 0
            found.append([])
            turned = False
        if token.kind not in _ENDING:
            found[-1].append(place)
            behind_amount = turn and not turned and _is_behind_amount(tokens, place)
            turned = turned or turn
            if behind_amount:
                found.append([])
                turned = False
    return found


def _begins(tokens: list[Token], place: int) -> bool:
    """ "1.000 € zu den bisherigen 5.000 €": a word right before an amount and behind none."""
    further = place + 1
    while further < len(tokens) and tokens[further].kind in _BESIDE:
        further += 1
    leads = further < len(tokens) and tokens[further].kind in _AMOUNTS
    return leads and not _is_behind_amount(tokens, place)


def _is_behind_amount(tokens: list[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].kind in {*_AMOUNTS, "rhythm"}


def _has_amount(tokens: list[Token], clause: list[int]) -> bool:
    return any(tokens[place].kind in _AMOUNTS for place in clause)


def _taken_off(tokens: list[Token], clauses: list[list[int]]) -> set[int]:
    """What stands behind "abzüglich", unless it is what a source gives: a part of the whole."""
    found: set[int] = set()
    for clause in clauses:
        turns = [_turn(tokens[place]) for place in clause]
        if "net" in turns:
            found.update(_deducted(tokens, clause[turns.index("net") :]))
        if "less" not in turns:
            continue
        begin = turns.index("less")
        kinds = {tokens[place].kind for place in clause[begin:]}
        if "source" not in kinds or kinds.isdisjoint({"money", "number", "percent"}):
            found.update(clause[begin:])
    return found


def _deducted(tokens: list[Token], clause: list[int]) -> list[int]:
    """ "nach Abzug der Förderung 60.000 €" has what is left behind it, "nach Abzug von 20.000 €
    Förderung" what was taken off, and with two amounts the first was."""
    before = list(takewhile(lambda place: tokens[place].kind not in _AMOUNTS, clause))
    behind = clause[len(before) + 1 :]
    said = list(takewhile(lambda place: tokens[place].kind not in _AMOUNTS, behind))
    kinds = [tokens[place].kind for place in before[1:]]
    direct = "filler" in kinds and {"filler", "about"}.issuperset(kinds)
    if not direct and said == behind:
        return before
    return [*clause[: len(before) + 1], *said]


def _left(tokens: list[Token], clauses: list[list[int]]) -> set[int]:
    """ "80.000 €, Rest 60.000 €", "nach Abzug der Förderung 60.000 €": said by the whole already,
    unless it has a source ("verbleibender Eigenanteil")."""
    found: set[int] = set()
    amounts = [clause for clause in clauses if _has_amount(tokens, clause)]
    for clause in amounts[1:]:
        kinds = {tokens[place].kind for place in clause}
        turns = {_turn(tokens[place]) for place in clause}
        if "net" in turns or ("left" in turns and "source" not in kinds):
            found.update(clause)
    return found


def _instead(tokens: list[Token]) -> set[int]:
    """From "statt" to the amount right behind it, or to where its clause ends."""
    found: set[int] = set()
    begin = -1
    for place, token in enumerate(tokens):
        begin = place if _says(token, "instead") else begin
        if begin >= 0 and token.kind in _ENDING:
            begin = -1
        elif begin >= 0:
            found.add(place)
            begin = -1 if token.kind in _AMOUNTS else begin
    return found


def _raised(tokens: list[Token]) -> set[int]:
    """ "von 5.000 auf 6.000 €", "0,5 VZÄ → 1 VZÄ": what stands before the new amount."""
    found: set[int] = set()
    clause: list[int] = []
    old = ""
    for place, token in enumerate(tokens):
        arrow = token.kind == "break" and place > 0 and tokens[place - 1].kind in _AMOUNTS
        if token.value == ONTO and (arrow or token.kind == "filler"):
            if old and old in {"number", _amount_behind(tokens, place)}:
                found.update([*clause, place] if token.kind == "filler" else clause)
            continue
        if token.kind in _ENDING:
            clause, old = [], ""
            continue
        clause.append(place)
        old = token.kind if token.kind in {*_AMOUNTS, "number"} else old
    return found


def _amount_behind(tokens: list[Token], place: int) -> str:
    """The kind of the amount that stands behind a place, "" for none."""
    further = place + 1
    while further < len(tokens) and tokens[further].kind in _BESIDE:
        further += 1
    kind = tokens[further].kind if further < len(tokens) else ""
    return kind if kind in _AMOUNTS else ""


def _of_before(tokens: list[Token], clauses: list[list[int]], unpaid: set[int]) -> set[int]:
    """What was paid until now, and an older state, where the new one is told as well."""
    amounts = [
        one for one in clauses if _has_amount(tokens, [at for at in one if at not in unpaid])
    ]
    turns = [_turn_of(tokens, clause) for clause in amounts]
    if "henceforth" in turns:
        turns = ["hitherto" if turn == "now" else turn for turn in turns]
    by_year = all(any(tokens[at].kind == "year" for at in clause) for clause in amounts)
    new = len(set(turns)) > 1 and not by_year
    found: set[int] = set()
    for at, clause in enumerate(amounts):
        newer = "henceforth" in turns or any(turn != "stand" for turn in turns[:at])
        newer = newer or (set(turns) == {"stand"} and at + 1 < len(turns))
        if (turns[at] == "hitherto" and new) or (turns[at] == "stand" and newer):
            found.update(clause)
    return found


def _turn_of(tokens: list[Token], clause: list[int]) -> str:
    """What a clause is of; of a state only before its amount ("5.000 € Stand 2024")."""
    behind = False
    for place in clause:
        turn = _turn(tokens[place])
        if turn in _OF_TIME and not (turn == "stand" and behind):
            return turn
        behind = behind or tokens[place].kind in _AMOUNTS
    return ""


def _turn(token: Token) -> str:
    if token.kind == "label":
        return token.beside
    return token.value if token.kind == "word" else ""


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
