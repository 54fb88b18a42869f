"""Where somebody sits: house and floor, street and number, town with its postcode.

"Berliner Straße 12" is an address, "Amt 12" and "51100 Jugendamt" are units.
"""

import re
from collections.abc import Iterator

from gemeinwerk.german.parties.contacts import DASHES, Stretch
from gemeinwerk.german.parties.words import names_somebody

_HOUSE = re.compile(
    r"(?<!\w)(?:(?:haus|gebäude|geb\.|etage|stock(?:werk)?|flur|eingang|aufgang|trakt|flügel)"
    r"\s?(?:nr\.?\s?)?(?:\d{1,3}[a-z]?|[a-h])(?![\w.]{0,20}\w)"
    r"|\d{1,2}\.\s?(?:og|ug|obergeschoss|untergeschoss|etage|stock(?:werk)?)\b"
    r"|(?:erd|dach)geschoss\b)",
    re.IGNORECASE,
)
_WAY = (
    r"(?i:straße|strasse|str\.?|allee|weg|platz|gasse|ring|damm|ufer|chaussee|markt|steig|stieg"
    r"|zeile|promenade|pfad|wall|graben|anger|kamp|twiete)"
)
_WAY_ALONE = r"(?:Straße|Strasse|Str\.|Allee|Weg|Platz|Gasse|Ring|Damm|Ufer|Chaussee|Markt)"
_NUMBER = (
    r"(?:Nr\.\s?)?\d{1,3}(?:\s?[a-zA-Z]\b)?"
    rf"(?:\s?[{DASHES}/+]\s?\d{{1,3}}(?:\s?[a-z]\b)?)?(?![\w.]{{0,20}}\d)"
)
_NAME = r"[A-ZÄÖÜ][\w.-]{0,40}"
_STREETS = [
    re.compile(rf"(?<![\w-])(?P<name>{one})\s?{_NUMBER}")
    for one in (
        rf"[A-ZÄÖÜ][\w-]{{0,40}}{_WAY}",
        rf"(?:(?:{_NAME}\s){{1,3}}{_WAY_ALONE}|Markt)",
        r"(?:Am|An de[rnm]|Auf de[rm]|Im|In de[rn]|Zum|Zur|Unter de[nr]|Vor de[mr]|Hinter de[mr]"
        rf"|Bei de[rm]|Alte[rs]?)(?:\s{_NAME}){{1,2}}",
        rf"(?:Straße|Str\.|Platz|Allee|Weg)\s(?:de[rs]|am|im|zu[mr])\s(?:\d{{1,2}}\.\s)?{_NAME}",
    )
]
_POST_BOX = re.compile(r"(?<!\w)Postfach\s?\d[\d\s]{0,8}(?<=\d)")
_POSTCODE = re.compile(r"(?<!\w)PLZ\s?:?\s?\d{5}(?!\d)")
_TOWN = re.compile(
    rf"(?<![\w.,/-])(?:D\s?[{DASHES}]\s?)?\d{{5}}\s"
    rf"(?P<name>(?:(?:Bad|St\.|Sankt|Stadt|Gemeinde|Markt)\s)?{_NAME})"
    rf"(?:\s(?:(?:am|an der|im|in der|bei|ob der|vor der|v\. ?d\.)\s{_NAME}"
    r"|\((?:Oder|Saale|Spree|Havel|Main|Ruhr|Westf\.?|Sieg|Lahn|Oberpf\.?)\)))?"
)
_TOWNS = frozenset(["Stadt", "Gemeinde", "Markt"])
"""Behind a postcode they are no units."""
_POSTCODE_BEHIND = re.compile(r"\s?,?\s?(?:D\s?-\s?)?\d{5}(?![\w.-])")
_BEFORE_TOWN = re.compile(rf"(?<![\w-])(?P<name>(?:{_NAME}\s){{1,3}}){_NUMBER}\s?,?\s?$")
_WIDTH = 110
"""Signs before a town in which its street stands."""


def placed(line: str) -> Iterator[Stretch]:
    """Where a line of units gives house, street and town."""
    yield from (hit.span() for hit in _HOUSE.finditer(line))
    for pattern in (_POST_BOX, _POSTCODE):
        yield from (hit.span() for hit in pattern.finditer(line))
    for pattern in _STREETS:
        for hit in pattern.finditer(line):
            start, end = _without_unit(hit)
            behind = _POSTCODE_BEHIND.match(line, end) if start < end else None
            yield start, behind.end() if behind else end
    for hit in _TOWN.finditer(line):
        if hit["name"] in _TOWNS or not _is_unit(hit["name"].rpartition(" ")[2]):
            yield hit.span()
            begin = max(0, hit.start() - _WIDTH)
            before = _BEFORE_TOWN.search(line[begin : hit.start()])
            if before:
                start, end = _without_unit(before)
                yield begin + start, begin + end


def _without_unit(hit: re.Match[str]) -> Stretch:
    """ "Jugendamt Berliner Straße 3" from "Berliner" on; nothing where the number is the unit's."""
    start, words = hit.start(), hit["name"].split(" ")
    for word in words:
        if not _is_unit(word):
            break
        start += len(word) + 1
    return (start, hit.end()) if start < hit.end("name") else (hit.start(), hit.start())


def _is_unit(word: str) -> bool:
    return names_somebody(word.strip("."))
