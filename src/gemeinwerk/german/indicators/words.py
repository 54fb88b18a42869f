"""The words of indicators: roles, units, small words. Folded: small letters, "ä" written "ae"."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BASELINE = _words(
    "ist istwert iststand ausgangswert ausgangslage baseline bisher bislang derzeit aktuell vorjahr"
    " stand heute referenzwert basiswert startwert basisjahr von gegenwaertig zurzeit ausgangspunkt"
    " bestand from"
)
TARGET = _words(
    "ziel zielwert zielgroesse zielvorgabe zielmarke soll sollwert target auf angestrebt"
    " zielzahl planwert to kuenftig → =>"
)
WORTHS = _words("wert stand zustand groesse")
AT_LEAST = _words(
    "mind mindestens ca circa rd rund etwa max maximal hoechstens ueber unter min plus > < ≥ ≤ ~ ≈"
    " +"
)
COMPARED = (
    ("nicht", "mehr", "als"), ("nicht", "weniger", "als"), ("mehr", "als"), ("weniger", "als"),
    ("bis", "zu"), ("nicht", "unter"), ("nicht", "ueber"),
)  # fmt: skip
"""They say on which side of the number it shall be, as "mindestens" does."""
SIGNS = _words("plus + .")
"""Of those before a number the ones that say nothing more than it."""
DENIED = _words("kein keine keinen keiner keinem")
"""The number behind these is not what is aimed at: "keine 500 Fahrgäste"."""
MINUS = _words("- minus")
LESS = _words("weniger geringer niedriger")
MORE = _words("mehr zusaetzlich")
"""Behind a value: "20 % weniger"."""
AGAINST = _words("gegenueber ggue als vergleich vgl verglichen")
"""The year behind these is what the value is compared with."""
TIMELY = _words("bis in im ab seit zum am ende mitte anfang stand jahr jahre jahres den dem bis")
STOPS = _words(
    "bis in im ab seit zum am von auf und oder nach ueber unter mit bei fuer an aus durch der"
    " die das"
    " des den dem sind ist werden wird wurden haben hat zu zur als gegenueber im vom nehmen sollen"
    " jaehrlich monatlich"
)
UNITS = _words(
    "% ‰ € eur euro teur t kg g mg km m cm ha qm kwh mwh gwh twh kw mw kwp mwp l h std min st stk"
    " stck stueck tonnen hektar liter prozent prozentpunkte punkte grad pkt db dba tsd mio pers ew"
    " vzae vzk co m² m³ km²"
)
NO_UNIT = STOPS | TARGET | BASELINE | LESS | MORE
NAMED = _words(
    "§ §§ din en iso nr abs absatz art artikel quartier phase stufe klasse paragraph sgb kfw linie"
    " agenda teil modul kapitel gruppe ziffer tempo jahrgang bezirk stadtteil massnahme"
    " handlungsfeld"
    " hf baustein satz buch kategorie level zone fb amt nummer b k l"
)
"""The number behind these is their name, no value."""
