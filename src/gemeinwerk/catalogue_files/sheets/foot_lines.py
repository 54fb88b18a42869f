"""Lines below a list that speak of the list as a whole: its date, its source, who to ask."""

import re
from collections.abc import Sequence

from gemeinwerk.catalogue_files.words.counted import said_alone
from gemeinwerk.german import fold, squash

_SUMS = r"(?:zwischen|gesamt)?summen?|gesamt|insgesamt|total"
_PARTICULARS = (
    r"(?:daten)?stand|datum|quellen?|hinweise?|(?:an|be)merkung(?:en)?|legende|erlaeuterung(?:en)?"
    r"|ansprech(?:partner(?:in|\*in|/-in|innen)?|person(?:en)?)|kontakt|redaktion|herausgeber(?:in)?"
    r"|(?:erstellt|bearbeitet|geprueft)(?: (?:von|am|durch))?|verfasser(?:in)?"
    r"|aktualisiert(?: am)?|letzte aenderung|version|fassung|telefon|e-?mail|druckdatum|seite"
)
_PARTICULAR = re.compile(rf"(?:{_PARTICULARS})\b ?:?")
_WITH_VALUE = re.compile(rf"(?:{_PARTICULARS})\b[^:]{{0,20}}: ?\S.{{0,300}}")
_OF_THE_WHOLE = re.compile(
    rf"(?:(?:{_SUMS})(?: .{{0,20}})?|(?:{_PARTICULARS})(?: [\d.]{{4,10}})?) ?:?"
)
_SUM = re.compile(rf"(?:{_SUMS}) ?:?")
_MARKED = re.compile(r"\(?(?:\*|†|¹|²|³|\d{1,2}\))\)? ?\D")


def says_of_the_whole(label: str) -> bool:
    """Whether a first cell begins a line about the whole list: "Summe", "Stand", "Quelle:"."""
    return bool(_OF_THE_WHOLE.fullmatch(fold(squash(label))))


def is_foot_line(texts: Sequence[str]) -> bool:
    """A line of one or two cells: "Stand: 01.02.2026", "* vorläufig", "Kontakt" | "Frau Muster";
    or a sum."""
    first = fold(squash(texts[0]))
    if _SUM.fullmatch(first):
        return True
    if len(texts) == 1:
        lone = _PARTICULAR.fullmatch(first) or _WITH_VALUE.fullmatch(first)
        return bool(lone or _MARKED.match(first) or said_alone(texts[0]))
    return len(texts) == 2 and bool(_PARTICULAR.fullmatch(first))
