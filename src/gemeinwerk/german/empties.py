"""Cells that are filled and say nothing: "-", "k. A.", "N. N.", "offen", "entfällt", "s. o." ..."""

import re
from enum import StrEnum
from functools import lru_cache

from gemeinwerk.german.text import fold


class Empty(StrEnum):
    """In which way a cell gives no value."""

    BLANK = "blank"
    """Nothing, or marks only: "-", "./.", "…"."""
    UNKNOWN = "unknown"
    """Not known, not decided or not said: "k. A.", "n. n.", "offen", "wird noch festgelegt"."""
    NONE = "none"
    """Said that there is none: "keine", "entfällt", "nicht zutreffend"."""
    ELSEWHERE = "elsewhere"
    """The value stands in another place: "siehe oben", "dito", "s. Text"."""


_LONGEST = 120
_MARKS = re.compile(r"[-_./?*…\s,;:!|\\+=~#x]*")
# With dots or blanks between their letters or without, in any case: they are no words.
_ABBREVIATIONS = {
    **dict.fromkeys(("ka", "nn", "na", "tbd", "tba", "tbc", "nb", "xx", "xxx", "xxxx", "oa", "kA"),
                    Empty.UNKNOWN),
    **dict.fromkeys(("nv", "entf", "nz"), Empty.NONE),
}  # fmt: skip
# "so" and "su" without dots are words or units.
_WITH_DOTS = {"so": Empty.ELSEWHERE, "su": Empty.ELSEWHERE, "do": Empty.ELSEWHERE}
_YET = (
    r"(?:(?:bisher|derzeit|aktuell|bislang|zurzeit|zur zeit|momentan|noch|ist|sind|wird|werden|muss"
    r"|muessen|steht|stehen|im moment|z\. ?zt\.|derzeit noch)\ ?){0,3}"
)
_DECIDE = (
    r"(?:festgelegt|festzulegen|benannt|benennen|bestimmt|bestimmen|definiert|definieren|geklaert"
    r"|klaeren|ermittelt|ermitteln|konkretisiert|konkretisieren|ergaenzt|ergaenzen|abgestimmt"
    r"|abzustimmen|bekannt|bekanntgegeben|entschieden|erfasst|erfassen|erhoben|erheben|legen|stimmen"
    r"|nachgereicht|nachgetragen|eingetragen|geprueft|pruefen|beziffert|beziffern|vereinbart|"
    r"abgeklaert|abzuklaeren)"
)
_UNKNOWN = re.compile(
    rf"""(?:
      {_YET}(?:nicht\ )?(?:offen|unklar|unbekannt|ungeklaert|unbestimmt)
    | {_YET}keine?r?\ (?:weiteren?\ |genauen?\ |konkreten?\ )?
        (?:angaben?|daten|aussagen?|informationen?|festlegung|zahlen|werte?)
        (?:\ (?:moeglich|vorhanden|vorliegend|verfuegbar|bekannt))?
    | {_YET}(?:nicht\ )?(?:zu\ |fest\ ?zu\ |ab\ ?zu\ )?{_DECIDE}(?:\ (?:werden|ist|wird))?
    | {_YET}(?:nicht\ )?(?:fest|in\ (?:klaerung|abstimmung|pruefung)|ausstehend|aus)
    | {_YET}in\ (?:klaerung|abstimmung|pruefung)
    | ohne(?:\ angaben?)? | (?:angaben?\ )?fehl(?:t|en)(?:\ noch)?
    | (?:angaben?\ |details?\ |wert\ )?folg(?:t|en)(?:\ noch)?
    | n\.?\ ?n\.?\ \(.{{0,30}}\)
    | (?:je\ nach\ |projekt|einzelfall)?(?:projekt|massnahmen|einzelfall)?(?:bezogen\ |abhaengig\ )?
        (?:sehr\ )?(?:unterschiedlich|verschieden|variabel|variierend|variiert)
    | verschiedene | diverse | divers | (?:je\ )?nach\ projekt\ unterschiedlich
    | je\ nach\ (?:projekt|vorhaben|massnahme|bedarf|einzelfall)
    | to\ ?do | platzhalter | unknown | open | pending | not\ yet\ known | to\ follow
    | to\ be\ (?:determined|defined|decided|announced|confirmed)
    | not\ (?:available|specified|known|defined|decided)(?:\ yet)?
    )""",
    re.VERBOSE,
)
_NONE = re.compile(
    r"(?:keine?r?s?|leer|nichts|none|null|nil|entfaellt|entfallen|nicht (?:zutreffend|relevant"
    r"|anwendbar|vorhanden|erforderlich|notwendig|noetig|vorgesehen)|trifft nicht zu"
    r"|(?:noch |bisher )?nicht vorhanden|not applicable|keine? (?:vorhanden|vorgesehen|erforderlich"
    r"|notwendig|noetig))"
)
_ELSEWHERE = re.compile(
    r"(?:s\.|siehe|vgl\.?|vergleiche|see)(?: auch)? ?(?:oben|unten|text|o\.?|u\.?|vorherige[rns]?"
    r"|dort|anlage|vorne|hinten|above|below|beschreibung)|dito|d(?:it)?o\.|ditto|wie (?:oben|vor"
    r"|zuvor|vorstehend)|desgl(?:eichen|\.)?|s\. ?[ou]\.?|ebenso|ebd\.?|gleichfalls|\"|''|same"
)


_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2,4}")
_NEVER_UNITS = frozenset({"NN", "XX", "XXX", "XXXX", "TBD", "TBC"})


def is_empty(text: str, *, units: bool = False) -> bool:
    """Whether a cell says nothing: no text, only marks, or words for "nothing", "not yet known".

    What points elsewhere ("siehe oben") is not empty: it says that there is something. ``units``:
    as in `empty_kind`.
    """
    return empty_kind(text, units=units) not in {None, Empty.ELSEWHERE}


def says_nothing(text: str, *, units: bool = False) -> bool:
    """Whether a cell has nothing of its own to read: empty, or pointing elsewhere. ``units``: as in
    `empty_kind`."""
    return empty_kind(text, units=units) is not None


def empty_kind(text: str, *, units: bool = False) -> Empty | None:
    """In which way a cell says nothing; None where it says something.

    ``units``: the column names units, where capitals in a row are one: "KA", "TBA", "OA".
    """
    if units and is_capitals(text):
        return None
    if len(text) > _LONGEST:
        return None if text.strip() else Empty.BLANK
    return _kind(text)


def is_capitals(text: str) -> bool:
    """Whether it may be the abbreviation of a unit; "NN" and "TBD" are none anywhere."""
    bare = text.strip()
    return bool(_CAPITALS.fullmatch(bare)) and bare not in _NEVER_UNITS


@lru_cache(maxsize=20_000)
def _kind(text: str) -> Empty | None:
    folded = fold(text)
    bare = folded.strip("()[]{}\"'<> ")
    if not bare:
        return Empty.ELSEWHERE if folded in {'"', "''", '""', '" "'} else Empty.BLANK
    if _MARKS.fullmatch(bare):
        return _of_marks(bare)
    letters = re.sub(r"[\s./]", "", bare).rstrip("!?*")
    if letters in _WITH_DOTS and "." in bare and len(bare) <= 6:
        return _WITH_DOTS[letters]
    if letters in _ABBREVIATIONS and len(bare) <= 8:
        return _ABBREVIATIONS[letters]
    said = bare.rstrip(".!?…*: ")
    for kind, pattern in (
        (Empty.NONE, _NONE), (Empty.ELSEWHERE, _ELSEWHERE), (Empty.UNKNOWN, _UNKNOWN),
    ):  # fmt: skip
        if pattern.fullmatch(said) or pattern.fullmatch(bare):
            return kind
    return None


def _of_marks(marks: str) -> Empty | None:
    """ "?" is a question, "xx" a placeholder, "x" a cross; all other marks are nothing."""
    letters = marks.count("x")
    if letters:
        return Empty.UNKNOWN if letters > 1 and letters == len(marks) else None
    return Empty.UNKNOWN if "?" in marks else Empty.BLANK
