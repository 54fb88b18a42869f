"""How far a measure has come: the words in use, and the colours."""

import re

from gemeinwerk.german import fold, is_empty

# Values are those of measures.lifecycle.ImplementationStatus. Words without an equivalent
# ("fortgeschritten") are missing here on purpose: they are asked about.
_WORDS: list[tuple[str, str]] = [
    (
        "dropped",
        r"(?:wird |ist )?nicht (?:mehr )?weiter(?: zu)? ?(?:verfolgt|verfolgen|gefuehrt)"
        r"|eingestellt"
        r"|nicht weiterverfolgt|verworfen|gestrichen|entf(?:allen|aellt)|abgebrochen|zurueckgezogen"
        r"|aufgegeben|dropped|cancelled|canceled|not pursued(?: further)?|abandoned",
    ),
    (
        "everyday",
        r"(?:ist )?in (?:das |den |die )?(?:laufendes?|laufenden?|regel)[ -]?(?:geschaeft|betrieb"
        r"|geschaeftsbetrieb|verwaltung|verwaltungshandeln)(?: uebergegangen| ueberfuehrt)?"
        r"|in regel(?:betrieb|struktur)\w* (?:uebergegangen|ueberfuehrt)|regelbetrieb|regelaufgabe"
        r"|in den alltag uebernommen|taken into everyday work",
    ),
    (
        "permanent",
        r"(?:ist )?(?:als )?daueraufgabe(?: etabliert)?|verstetigt|dauerhaft etabliert"
        r"|permanent task(?: established)?",
    ),
    (
        "partly",
        r"teil(?:weise|s) (?:umgesetzt|erfuellt|realisiert|erledigt|abgeschlossen)"
        r"(?: bzw\.? (?:laeuft|in umsetzung|laufend))?|zum teil (?:umgesetzt|erfuellt)|teilweise"
        r"|partly(?: implemented)?|partially(?: implemented| done)?",
    ),
    (
        "not_started",
        r"(?:gar |noch |bisher )*nicht (?:begonnen|gestartet|angefangen|umgesetzt|angegangen"
        r"|in angriff genommen)|(?:ist |noch )?(?:geplant|vorgesehen|beabsichtigt)"
        r"|(?:noch )?in (?:der )?(?:planung|vorbereitung)"
        r"|(?:vorerst |vorlaeufig |derzeit )?(?:zurueckgestellt|verschoben|vertagt)"
        r"|ausstehend|steht noch aus"
        r"|not (?:yet )?(?:started|begun|implemented)|pending start",
    ),
    (
        "done",
        r"(?:ist )?(?:vollstaendig |voll |komplett |erfolgreich )?(?:umgesetzt|abgeschlossen"
        r"|erledigt|erfuellt|realisiert|fertiggestellt|fertig|beendet|erreicht)|done|completed?|finished"
        r"|fully implemented|implemented|achieved",
    ),
    (
        "in_progress",
        r"(?:ist |bereits )?in (?:der )?(?:umsetzung|bearbeitung|arbeit|durchfuehrung|realisierung)"
        r"|laeuft|laufend|begonnen|gestartet|angelaufen|angefangen|wird umgesetzt|wird bearbeitet"
        r"|in progress|ongoing|under way|underway|started|running",
    ),
]
_PATTERNS = [(status, re.compile(pattern)) for status, pattern in _WORDS]
_CUT = re.compile(r"[.;:\n(,]| - | – ")
_COUNT = re.compile(r"[:(]\s{0,9}\d[\d.,]{0,12}\s{0,9}\)?\s{0,9}$")  # "erledigt: 12" counts
_COLOURS = {
    "grün": "green", "grun": "green", "gruen": "green", "green": "green", "gelb": "yellow",
    "yellow": "yellow", "rot": "red", "red": "red", "orange": "orange", "weiß": "white",
    "weiss": "white", "white": "white", "grau": "grey", "gray": "grey", "grey": "grey",
    "blau": "blue", "blue": "blue", "schwarz": "black", "black": "black",
}  # fmt: skip
_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def status_of(text: str) -> str:
    """The status a word stands for, "" where it has no equivalent."""
    folded = re.sub(r"\s+", " ", fold(text).strip(" .!*()")).replace(" / ", "/")
    for status, pattern in _PATTERNS:
        if pattern.fullmatch(folded):
            return status
    return ""


def says_nothing(text: str) -> bool:
    """Whether a status cell is as good as empty. "Offen" tells a state: it is asked about."""
    return is_empty(text) and not re.search(r"\b(?:offen|open|pending)\b", fold(text))


def split_status(text: str) -> tuple[str, str, str]:
    """(status, its word, what else the cell says): "In Umsetzung. Der erste Kurs läuft."."""
    status = status_of(text)
    if status:
        return status, text.strip(), ""
    cut = _CUT.search(text)
    if cut and not _COUNT.match(text[cut.start() :]):
        status = status_of(text[: cut.start()])
        if status:
            return status, text[: cut.start()].strip(), text[cut.end() :].strip(" )\n")
    return "", "", text.strip()


def is_colour(text: str) -> bool:
    """A colour by name or as #RRGGBB."""
    return bool(_HEX.fullmatch(text.strip())) or text.strip().casefold() in _COLOURS


def colour_of(text: str) -> str:
    """The colour as it is kept: #RRGGBB as typed, or its English name."""
    text = text.strip()
    return text if _HEX.fullmatch(text) else _COLOURS.get(text.casefold(), "")
