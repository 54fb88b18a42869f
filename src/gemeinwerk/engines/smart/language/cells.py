"""Cells that are filled and yet say nothing, and cells of cost that are no amount."""

import re

from gemeinwerk.engines.smart.catalogue import CostState
from gemeinwerk.engines.smart.language.wordlist import word_set

_SPACE = re.compile(r"\s+")
_EDGES = " \t\r\n.,;:!?()[]{}*/\\|_–—-‑'\"„“”‚‘’…"

# Words that fill a cell without saying anything, as they stand without punctuation and spaces.
_EMPTY = word_set(
    """
    nn ka kA offen nochoffen unbekannt unklar nochunklar entfällt entfaellt leer keine keiner
    keines kein nichts nichtbekannt nichtbenannt nochnichtbenannt nochzubenennen zubenennen
    nochzuklären zuklären nochzuklaeren zuklaeren nochfestzulegen festzulegen nochzubestimmen
    zubestimmen wirdnochbenannt wirdnochergänzt wirdergänzt wirdnachgereicht wirdgeklärt
    wirdnochgeklärt wirdnochfestgelegt wirdfestgelegt folgt tbd tba tbc na todo xxx siehetext
    siehoben sieheoben sobenso so su sieheunten keineangabe keineangaben keineangabemöglich
    ohneangabe ohne nichtzutreffend nichtfestgelegt nochnichtfestgelegt nichtdefiniert
    nochnichtdefiniert nichtvorhanden nochnichtvorhanden projektbezogenunterschiedlich
    unterschiedlich jenachprojektunterschiedlich jenachprojekt verschieden verschiedene diverse
    divers variiert variabel nochnichtbekannt derzeitnochoffen derzeitoffen derzeitunbekannt
    inklärung inabstimmung inarbeit inbearbeitung nochinabstimmung nochinklärung
    stehtnochnichtfest nochnichtentschieden keinedaten keinedatenvorhanden fehlt fehltnoch null
    platzhalter
    """
)
_NOT_LETTERS = re.compile(r"[^a-zäöüß0-9]+")
_ANYTHING = re.compile(r"[^\W_]")


def shortened(text: str, limit: int = 80) -> str:
    """The text on one line, cut at a word when it is longer than `limit` characters."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(_EDGES) + " …"


def is_empty(text: str) -> bool:
    """Is the cell empty, or filled with a word that says nothing ("N. N.", "k. A.", "-")?"""
    if not _ANYTHING.search(text):
        return True
    if len(text) > 60:
        return False
    bare = _NOT_LETTERS.sub("", text.lower())
    return bare in _EMPTY


_MARKED_UNKNOWN = re.compile(
    r"(?:noch )?(?:nicht|un)\s?(?:ermittelt|bezifferbar|beziffert|kalkuliert|abschätzbar|"
    r"abzuschätzen|geschätzt|quantifizierbar|quantifiziert|bestimmbar|absehbar|bekannt)"
    r"|\bunbekannt\b|(?:projekt|bedarfs|umfangs|förder|antrags|maßnahmen|angebots)abhängig"
    r"|abhängig (?:von|vom)|(?:noch )?zu (?:ermitteln|klären|kalkulieren|beziffern|prüfen)"
    r"|werden?\b.{0,30}\b(?:ermittelt|geklärt|kalkuliert|beziffert|berechnet|geprüft)"
    r"|\bje nach\b|\btbd\b|kosten(?:schätzung|ermittlung|rahmen) (?:folgt|steht|liegt)",
    re.IGNORECASE,
)
_NOUGHT = re.compile(
    r"\bkein(?:e|en|er|erlei)?\s+(?:\w+e[nrs]?\s+)?(?:kosten|mehrkosten|mehraufwand|aufwand|"
    r"sachkosten|mittel|ausgaben|finanz\w+|haushalts\w+)"
    r"|\bkosten(?:neutral|los|frei)\b|\bhaushaltsneutral\b|\bohne\s+(?:\w+e\s+)?(?:mehr)?kosten"
    r"|^\W*keine?r?\W*$|^\W*(?:0|0,0+|null)\s*(?:€|eur|euro)?\W*$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\blaufende[rsnm]?\s+(?:\w+\s+)?(?:budget|haushalt|mittel|betrieb|geschäft|etat|verwaltung)"
    r"|\b(?:vorhandene|bestehende|eigene|verfügbare|bereitgestellte)[rsnm]?\s+(?:\w+\s+)?"
    r"(?:budget|mittel|ressource|personal|haushalt|etat|stelle|kapazität)"
    r"|\bim rahmen (?:der|des) (?:\w+\s+)?(?:budget|haushalt|mittel|ressourcen|etat|personal)"
    r"|\b(?:bestands|eigen|haushalts|budget|personal|regel)mitteln?\b|\bregelhaushalt\b"
    r"|\beigenleistung\b|\bbordmittel",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d")


def cost_state(text: str) -> CostState:
    """What a cell of cost says. An amount counts before any word beside it."""
    if _NOUGHT.search(text):
        return CostState.NONE
    if _AMOUNT.search(text):
        return CostState.STATED
    if is_empty(text) and not re.search(r"unbekannt|nicht bekannt", text, re.IGNORECASE):
        return CostState.MISSING
    if _MARKED_UNKNOWN.search(text):
        return CostState.UNKNOWN
    if _RUNNING.search(text):
        return CostState.RUNNING
    return CostState.MISSING


_FUNDING = re.compile(
    r"haushalt|förder|zuschuss|zuschüsse|drittmittel|eigenmittel|landesmittel|bundesmittel|"
    r"eu-mittel|\b(?:eu|esf|efre|amif|bmi|bund|land|kreis|stiftung|sponsor\w*|spende\w*|stiftungs\w+)\b"
    r"|budget|produktkonto|teilplan|investitionsplan|finanziert",
    re.IGNORECASE,
)


def names_funding(text: str) -> bool:
    """Does a cell of cost say where the money comes from?"""
    return bool(_FUNDING.search(text))
