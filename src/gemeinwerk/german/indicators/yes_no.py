"""Met or not: "Ja", "x", "✓" in a cell, "liegt vor: ja", and names of what is met or not.

"Satzung beschlossen" and "Konzept liegt vor" are states, "Anzahl der Satzungen" is counted.
"""

import re
from functools import lru_cache

from gemeinwerk.german.text import fold

_YES = frozenset(["ja", "j", "yes", "y", "wahr", "true", "✓", "✔", "x", "•", "●", "1"])
_NO = frozenset(["nein", "n", "no", "falsch", "false", "0", "✗", "✘"])
_MET = (
    "ja", "yes", "erfuellt", "vorhanden", "liegt vor", "umgesetzt", "eingerichtet", "beschlossen",
    "veroeffentlicht", "abgeschlossen", "erfolgt", "erreicht", "fertig", "fertiggestellt",
    "besetzt", "erledigt",
)  # fmt: skip
_NOT_MET = (
    "nein", "no", "nicht vorhanden", "nicht erfuellt", "liegt nicht vor", "nicht umgesetzt",
    "nicht erreicht", "noch nicht", "nicht erledigt", "nicht besetzt",
)  # fmt: skip
_EITHER = ("ja / nein", "ja - nein", "ja oder nein", "j / n", "yes / no")

ANSWERS: dict[str, bool | None] = {
    **dict.fromkeys(_MET, True), **dict.fromkeys(_NOT_MET, False), **dict.fromkeys(_EITHER)
}  # fmt: skip
"""What answers whether something is met, folded, its tokens parted by blanks; None: either."""

_SEEN = 300
"""Signs of a name that are looked at."""
_COUNTS = re.compile(
    r"(?:^|\b)(?:an)?zahl(?:en)?\b|(?:zahl|zahlen|quote|quoten|anteil|anteile|rate|raten|index|"
    r"prozentsatz|note|umsatz|tage|stunden|teilnahmen|abrufe|klicks|zugriffe|besuche)\b"
    r"|^wie viele\b|^(?:number|share|percentage|proportion|count) of\b|%|€|\bprozent\b|\beuro\b"
    r"|\b(?:in|pro|je) (?:kwh|mwh|gwh|kw|mw|t\b|tonnen|ha\b|hektar|km|m²|m2|qm|stunden|tagen|"
    r"wochen|monaten|jahren|minuten|liter|grad|euro|punkten)|\bpro (?:jahr|monat|kopf)\b"
    r"|[(\[](?:in )?(?:kwh|mwh|t|kg|ha|km|m²|m2|h|min|st\.|stk\.?|stück|anzahl|tonnen|euro|tage)"
    r"[^)]{0,40}[)\]]",
    re.IGNORECASE,
)
# "Geschulte Führungskräfte", "durchgeführte Workshops", "Teilnehmende": things one counts.
_COUNTED = re.compile(
    r"^(?:(?:neu )?\w+(?:te|ene|ierte|ende|neue)\s+[A-ZÄÖÜ][\w*:_-]*(?:n|e|s|er|kräfte|innen)\b"
    r"|(?!Einspar|Leist)[A-ZÄÖÜ]\w*ungen\b"
    r"|(?i:\w*(?:anträge|anfragen|beschwerden|gespräche|kurse|workshops|projekte|plätze|personen"
    r"|fälle))\b"
    r"|[A-ZÄÖÜ]\w*(?:nehmende|innen|kräfte|studierende|suchende)\b)"
)
_STATES = re.compile(
    r"\bja\s*/\s*nein\b|\bj/n\b|\b(?:liegt|liegen) (?:\w+ )?vor\b|\bvorhanden\b|\bvorliegen\b"
    r"|\b(?:ist|sind|wurde|wurden|wird|werden|hat|haben|steht|besteht|gibt|arbeitet|tagt|läuft)\b"
    r"|(?i:\b(?:fertigstellung|inbetriebnahme|beschlussfassung|unterzeichnung|"
    r"veröffentlichung|abschluss|umsetzung|einrichtung) (?:de[rs]|erfolgt|eine[rs])\b)"
    # One event of one thing: "Eröffnung des Cafés", not "Beteiligung der Eltern".
    r"|^(?i:eröffnung|beschluss|verabschiedung|gründung|erstellung|besetzung|einführung|"
    r"errichtung|einweihung|(?:neu)?bau|start|freischaltung|herausgabe) (?:des|eine[rs])\b"
    r"|[:(–-]\s*(?i:ja|nein)\)?\s*$|\b[Ii]n [Kk]raft\b"
    r"|\b(?:erfolgt|erfüllt|besetzt|beschlossen|abgeschlossen|online|in betrieb|in kraft)\W*$"
    r"|^(?i:fertigstellung|inbetriebnahme|inkrafttreten)\b|^(?i:eröffnung|beschluss)$"
    r"|^(?!\w+(?:te|ene)\b)[A-ZÄÖÜ].*\b(?:\w{0,6}ge\w{3,}(?:t|en)|(?:be|ver|er|ent|über|unter)"
    r"\w{3,}(?:t|en)|\w+iert)\s*(?:\(.*\))?\.?$",
    re.DOTALL,
)


def parse_yes_no(text: str) -> bool | None:
    """Whether a cell says yes or no; a cross or tick is a yes. None where it says anything else."""
    word = fold(text).strip(" .!()[]")
    return True if word in _YES else False if word in _NO else None


@lru_cache(maxsize=4_096)
def is_answer(text: str) -> bool:
    """Whether a text only says that something is met or not: "ja", "nicht vorhanden"."""
    said = re.sub(r"\s*([/-])\s*", r" \1 ", fold(text).strip(" .!?:;()[]"))
    return said in ANSWERS


@lru_cache(maxsize=16_384)
def is_counted(name: str) -> bool:
    """Whether the name of an indicator says what is counted: "Anzahl der …", "… in kWh"."""
    return bool(_COUNTS.search(name[:_SEEN]) or _COUNTED.search(name[:_SEEN]))


@lru_cache(maxsize=16_384)
def is_state(name: str) -> bool:
    """Whether what a name says is met or not met ("Leitfaden liegt vor"), rather than counted."""
    return bool(_STATES.search(name[:_SEEN])) and not _COUNTS.search(name[:_SEEN])
