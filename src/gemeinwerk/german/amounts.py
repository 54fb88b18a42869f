"""Amounts of money and of posts, as offices write them.

"ca. 25.000 €/Jahr", "1,2 Mio. €", "0,5 VZÄ", "10.000 - 15.000 €", "noch nicht ermittelt",
"20.000 € einmalig, 5.000 € jährlich ab 2026": one cell, one or several parts.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.german.amount_tokens import Token, tokenise
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.numbers import money_decimal, to_decimal
from gemeinwerk.german.text import fold, squash

MAXIMUM = Decimal("999999999999")
_PARTLY = re.compile(
    r"davon|hiervon|darunter|darin|inkl\.?|inklusive|einschließlich|of which", re.I
)
_TOTAL = re.compile(r"gesamt|insgesamt|summe|total", re.I)
_NONE = re.compile(
    r"(?:es entstehen |verursacht |voraussichtlich |derzeit |aktuell |zunaechst "
    r"|bisher )*(?:keine|ohne|no)(?: (?:zusaetzlichen?|weiteren?|gesonderten?"
    r"|direkten?|unmittelbaren?|eigenen?|additional|further))*"
    r"(?: (?:sach-?|personal-?|mehr|zusatz|folge)?(?:-? ?(?:und|/|oder) ?(?:sach"
    r"|personal))?(?:kosten|mittel|ausgaben|aufwand|aufwendungen"
    r"|aufwaende|auswirkungen|costs?)| finanzielle?n? (?:auswirkungen|mittel|aufwendungen))?"
    r"(?: (?:erforderlich|notwendig|noetig|zu erwarten))?"
    r"|(?:kosten|haushalts|budget|aufwands)neutral\w*|kosten(?:frei|los)|entfaellt"
    r"|nicht erforderlich|none"
)
_UNKNOWN = re.compile(
    r"(?:projekt|bedarfs|massnahmen|umsetzungs|antrags|nachfrage|einzelfall)abhaengig|(?:ist "
    r"|sind )?abhaengig vo[nm]"
    r"|noch (?:nicht|zu) (?:zu )?(?:ermittel|beziffer|kalkulier|bekannt|absehbar|quantifizier"
    r"|bestimm|berechn|schaetz|klaer)"
    r"|(?:nicht|schwer|kaum) (?:zu )?(?:bezifferbar|beziffern|quantifizierbar|abschaetzbar"
    r"|absehbar|kalkulierbar|ermittelbar)"
    r"|nicht (?:ermittelt|bekannt|beziffert|kalkuliert)|(?:wird|werden|muss|muessen)(?: noch"
    r"| derzeit)* (?:ermittelt|kalkuliert|berechnet)"
    r"|zu (?:ermitteln|kalkulieren|beziffern)|unbekannt|unklar|^variabel|not yet (?:known"
    r"|determined)|depends on"
)
_RUNNING = re.compile(
    r"(?:laufende|vorhandene|bestehende|regulaere|allgemeine|vorgesehene|existing"
    r"|current)[nmrs]? (?:\w+[- ])?(?:budget|haushalt|mittel|ressourcen|etat"
    r"|personal|stellen|ansatz|ansaetze|struktur|kapazitaet|sachmittel|teilhaushalt"
    r"|deckungskreis|resources)|bordmittel"
    r"|(?:im|aus dem|durch das|ueber das|innerhalb des) (?:\w+)?(?:budgets?|haushalts?"
    r"|etats?)(?: enthalten| gedeckt| abgedeckt)?\b"
    r"|kein zusaetzliches? personal"
)


@dataclass(frozen=True)
class Amount:
    """One part of a cell.

    ``kind``: "money" (euro) or "posts" (full-time equivalents). ``low`` and ``high`` are equal
    where no range is given. ``rhythm``: "once", "yearly", "monthly", "each" (a price per piece,
    not a total), or "" where the cell does not say. Years are None where not said.
    """

    kind: str
    low: Decimal
    high: Decimal
    rhythm: str = ""
    first_year: int | None = None
    last_year: int | None = None
    approximate: bool = False
    label: str = ""


@dataclass(frozen=True)
class Amounts:
    """What a cell says about money and posts.

    ``state``: "known" (see ``parts``), "nought" (no costs), "unknown" (marked as not known),
    "running" (paid from money that is there anyway), "empty", "unclear" (only ``rest`` is known).
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
    text: str, *, scale: Decimal = Decimal(1), bare: str = "money", year: int | None = None
) -> Amounts:
    """What a cell says; never raises.

    ``scale``: what a number without a unit is counted in (1000 under a heading "T€").
    ``bare``: what such a number is, "money" or "posts". ``year``: the year of the column, if any.
    """
    shown = squash(text)
    tokens = tokenise(text)
    if len(tokens) == 1 and tokens[0].kind == "year" and text.strip().endswith(("00", "50")):
        tokens = [Token("number", tokens[0].text, (tokens[0].text,))]  # "2000" is money, no year
    parts, rest = _assemble(tokens, scale=scale, bare=bare)
    if year:
        parts = [
            part if part.first_year else replace(part, first_year=year, last_year=year)
            for part in parts
        ]
    folded = fold(text)
    running = bool(_RUNNING.search(folded))
    state = _state(text, folded, parts, running)
    if not parts:
        rest = shown if state == "unclear" else ""
    return Amounts(tuple(parts), state, running, rest, shown)


def _state(text: str, folded: str, parts: list[Amount], running: bool) -> str:
    if parts and all(part.rhythm == "each" for part in parts):
        return "unclear"  # the price of a piece is no total
    if parts:
        return "nought" if all(part.high == 0 for part in parts) else "known"
    bare = folded.strip(" .,;:!()")
    if _NONE.fullmatch(bare):
        return "nought"
    if running:
        return "running"
    if _UNKNOWN.search(bare):
        return "unknown"
    if is_empty(text):
        return "empty"
    return "nought" if _NONE.match(bare) and not bare.startswith("ohne") else "unclear"


def _assemble(tokens: list[Token], *, scale: Decimal, bare: str) -> tuple[list[Amount], str]:
    parts: list[Amount] = []
    rest: list[str] = []
    pending: list[Token] = []
    alone = sum(token.kind in {"money", "posts", "number"} for token in tokens) == 1
    for segment in _segments(tokens):
        if not any(_is_amount(token, alone) for token in segment):
            if parts and not any(token.kind == "word" for token in segment):
                parts[-1] = _modified(parts[-1], segment)
            else:
                pending += segment
            continue
        new = _parts_of(pending + segment, scale=scale, bare=bare, alone=alone)
        partly = any(_PARTLY.fullmatch(t.text) for t in segment if t.kind == "word")
        if partly and (parts or len(new) > 1):
            kept, rest_of = (new[:1], segment) if not parts else ([], segment)
            parts += kept
            rest += [t.text for t in rest_of if t.kind not in {"mark"}][2 if kept else 0 :]
        else:
            parts += new
        pending = []
    rest += [token.text for token in pending if token.kind in {"word", "number", "percent"}]
    rest += [word for part in parts for word in part.label.split()]
    return _without_totals(parts, rest)


def _without_totals(parts: list[Amount], rest: list[str]) -> tuple[list[Amount], str]:
    summing = {id(total) for kind in ("money", "posts") for total in _summing_up(kind, parts)}
    totals = [part for part in parts if _TOTAL.search(part.label) or id(part) in summing]
    if 0 < len(totals) < len(parts):
        rest += [f"{part.high:f}" for part in totals]
        left_out = set(totals)
        parts = [part for part in parts if part not in left_out]
    return parts, " ".join(rest)


def _summing_up(kind: str, parts: list[Amount]) -> list[Amount]:
    """ "420.000 € (2026: 240.000 €, 2027: 180.000 €)": the first says the other two again."""
    alike = [part for part in parts if part.kind == kind]
    undated = [part for part in alike if not part.first_year]
    if len(undated) != 1 or len(alike) < 3:
        return []
    total = undated[0]
    return undated if sum(part.high for part in alike) == 2 * total.high else []


def _segments(tokens: list[Token]) -> list[list[Token]]:
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "break":
            segments.append([])
        elif token.kind == "word" and _PARTLY.fullmatch(token.text) and segments[-1]:
            segments.append([token])
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment]


def _is_amount(token: Token, alone: bool) -> bool:
    return token.kind in {"money", "posts"} or (token.kind == "number" and alone)


def _parts_of(segment: list[Token], *, scale: Decimal, bare: str, alone: bool) -> list[Amount]:
    amounts = [i for i, token in enumerate(segment) if _is_amount(token, alone)]
    leading = bool(amounts) and any(
        token.kind in {"rhythm", "year", "word"} for token in segment[: amounts[0]]
    )
    parts: list[Amount] = []
    for number, index in enumerate(amounts):
        first = (amounts[number - 1] + 1 if number else 0) if leading else index
        last = amounts[number + 1] if number + 1 < len(amounts) else len(segment)
        if leading and number + 1 < len(amounts):
            last = index
        if not leading and number == 0:
            first = 0
        amount = _amount(segment[index], scale=scale, bare=bare)
        if amount:
            around = segment[first:index] + segment[index + 1 : last]
            parts.append(_modified(amount, around))
    return parts


def _amount(token: Token, *, scale: Decimal, bare: str) -> Amount | None:
    kind = bare if token.kind == "number" else token.kind
    read = money_decimal if kind == "money" else to_decimal
    values = [read(number) for number in token.numbers]
    known = [value for value in values if value is not None]
    if not known:
        return None
    factor = scale if token.kind == "number" else token.factor
    low, high = known[0] * factor, known[-1] * factor
    if len(known) == 2 and token.factor != 1 and low > high:
        low = known[0]
    if abs(high) > MAXIMUM or abs(low) > MAXIMUM:
        return None
    return Amount(kind, min(low, high), max(low, high))


def _modified(amount: Amount, around: list[Token]) -> Amount:
    rhythms = [token.value for token in around if token.kind == "rhythm"]
    years = [token for token in around if token.kind == "year"]
    rhythm = amount.rhythm or next(
        (r for r in ("each", "monthly", "yearly", "once") if r in rhythms), ""
    )
    first, last = amount.first_year, amount.last_year
    for token in years:
        start, _, end = token.value.partition("-")
        if start:
            first = min(first, int(start)) if first else int(start)
        if end:
            last = max(last, int(end)) if last else int(end)
    words = [amount.label, *(t.text for t in around if t.kind in {"word", "number", "percent"})]
    return replace(
        amount,
        rhythm=rhythm,
        first_year=first,
        last_year=last,
        approximate=amount.approximate or any(t.kind == "about" for t in around),
        label=" ".join(word for word in words if word),
    )
