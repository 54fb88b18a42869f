"""Persons named in a cell of units: "Frau Dr. Meier", "Ansprechpartner: Max Muster", "A. Müller".

A unit answers for a measure, not the person who works there: who reads a catalogue shall not learn
their names by the way. A name is one where it is addressed ("Frau", "Dr.", "Ansprechpartner:") or
where first name and surname stand alone between two marks ("Jugendamt, Max Muster"); "Anne Frank
Schule" and "Stiftung Max Muster" are none.
"""

import re
from collections.abc import Iterator

from gemeinwerk.german.parties import person_words as words
from gemeinwerk.german.parties.contacts import Stretch
from gemeinwerk.german.parties.words import names_somebody
from gemeinwerk.german.text import fold

_TITLES = (
    r"(?:(?:Prof|Dr|Dipl|Mag|Ing|med|phil|jur|rer|nat|pol|oec|soc|h\. ?c|[MB]\. ?(?:A|Sc))"
    r"\b(?:\.-?|-)\s?(?:[A-Z][\w]{1,12}\.\s?)?)"
)
_ADDRESSED = re.compile(
    rf"(?<![\w-])(?:(?:Frau|Herrn?|Familie|Fr|Hrn?)\s|(?:Fr|Hr|Hrn|Fam)\.\s?){_TITLES}{{0,5}}"
    rf"|(?<![\w.-]){_TITLES}{{1,5}}"
)
_LABEL = (
    r"(?:(?:haupt)?ansprech(?:partner|person)\w*(?:[*:/_]-?in(?:nen)?)?|kontakt(?:person|daten)?(?:en)?"
    r"|(?:sach)?bearbeit(?:er|erin|ung)(?:[*:/_]-?in)?|z\. ?hd\.|zu händen(?: von)?|c/o"
    r"|vertreten durch|gez\."
    r"|(?:projekt|amts|team|fachbereichs)?leit(?:er|erin|ung)(?:[*:/_]-?in)?|name)"
)
_ASKED = re.compile(
    r"(?<![\w-])(?:(?:haupt)?ansprech(?:partner|person)\w*(?:[*:/_]-?in(?:nen)?)?\s?[:=]|c/o)\s?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?<![\w-]){_LABEL}\s?[:=]\s?", re.IGNORECASE)
_LABEL_BEFORE = re.compile(rf"(?<![\w-]){_LABEL}\s?[:=–-]?\s?$", re.IGNORECASE)
_WORD = re.compile(r"(?:[A-ZÄÖÜ]\.|[^\W\d_][\w'’*]*(?:[-‐‑][^\W\d_][\w'’*]*){0,3})")
_EDGE_BEFORE = re.compile(r"(?:^|[,;:/|()•]|\s[-–—+&]|\b(?:und|u\.|sowie|bei|durch)|^[-–•*])\s?$")
_EDGE_BEHIND = re.compile(r"\s?(?:$|[,;/|()•:]|[-–—+&]\s|(?:und|u\.|sowie)\b)")
_FUNCTION_BEFORE = re.compile(
    r"(?:meister|leiter|manager|beauftragter?|koordinator|referent|dezernent|kämmerer|ordnete[rn]?"
    r"|vorsitzende[rn]?|direktor|präsident|rat|rät|sekretär|lotse|ansprechpartner|ansprechperson"
    r"|leitung|kontakt)(?:[*:/_]?in)?\s$|(?-i:\b(?:AL|FBL|FDL|SGL|OB|BM|GF)\s$)",
    re.IGNORECASE,
)
_FIRM_BEHIND = re.compile(
    r"\s?(?:&|\+|und|u\.)\s(?:Partner|Kollegen|Söhne|Sohn|Töchter|Co\b)|\sGmbH|\sPartG"
)
_BORN = re.compile(r",?\s(?:geb|verh)\.\s[A-ZÄÖÜ][\w-]{1,30}")
_PART_BEFORE = re.compile(r"(?:^|[,;:/|()•]|\s[-–—+&]|^[-–•*])\s?$")
_BEARER = (
    r"(?<![\w-])[\w-]{0,40}(?:stelle|haus|zentrum|treff|treffpunkt|verein|verband|netzwerk|forum"
    r"|initiative|projekt|stiftung|laden|akademie|agentur|bund|büro|dienst|beratung|hilfe)"
)
_BEARER_BEFORE = re.compile(rf"{_BEARER}\s$", re.IGNORECASE)
"""Kinds of units that are called after whom they are there for."""
_PURPOSE_BEFORE = re.compile(
    rf"{_BEARER}\s(?:der|die|für|rund um|von)\s"
    r"(?:(?:die|den|kind(?:er)?|mutter|mütter|mädchen|familien?|beruf|mann|und|u\.|&)\s){0,3}$"
    r"|(?<![\w-])(?:kind(?:er)?|mutter|mädchen|familie|beruf|mann)"
    r"\s(?:und|u\.|&)\s$",
    re.IGNORECASE,
)
_LONGEST = 60
"""Signs of a label that stands before a person."""
_MOST = 5
"""Words of one name."""


def addressed(line: str) -> Iterator[Stretch]:
    """Where a line, of whatever cell, speaks of a person as such."""
    for hit in _ADDRESSED.finditer(line):
        if _is_of_a_unit(line, hit):
            continue
        if _FIRM_BEHIND.match(line, _names_end(line, hit.end())[0]):
            continue
        by_title = hit.group()[:1] in "PDMIB" or hit.group()[0].islower()
        end, ends_in_unit = _names_end(line, hit.end(), functions=not by_title)
        if end > hit.end() and not (by_title and ends_in_unit):
            born = _BORN.match(line, end)
            yield with_label(line, hit.start()), born.end() if born else end
    yield from _behind(_ASKED, line)


def _is_of_a_unit(line: str, hit: re.Match[str]) -> bool:
    """ "Haus der Familie Bremen", "Beratungsstelle Frau Bonn": what a unit is there for."""
    if hit.group().startswith("Fam"):
        end, ends_in_unit = _names_end(line, hit.end())
        names = [word for word in line[hit.end() : end].split() if word[0].isupper()]
        alone = len(names) == 1 or (names[:1] and words.is_first_name(names[0]))
        begins = _PART_BEFORE.search(line[max(0, hit.start() - 24) : hit.start()])
        return ends_in_unit or not (begins and alone and _EDGE_BEHIND.match(line, end))
    if not hit.group().startswith("Frau") or hit.end() - hit.start() > len("Frau "):
        return False
    before = line[max(0, hit.start() - _LONGEST) : hit.start()]
    if _PURPOSE_BEFORE.search(before):
        return True
    name = _WORD.match(line, hit.end())
    low = name.group().casefold() if name else ""
    known = words.is_surname(low) or words.is_first_name(low)
    return not known and bool(_BEARER_BEFORE.search(before))


def labelled(line: str) -> Iterator[Stretch]:
    """Where a line of units names persons behind a label: "Projektleitung: Max Muster"."""
    yield from _behind(_LABELLED, line)


def _behind(label: re.Pattern[str], line: str) -> Iterator[Stretch]:
    for hit in label.finditer(line):
        end, ends_in_unit = _names_end(line, hit.end())
        if end > hit.end() and not ends_in_unit and _EDGE_BEHIND.match(line, end):
            yield hit.start(), end


def _names_end(line: str, place: int, *, functions: bool = False) -> tuple[int, bool]:
    """Where the names that begin at a place end, and whether a unit's word ended them."""
    end = place
    for _ in range(_MOST):
        word = _WORD.match(line, place)
        if word is None:
            return end, False
        text = word.group()
        if text[0].isupper():
            is_function = functions and text.lower().endswith(_FUNCTIONS)
            if not text.endswith(".") and not is_function and _is_no_name(text):
                return end, True
            end = word.end()
        elif text not in words.PARTICLES:
            return end, False
        place = word.end() + (line[word.end() : word.end() + 1] == " ")
        if place == word.end() and not text.endswith("."):
            return end, False
    return end, False


_FUNCTIONS = ("meister", "meisterin", "beauftragte", "beauftragter", "leiter", "leiterin")


def _is_no_name(word: str) -> bool:
    low = fold(word)
    last = low.rpartition("-")[2]  # "Clara-Zetkin-Heim"
    known = low in words.LEGAL_FORMS or last in words.BUSINESSES
    return known or names_somebody(word, low=low) or low.endswith(words.NO_SURNAME)


def with_label(line: str, start: int) -> int:
    """Where the label before a person begins: "Kontakt: Max Muster"."""
    begin = max(0, start - _LONGEST)
    before = _LABEL_BEFORE.search(line[begin:start])
    return begin + before.start() if before else start


# --- surname and first name -----------------------------------------------------------------------

_BACKWARDS = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ][\w'’-]{1,30},\s?(?P<first>[A-ZÄÖÜ]\.|[A-ZÄÖÜ][\w-]{1,30})"
)


def backwards(line: str) -> Iterator[Stretch]:
    """Where a line of units names somebody as a list does: "Muster, Max"."""
    for hit in _BACKWARDS.finditer(line):
        name: str = hit["first"]
        known = name.endswith(".") or words.is_first_name(name)
        apart = _begins(line, hit.start()) and _EDGE_BEHIND.match(line, hit.end())
        if known and apart and not _is_no_name(hit.group().split(",")[0]):
            yield with_label(line, hit.start()), hit.end()


def _begins(line: str, place: int) -> bool:
    """Whether a piece between two marks begins here."""
    before = line[max(0, place - 24) : place]
    return bool(_EDGE_BEFORE.search(before) or _FUNCTION_BEFORE.search(before)) or (
        place <= 3 and not before.strip(" -–•*1234567890.)")
    )
