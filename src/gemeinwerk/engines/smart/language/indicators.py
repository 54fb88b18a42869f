"""What the texts of an indicator say: its unit, a yes/no, which way is better, past values."""

import re
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.engines.smart.catalogue import Direction, Number

_SEEN = 300  # letters of a name that are looked at
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
    r"|(?i:\w*(?:anträge|anfragen|beschwerden|gespräche|kurse|workshops|projekte|plätze|personen|fälle))\b"
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
    r"|^(?!\w+(?:te|ene)\b)[A-ZÄÖÜ].*\b(?:\w{0,6}ge\w{3,}(?:t|en)|(?:be|ver|er|ent|über|unter)\w{3,}"
    r"(?:t|en)|\w+iert)\s*(?:\(.*\))?\.?$",
    re.DOTALL,
)
_YES = re.compile(
    r"^\W*(?:ja|nein|ja/nein|vorhanden|nicht vorhanden|erfüllt|umgesetzt|liegt vor|eingerichtet|"
    r"beschlossen|veröffentlicht|abgeschlossen|erfolgt|erreicht|fertig|fertiggestellt|besetzt)\W*$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?:senk|reduzier|reduktion|verringer|minder|rückgang|abbau|vermeid|einspar(?!ung))\w*"
    r"|(?:emission|ausstoß|verbrauch|unfäll|unfall|beschwerde|wartezeit|wartedauer|wartelist|abbruch|"
    r"abbrüch|abbrecher|fehlzeit|leerst[aä]nd|sch[aä]den|verletzt|getötet|straftat|vorfäll|"
    r"arbeitslos|obdachlos|wohnungslos|hürde|barriere(?!frei|arm)|lärm|abf[aä]ll|müll|verspätung|"
    r"ausfäll|dauer|rückst[aä]nd|fluktuation|diskriminierungsfäll|kündigung|räumung|zwangs|"
    r"bearbeitungszeit|übergriff|gewalt|versto[sß]|verstöß|mängel|verschuld|armut|versiegelt|"
    r"treibhausgas|feinstaub|stickoxid|\b(?:pkw|kfz|co2|thg|miv)|autoverkehr|motorisiert|\bstau|"
    r"überlast|belastung|krankenstand|krankheitstag|\bohne\b|unbesetzt|unversorgt|unbearbeitet|"
    r"überstunden|\boffene[rn]?\b)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:an)?zahl\b|(?:zahl|quote|anteil|teilnehm\w+|zufriedenheit|beratungen|schulungen)\b"
    r"|\b(?:steiger|erhöh|zuwachs|ausbau)\w*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,])[-+−]?\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|(?<![\w.,])[-+−]?\d+(?:,\d+)?"
)
_AIM = re.compile(r"\b(?:ziel|soll|bis|auf|mind|mindestens|künftig|geplant)\b|→|->", re.IGNORECASE)
_AIMED = re.compile(r"(?:\bauf|\bziel\w*:?|\bmindestens|\bmind\.|→|->)(?=\s*\d)", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:bisher|bislang|derzeit|aktuell|momentan|heute|gegenwärtig|stand|ist|ist-?wert|waren?|"
    r"wurden?|ausgangswert|vorjahr|zuletzt|seit)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TEXT_UNIT = re.compile(
    r"\d\s*(?:%|‰|€|\+?\s*[a-zäöü²³°]*[a-zA-ZÄÖÜäöüß²³/]{1,}\w*)|[A-Za-zÄÖÜäöüß]{3,}\W+\d"
)
# A value in the cell of the name: "Brachflächen: 0 ha", "derzeit 17 %", "2022: 14", "von 5 auf 12".
_TOLD = re.compile(
    r"(?::|=)\s*(?:(?:ca|rd|etwa|rund)\.?\s*)?\d"
    r"|\b(?:derzeit|aktuell|momentan|heute|gegenwärtig|bisher|bislang|zuletzt|ist-?wert|"
    r"ausgangswert|vorjahr|stand)\b[^\d]{0,20}\d"
    r"|\b(?:19|20)\d\d\)?:?\s*\d|\bvon\s+(?:ca\.\s*)?\d[\d.,]*\s*\S{0,12}\s*auf\s+\d",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(r"(?<![\w.,])\d[\d.,]*\s*(?:%|‰|€|[a-zA-ZäöüÄÖÜ²³°])")
_SOURCE = re.compile(r"\bquelle\b|\bstatistik|\blaut \w+|\bbefragung|\berhebung|\bzählung", re.I)
_RHYTHM = re.compile(
    r"jährlich|monatlich|quartal|halbjähr|wöchentlich|täglich|(?:im|pro|je) (?:jahr|monat|quartal)"
    r"|jedes jahr|alle \w+ jahre|zweijähr|einmalig|laufend|fortlaufend",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def tells_unit(name: str) -> bool:
    """Does the name of an indicator say what is counted ("Anzahl der …", "… in kWh")?"""
    return bool(_COUNTS.search(name[:_SEEN]) or _COUNTED.search(name[:_SEEN]))


@lru_cache(maxsize=16_384)
def value_has_unit(text: str) -> bool:
    """Does a value come with its unit ("85 %", "120 Personen")?"""
    return bool(_TEXT_UNIT.search(_YEAR.sub("", text[:_SEEN])))


@lru_cache(maxsize=16_384)
def name_has_unit(name: str) -> bool:
    """Does a value in the cell of the name come with its unit ("Brachflächen: 0 ha")?"""
    return bool(_UNIT_BEHIND.search(_YEAR.sub(" ", name[:_SEEN])))


@lru_cache(maxsize=16_384)
def tells_baseline(name: str) -> bool:
    """Does the cell of the name say how much it is or was ("Anzahl 2021: 8 2022: 4")?"""
    told = _TOLD.search(name[:_SEEN])
    if told is None:
        return False
    aim = _AIM.search(name[:_SEEN])
    return aim is None or told.start() < aim.start()


@lru_cache(maxsize=16_384)
def is_yes_no(name: str) -> bool:
    """Is an indicator met or not met ("Leitfaden liegt vor"), rather than counted?"""
    return bool(_STATES.search(name[:_SEEN])) and not _COUNTS.search(name[:_SEEN])


@lru_cache(maxsize=4_096)
def says_yes(text: str) -> bool:
    """Is a value "ja", "vorhanden", "umgesetzt" …?"""
    return bool(_YES.match(text))


@lru_cache(maxsize=16_384)
def likely_direction(name: str) -> Direction | None:
    """Which way is better, from the name; None where it does not tell."""
    if _LESS.search(name):
        return Direction.DECREASE
    return Direction.INCREASE if _MORE.search(name) else None


@lru_cache(maxsize=16_384)
def number(text: str) -> Decimal | None:
    """The first number of a value that is not a year, in German writing: "1.200", "2,5 %"."""
    for hit in _NUMBER.finditer(_YEAR.sub(" ", text)):
        digits = re.sub(r"[.  +]", "", hit.group()).replace(",", ".").replace("−", "-")
        return Decimal(digits)
    return None


def comma(value: Number) -> str:
    """A number as German writes it: 40,5."""
    return f"{Decimal(str(value)).normalize():f}".replace(".", ",")


@lru_cache(maxsize=16_384)
def target_number(text: str) -> Decimal | None:
    """The number a value aims at: the one behind "auf", "Ziel", "mindestens", else the first."""
    aim = _AIMED.search(text)
    return number(text[aim.end() :] if aim else text)


@lru_cache(maxsize=16_384)
def is_past_value(text: str, first_year: int | None) -> bool:
    """Does a value tell what was, not what shall be ("2022: 40", "bisher 40")?"""
    if _AIM.search(text):
        return False
    if _NOW.search(text):
        return True
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(years) and first_year is not None and max(years) < first_year


@lru_cache(maxsize=16_384)
def names_source(text: str) -> bool:
    """Does a text say where the value comes from?"""
    return bool(_SOURCE.search(text))


@lru_cache(maxsize=16_384)
def names_rhythm(text: str) -> bool:
    """Does a text say how often the value is taken?"""
    return bool(_RHYTHM.search(text))
