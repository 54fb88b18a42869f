"""Cells about money without an amount: no costs, not yet known, paid from what is there anyway."""

import re

from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.text import fold

_LONGEST = 1_000
"""Signs that are looked at: what a cell says of its costs stands at its beginning."""
_NONE = re.compile(
    r"(?:es (?:entstehen|fallen) |verursacht |voraussichtlich |derzeit |aktuell |zunaechst "
    r"|bisher ){0,3}(?:keine|kein|ohne|no)(?: (?:zusaetzlichen?|zusaetzlicher|weiteren?"
    r"|gesonderten?|direkten?|unmittelbaren?|eigenen?|nennenswerten?|additional|further)){0,2}"
    r"(?: (?:sach-?|personal-?|mehr|zusatz|folge|zusatz-)?(?:-? ?(?:und|/|oder) ?(?:sach"
    r"|personal))?(?:kosten|mittel|ausgaben|aufwand|mehraufwand|aufwendungen|haushaltsmittel"
    r"|aufwaende|auswirkungen|costs?)| finanzielle?n? (?:auswirkungen|mittel|aufwendungen))?"
    r"(?: (?:an|erforderlich|notwendig|noetig|zu erwarten|geplant|vorgesehen))?"
    r"|(?:kosten|haushalts|budget|aufwands)neutral\w{0,3}|kosten(?:frei|los)|entfaellt"
    r"|nicht erforderlich|none"
)
_ANYTHING_ELSE = (
    r"(?:aussagen?|angaben?|schaetzung(?:en)?|kalkulation(?:en)?|zahlen|daten|informationen?"
)
_ANYTHING_ELSE += (
    r"|bezifferung|kostenschaetzung|ermittlung|festlegung|planung(?:en)?|konkretisierung)"
)
_UNKNOWN = re.compile(
    r"(?:projekt|bedarfs|massnahmen|umsetzungs|antrags|nachfrage|einzelfall|umfangs|foerder"
    r"|angebots)abhaengig|(?:ist |sind )?abhaengig vo[nm]|\bje nach\b"
    r"|noch (?:nicht|zu) (?:zu )?(?:ermittel|beziffer|kalkulier|bekannt|absehbar|quantifizier"
    r"|bestimm|berechn|schaetz|klaer|abschaetz|konkretisier|pruef|fest)"
    r"|(?:nicht|schwer|kaum) (?:zu )?(?:bezifferbar|beziffern|quantifizierbar|abschaetzbar"
    r"|absehbar|kalkulierbar|ermittelbar|abzuschaetzen|bestimmbar)"
    r"|nicht (?:ermittelt|bekannt|beziffert|kalkuliert|geschaetzt|beziffert|quantifiziert)"
    r"|\b(?:wird|werden|muss|muessen)\b[^.;]{0,50} (?:ermittelt"
    r"|kalkuliert|berechnet|festgelegt|geklaert|geprueft|beziffert|konkretisiert|bestimmt)"
    r"|(?:zu|noch zu) (?:ermitteln|kalkulieren|beziffern|klaeren|pruefen|bestimmen)"
    r"|unbekannt|unklar|^variabel|not yet (?:known|determined)|depends on|^to be determined"
    rf"|(?:noch )?keine?(?: \w+)? {_ANYTHING_ELSE} (?:moeglich|bekannt|vorhanden)"
    rf"|noch keine?(?: \w+)? {_ANYTHING_ELSE}"
    r"|keine? kosten (?:bekannt|ermittelt|beziffert)|noch keine? kosten(?:angaben?|schaetzung)?\b"
    r"|(?:noch )?(?:nicht )?(?:steht|stehen) noch nicht fest|kosten(?:schaetzung|ermittlung"
    r"|rahmen)? (?:folg|steh|lieg)\w{1,3}"
    r"|^(?:(?:derzeit|aktuell|bisher|zurzeit|momentan|noch|kosten|hoehe) ){0,3}offen\b"
    r"|\bnoch offen\b|^tbd\b|^folgt\b|^in (?:klaerung|abstimmung|pruefung)\b|^n\. ?n\b|^nn$|^\?+$"
)
_RUNNING = re.compile(
    r"(?:laufende|vorhandene|bestehende|regulaere|allgemeine|vorgesehene|verfuegbare"
    r"|bereitgestellte|existing|current)[nmrs]? (?:\w+[- ])?(?:budget|haushalt|mittel|ressourcen"
    r"|etat|personal|stellen|ansatz|ansaetze|struktur|kapazitaet|sachmittel|teilhaushalt"
    r"|deckungskreis|resources|betrieb|geschaeft|verwaltung)|bordmittel"
    r"|(?:im|aus dem|durch das|ueber das|innerhalb des) (?:\w+)?(?:budgets?|haushalts?"
    r"|etats?)(?: enthalten| gedeckt| abgedeckt)?\b"
    r"|eigene[nmrs]? (?:personal|kraefte|mitarbeite\w+|ressourcen|stellen)|interne[nmrs]? "
    r"(?:personal|ressourcen|kraefte|mittel)|bestandspersonal|personalbestand|stammpersonal"
    r"|^(?:personal|stellen?|mittel|ressourcen|kapazitaeten) (?:ist |sind )?(?:bereits )?vorhanden"
    r"|eigenleistung(?:en)?\b|ohne (?:zusaetzliche[ns]?|weitere[ns]?) personal"
    r"|(?:keine|ohne) (?:zusaetzlichen?|weiteren?|neuen?) (?:stellen?|personalstellen?)"
    r"|kein zusaetzliches? personal|regelhaushalt|(?:haushalts|budget|eigen|regel)mitteln?\b"
    r"|\b(?:ueber|durch|in|unter)\b[^,;]{1,40}\b(?:ab)?gedeckt|in [^,;]{1,40} enthalten"
)
_CARRIED = """
    aus dem der des den die das im in ueber durch innerhalb rahmen von vom zu zur zum mit und oder
    sowie bzw / es fuer erfolgt erfolgen wird werden ist sind finanziert finanzierung gedeckt
    abgedeckt getragen geleistet umgesetzt umsetzung laufend laufenden laufende laufendes laufendem
    vorhandenes bestehendes vorhandene vorhandenen vorhandener bestehenden bestehende
    bestehender regulaeren regulaerer
    allgemeinen vorgesehenen budget budgets haushalt haushalts haushaltes etat etats mittel mitteln
    ressourcen personal personalressourcen personalkapazitaeten kapazitaeten sachmitteln sachmittel
    stellen stellenplan ansatz ansaetzen bordmittel bordmitteln eigenmittel eigenmitteln
    haushaltsmittel haushaltsmitteln budgetmitteln regelhaushalt enthalten kein keine keinen ohne
    zusaetzliche zusaetzlichen zusaetzlicher zusaetzliches weitere weiteren kosten sachkosten
    personalkosten mehrkosten folgekosten noch nicht derzeit aktuell bisher zurzeit momentan bislang
    offen unklar unbekannt bekannt ermittelt beziffert bezifferbar beziffern ermitteln kalkuliert
    kalkulieren klaeren geklaert pruefen geprueft festgelegt muss muessen kann koennen keine
    aussage aussagen angabe angaben moeglich moeglicherweise vorhanden projektabhaengig
    bedarfsabhaengig massnahmenabhaengig abhaengig je nach bedarf aufwand umfang folgt folgen
    kostenschaetzung kostenneutral haushaltsneutral gesamtkosten hoehe absehbar abschaetzbar
    quantifizierbar berechnet bestimmt variabel tbd n n.n nn none existing resources budget current
    vorhandenem bestehendem eigenem eigenes regulaerem kraefte kraeften eigene interne internen
    internem bestandspersonal personalbestand stammpersonal eigenleistung eigenleistungen bereits
    stelle neue neuen an am
    from stehen steht fest eigene eigenen eigener verwaltung fachbereichs amtes amts
"""
_CARRYING = frozenset(_CARRIED.split())
_CUT_OFF = re.compile(r"#{3,}")
"""What a spreadsheet shows of a number its column is too narrow for."""
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+){0,5}")


def state_of(text: str) -> tuple[str, bool]:
    """What a cell without an amount says of its costs, and whether that is all it says.

    "nought", "unknown", "running", "empty" (nothing is said) or "unclear". What is not known is
    asked before what is not there: "derzeit noch keine Aussage möglich" is no nought.
    """
    folded = fold(text)[:_LONGEST]
    bare = folded.strip(" .,;:!()[]")
    return _state(text, bare), len(folded) < _LONGEST and _carries_no_more(bare)


def is_running(text: str) -> bool:
    """Whether a cell names money or posts that are there anyway."""
    return bool(_RUNNING.search(fold(text)[:_LONGEST]))


def _state(text: str, bare: str) -> str:
    if _NONE.fullmatch(bare):
        return "nought"
    unknown, running = _UNKNOWN.search(bare), _RUNNING.search(bare)
    if unknown and not (running and running.start() < unknown.start()):
        return "unknown"
    if running:
        return "running"
    if is_empty(text) and not _CUT_OFF.fullmatch(bare):
        return "empty"
    found = _NONE.match(bare)
    complete = found and not re.match(r" ?[\w-]", bare[found.end() :])
    return "nought" if complete and not bare.startswith("ohne") else "unclear"


def _carries_no_more(bare: str) -> bool:
    return all(word in _CARRYING for word in _WORD.findall(bare)) or bool(_NONE.fullmatch(bare))
