"""Lines below a list that speak of the list as a whole: its date, its source, who to ask."""

import re
from collections.abc import Sequence

from gemeinwerk.catalogue_files.words.counted import said_alone
from gemeinwerk.german import fold, squash
from gemeinwerk.german.amounts.words import UNITS, kind_of

_SUMS = r"(?:zwischen|gesamt)?summen?|gesamt|insgesamt|total"
_TOTALS = (
    r"gesamt(?:summe|kosten|betrag|aufwand|ausgaben|budget|volumen|bedarf|finanzierung|finanzbedarf)"
    r"|(?:kosten|ausgaben|aufwand|betrag|budget|finanzbedarf|mittel)(?:summe| (?:ins)?gesamt)"
    r"|(?:end|teil|neben)summe|uebertrag|davon|darunter|differenz|saldo"
)
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
_TOTAL = re.compile(rf"(?:{_SUMS}|{_TOTALS})\b(?!-).{{0,60}}")
_BEGINS_TOTAL = re.compile(rf"(?:{_SUMS}|{_TOTALS})\b(?!-)")
_TOTAL_ALONE = re.compile(rf"(?:{_TOTALS}) ?:?")
_DONE = re.compile(r"^(?!davon|darunter)\S+ .*\b(?-i:[a-zäöüß]{3,}n)\s*$", re.I)
"""Something to be done, and no sum: "Gesamtkosten ermitteln"."""
_FIGURE = re.compile(
    r"(?:ca\.? ?|rd\.? ?|rund )?(?:€|eur|euro)? ?[-+–]?\d[\d.,\s']{0,20}\D{0,12}|[-–]"
)
_OF_PARTS = re.compile(r"(?:davon|darunter)\b")
_OF_A_FIELD = re.compile(
    r"(?:handlungsfeld|themenfeld|hf|bereich|kapitel|schwerpunkt|ziel|block|teil|seite)\b"
)
_OF_SUMS = frozenset({"massnahme", "massnahmen", "projekte", "projekten", "vorhaben", "aller",
                      "alle", "uebertrag", "posten", "positionen", "zeile", "liste"})  # fmt: skip
_MARKED = re.compile(r"\(?(?:\*|†|¹|²|³|\d{1,2}\))\)? ?\D")


def says_of_the_whole(label: str) -> bool:
    """Whether a first cell begins a line about the whole list: "Summe", "Stand", "Quelle:"."""
    return bool(_OF_THE_WHOLE.fullmatch(fold(squash(label))))


def begins_total(name: str) -> bool:
    """Whether a name begins like a sum: "Summe", "Σ", "Total digital", "davon Förderung"."""
    return name.startswith("Σ") or bool(_BEGINS_TOTAL.match(fold(squash(name))))


def is_plain_total(name: str) -> bool:
    """Whether a name says nothing but that it is a sum, and of what: "Gesamtkosten HF 2",
    "Zwischensumme Handlungsfeld Verkehr"; not "Total digital", "Gesamtkosten ermitteln"."""
    folded = fold(squash(name))
    found = _BEGINS_TOTAL.match(folded)
    if name.startswith("Σ") or _OF_PARTS.match(folded):
        return True
    if not found or _DONE.search(name):
        return False
    further = folded[found.end() :].strip(" :.()-–")
    if _OF_A_FIELD.match(further):
        return True
    return all(_is_of_a_sum(word) for word in re.findall(r"[^\s:().,/–-]+", further))


def _is_of_a_sum(word: str) -> bool:
    return not word.isalpha() or word in _OF_SUMS or word in UNITS or bool(kind_of(word))


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, with or without its unit, or a dash."""
    return bool(_FIGURE.fullmatch(fold(squash(text))))


def is_total(name: str, others: Sequence[str]) -> bool:
    """Whether a row adds up others: "Gesamtkosten", "Übertrag", "davon Förderung", and beside it
    (``others``) nothing but figures."""
    if not others:
        return bool(_TOTAL_ALONE.fullmatch(fold(squash(name))))
    begins = _TOTAL.fullmatch(fold(squash(name))) and not _DONE.search(name)
    return bool(begins) and all(map(is_figure, others))


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
