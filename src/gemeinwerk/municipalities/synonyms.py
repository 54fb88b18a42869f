"""Words that mean the same in a town: what it begins with, and how they are written down."""

import re

from gemeinwerk.core.lines import one_line
from gemeinwerk.engines.searching import SMALL, forms

MOST_WORDS, LONGEST = 30, 60
_BETWEEN = re.compile(r"[,;\n]")

STARTERS = (
    "Geflüchtete, Flüchtlinge, Schutzsuchende, Asylsuchende, Asylbewerber",
    "Kita, Kindertagesstätte, Kindertageseinrichtung, Kindergarten",
    "ÖPNV, Nahverkehr, Bus, Straßenbahn, Tram",
    "Fahrrad, Rad, Radverkehr",
    "Zugewanderte, Eingewanderte, Migranten, Menschen mit Migrationsgeschichte",
    "Einbürgerung, Staatsangehörigkeit",
    "Sprachkurs, Deutschkurs, Integrationskurs",
    "Dolmetschen, Sprachmittlung, Übersetzung",
    "Unterkunft, Wohnheim, Gemeinschaftsunterkunft",
    "Arzt, Ärztin, Arztpraxis",
    "Ehrenamt, Engagement, Freiwillige",
    "Arbeit, Beschäftigung, Job",
    "Ausbildung, Berufsausbildung, Azubi",
    "Beeinträchtigung, Behinderung, Inklusion",
    "Senioren, Ältere, alte Menschen",
    "Müll, Abfall",
    "Fotovoltaik, Photovoltaik, Solar",
    "Heizung, Wärme, Fernwärme",
    "Digitalisierung, Online, Internet",
    "Ratsbeschluss, Beschluss, Drucksache",
    "Rassismus, Diskriminierung, Antidiskriminierung",
    "Leichte Sprache, Einfache Sprache",
)
"""For towns of this country; each town changes them as it speaks."""


def names(written: str) -> list[str]:
    """The words of a group, as they are written: one a line or with commas between."""
    found: dict[tuple[str, ...], str] = {}
    for part in _BETWEEN.split(written):
        name = one_line(part)
        if words := tuple(word.removeprefix(SMALL) for word in forms(name)):
            found.setdefault(words, name)
    return list(found.values())


def together(written: str) -> str:
    """The same words as they are kept."""
    return ", ".join(names(written))
