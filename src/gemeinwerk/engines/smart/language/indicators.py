"""What the texts of an indicator say: which way is better, past values, source and rhythm.

Its numbers, its unit and yes and no are read where cells are (`german.indicators`: `texts` and
`yes_no`).
"""

import re
from decimal import Decimal
from functools import lru_cache

from gemeinwerk.engines.smart.catalogue import Direction, Number

_SEEN = 300
"""Letters of a name that are looked at."""
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
_AIM = re.compile(r"\b(?:ziel|soll|bis|auf|mind|mindestens|künftig|geplant)\b|→|->", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:bisher|bislang|derzeit|aktuell|momentan|heute|gegenwärtig|stand|ist|ist-?wert|waren?|"
    r"wurden?|ausgangswert|vorjahr|zuletzt|seit)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A value in the cell of the name: "Brachflächen: 0 ha", "derzeit 17 %", "2022: 14", "von 5 auf 12".
_TOLD = re.compile(
    r"(?::|=)\s*(?:(?:ca|rd|etwa|rund)\.?\s*)?\d"
    r"|\b(?:derzeit|aktuell|momentan|heute|gegenwärtig|bisher|bislang|zuletzt|ist-?wert|"
    r"ausgangswert|vorjahr|stand)\b[^\d]{0,20}\d"
    r"|\b(?:19|20)\d\d\)?:?\s*\d|\bvon\s+(?:ca\.\s*)?\d[\d.,]*\s*\S{0,12}\s*auf\s+\d",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\bquelle\b|\bstatistik|\blaut \w+|\bbefragung|\berhebung|\bzählung", re.I)
_RHYTHM = re.compile(
    r"jährlich|monatlich|quartal|halbjähr|wöchentlich|täglich|(?:im|pro|je) (?:jahr|monat|quartal)"
    r"|jedes jahr|alle \w+ jahre|zweijähr|einmalig|laufend|fortlaufend",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def tells_baseline(name: str) -> bool:
    """Does the cell of the name say how much it is or was ("Anzahl 2021: 8 2022: 4")?"""
    told = _TOLD.search(name[:_SEEN])
    if told is None:
        return False
    aim = _AIM.search(name[:_SEEN])
    return aim is None or told.start() < aim.start()


@lru_cache(maxsize=16_384)
def likely_direction(name: str) -> Direction | None:
    """Which way is better, from the name; None where it does not tell."""
    if _LESS.search(name):
        return Direction.DECREASE
    return Direction.INCREASE if _MORE.search(name) else None


def comma(value: Number) -> str:
    """A number as German writes it: 40,5."""
    return f"{Decimal(str(value)).normalize():f}".replace(".", ",")


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
