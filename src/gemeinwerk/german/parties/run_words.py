"""What a word of a run in a cell of units may be: a name, a task, a unit, a function, a firm."""

import re
from enum import Enum
from functools import lru_cache

from gemeinwerk.german.parties import person_words
from gemeinwerk.german.parties.subjects import BODIES, names_no_person
from gemeinwerk.german.parties.words import NAMES, SHARED, UNITS
from gemeinwerk.german.text import fold


class Kind(Enum):
    """What a word of a run may be."""

    NAME = "a common first name or surname"
    INITIAL = "the first letter of a name"
    PARTICLE = "von, de, al"
    UNKNOWN = "a word that may be a name"
    LABEL = "says that a person follows: gez., SB"
    FUNCTION = "what somebody is: Bürgermeister, OB"
    NUMBER = "the number of a unit"
    OFFICE = "a unit of the administration: Umweltamt"
    TASK = "a task, a group, a body: Tiefbau, Eltern"
    PLACED = "a unit that is called after a place: Stadt, Polizei"
    BEARER = "what is called after people: Stiftung, Schule"
    FIRM = "of a legal form: GmbH, Fa."


OPENERS = UNITS | SHARED
JOINTS = frozenset(["und", "u.", "sowie", "&", "+"])
STARTERS = frozenset(["mit", "durch", "von", "bei", "gemeinsam", "zusammen", "unter"])
"""Behind them somebody is named, and no phrase goes on."""
_OF_FIRMS = frozenset(["partner", "soehne", "sohn", "co", "kollegen", "toechter"])
_LEGAL = (person_words.LEGAL_FORMS - {"ag"}) | {
    "e.v", "fa", "firma", "gebr", "gebrueder", "mbb", "partg", "inc", "ltd", "gag",
}  # fmt: skip
_LABELS = frozenset({
    "gez", "i.a", "i.v", "z.hd", "zhd", "haenden", "anspr", "ansprechp", "sachbearbeiter",
    "sachbearbeiterin", "sachb", "bearb", "bearbeiter", "bearbeiterin", "sachbearbeitung", "frau",
    "herr", "herrn", "fr", "hr", "hrn", "kollege", "kollegin", "ansprechpartner",
    "ansprechpartnerin", "ansprechperson",
})  # fmt: skip
_SHORT_LABELS = frozenset(["SB", "AP", "PL", "ASP", "PV"])
_SHORT_FUNCTIONS = frozenset(
    ["OB", "BM", "AL", "FBL", "FDL", "SGL", "GF", "OBM", "BGM", "EBM", "KSM"]
)
_FUNCTIONS = re.compile(
    r"(?:ober|orts|alt|verbands)?(?:buergermeister|buergermeisterin|bgm)"
    r"|beigeordnete[rn]?|beig|kaemmerer|kaemmerin|dezernent|dezernentin|stadtrat|stadtraetin"
    r"|str|stadtbaurat|stadtbauraetin|landrat|landraetin|kreisrat|ortsvorsteher|ortsvorsteherin"
    r"|[a-z]{0,20}(?:leiter|leiterin|manager|managerin|referent|referentin|koordinator"
    r"|koordinatorin|direktor|direktorin|lotse|lotsin|praesident|praesidentin|vorsitzende[rn]?"
    r"|sekretaer|sekretaerin)"
)
_BEARERS = re.compile(
    r"(?:haus|hof|gut|kita|hort|laden|cafe|hotel|gasthof|praxis|kanzlei|apotheke|markt|schloss|burg"
    r"|pfarrei|kloster|galerie|verlag|studio|atelier|agentur|werkstatt|team|ag|sv|tsv|fc|st|sankt|villa)"
    r"|(?:wohn|pflege|alten|alters|senioren|kinder|jugend|tier|schulland|fluechtlings)?heim"
    r"|[a-z]{0,60}(?:stiftung|verein|schule|gymnasium|buero|haus|zentrum|betrieb|betriebe"
    r"|gesellschaft|kirche|werke|verband|institut|akademie|kolleg|klinik|klinikum|krankenhaus|laden"
    r"|agentur|bank|garten|hotel|museum|theater|projekt|halle|kita|tafel|club|erei|handel|platz"
    r"|strasse|allee|weg|park|treff|verlag|praxis|hochschule|universitaet|preis|fonds)"
)
_OF_TOWNS = re.compile(r"(?:kaemmerei|buecherei|druckerei|stadtgaertnerei|stadtreinigung)")
_PLACED = re.compile(
    r"(?:stadt|gemeinde|samtgemeinde|verbandsgemeinde|amtsverwaltung|bezirk|kreis|ortsteil"
    r"|ortschaft|land|region|bistum|dioezese|radio|polizei|jobcenter|caritas|diakonie|awo|drk|vhs"
    r"|sparkasse|volksbank|uni|fh|th|tu|campus|quartier|zentrum|center|dorf|hafen|flughafen)"
    r"|[a-z]{0,60}(?:gemeinde|kreis|stadt|landratsamt|bezirksamt|finanzamt|arbeitsamt|ortsamt"
    r"|kreisamt|gericht|polizei|wehr|bund|netzwerk|forum|initiative|buendnis|hilfe|dienst|dienste|rat"
    r"|(?<!fach)(?<!stabs)(?<!geschaefts)(?<!ordinierungs)stelle|gruppe|ring|kasse|bibliothek|tourismus|marketing|foerderung|kammer|verkehr|bahn|post)"
)
_OFFICE = re.compile(
    r"[a-z-]{0,60}(?:amt|aemter|verwaltung|behoerde|dezernat|referat|stelle|stellen|abteilung"
    r"|fachbereich|fachdienst|sachgebiet|management|kaemmerei|bauhof|planung|ordnung|steuerung"
    r"|beauftragte[rn]?)"
)
_ROMAN = re.compile(r"[IVX]{1,5}[a-z]?\Z")
_GENDERED = re.compile(r"[/:*_]-?(?:in|innen|r|n|frau)\b")
_OF_SMALL_NAMES = 5
"""Letters of a name that is known though it is written small: "amt 66 krüger"."""
_ADJECTIVES = frozenset({
    "lange", "langer", "schwarz", "schwarze", "klein", "kleine", "kluge", "braun", "junge", "wille",
    "weiße", "weise", "große", "neuer", "fromm", "recht", "werner", "engel", "sommer", "winter",
})  # fmt: skip
_MIXED = re.compile(r"(?=.{2,5}\Z)[A-ZÄÖÜ]\w{0,3}[A-ZÄÖÜ]\w{0,2}\Z")
"""Abbreviations of offices: "BüS", "StB"."""
_TRADES = frozenset(["jaeger", "fischer", "foerster", "gaertner"])
"""Surnames, and groups that help: who is meant nobody can know."""
_LONG = 15
"""Letters of one word: hardly a surname has as many."""
_ACRONYM = 3
"""Letters: what is longer may be a name in capitals."""


@lru_cache(maxsize=20_000)
def is_small(text: str) -> bool:
    """Whether a word in small letters is one of a phrase, and neither a label nor a name."""
    if not text[0].islower() or kind_of(text) in {Kind.LABEL, Kind.FIRM}:
        return False
    low = text.rstrip(".")
    is_name = person_words.is_first_name(low) or person_words.is_surname(low)
    return not is_name or len(low) < _OF_SMALL_NAMES or low in _ADJECTIVES


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> Kind:
    """Of one word as typed, with its full stop."""
    if text[0] == "-":
        return Kind.TASK
    if not text[0].isalpha() or _ROMAN.match(text.rstrip(".")):
        return Kind.NUMBER
    low = fold(_GENDERED.sub("", text)).rstrip(".").replace(". ", ".")
    if low in _LABELS or low.startswith("zu h") or text.rstrip(".") in _SHORT_LABELS:
        return Kind.LABEL
    if text.rstrip(".") in _SHORT_FUNCTIONS or _FUNCTIONS.fullmatch(low):
        return Kind.FUNCTION
    if _GENDERED.search(text) or (not text.isupper() and _MIXED.match(text)):
        return Kind.TASK
    if low in _LEGAL:
        return Kind.FIRM
    if text.endswith(".") and "." not in low and len(low) == 1:
        return Kind.INITIAL
    if "." in low:
        return Kind.INITIAL if len(low) == len("s.k") and text[0].isupper() else Kind.TASK
    return _of_word(text.rstrip("."), low)


def _of_word(text: str, low: str) -> Kind:
    last = low.rpartition("-")[2]
    called = last if last != low else ""
    if called and (found := _of_units(last)):
        return found
    if text.isupper() and len(text) <= _ACRONYM:
        return _of_units(low) or Kind.TASK
    if low in _TRADES:
        return Kind.UNKNOWN
    if (
        low not in NAMES
        and low not in BODIES
        and low not in OPENERS
        and not (called and names_no_person(text, low=low))
    ) and (person_words.is_first_name(text) or person_words.is_surname(text)):
        return Kind.NAME
    if found := _of_units(low):
        return found
    known = text.isupper() or names_no_person(text, low=low)
    return Kind.TASK if known or len(last) >= _LONG else Kind.UNKNOWN


def _of_units(low: str) -> Kind | None:
    if _OF_TOWNS.fullmatch(low):
        return Kind.OFFICE
    if _PLACED.fullmatch(low):
        return Kind.PLACED
    if low in OPENERS:
        return Kind.TASK if low not in {"stiftung", "verein", "haus", "institut"} else Kind.BEARER
    if _OFFICE.fullmatch(low):
        return Kind.OFFICE
    return Kind.BEARER if _BEARERS.fullmatch(low) else None


def is_of_a_firm(text: str) -> bool:
    """ "& Partner", "& Söhne"."""
    return fold(text).rstrip(".") in _OF_FIRMS
