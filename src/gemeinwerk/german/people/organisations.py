"""An organisation in a cell: "Migrantenbeirat (MB)", "AWO – Arbeiterwohlfahrt"."""

import re
from dataclasses import dataclass

from gemeinwerk.german.people import words
from gemeinwerk.german.people.cells import parse_people
from gemeinwerk.german.people.names import Name
from gemeinwerk.german.text import fold, squash

_BRACKET = re.compile(r"\s?\((?P<inside>[^()]{1,150})\)")
_ALIAS = re.compile(
    r"(?:(?P<short>kurz|abgekürzt|abk\.)|ehemals|ehem\.|früher|vormals|vorm\.|auch|alias|genannt"
    r"|bekannt als|jetzt|neu|heute|a\. ?k\. ?a\.)\s?:?\s(?P<name>.{2,100})",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:privat(?:person)?|einzelperson|ohne|keine?|entfällt|-+|/|freiberuflich)", re.I
)
_DASHED = re.compile(r"^(?P<one>[^–—]{2,120}?)\s(?:[–—-]|=|/)\s(?P<two>.{2,120})$")
_COLON = re.compile(r"^(?P<one>[^\W\d_]{2,8}):\s(?P<two>.{4,120})$")
_PERSON_BEHIND = re.compile(
    r"(?:,\s?|:\s|\s[–-]\s|\()(?P<person>(?:z\. ?hd\.\s|c/o\s|ansprechpartner(?:in)?:?\s)?"
    r"(?:frau|herrn?|fr\.|hr\.|familie|fam\.)\s[^()]{2,80}?)\)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """``none``: the cell says that there is none ("privat"). ``people``: named in the cell."""

    text: str
    name: str = ""
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    people: tuple[Name, ...] = ()
    none: bool = False
    rest: str = ""


def parse_organisation(text: str) -> OrganisationName:
    """The one organisation a cell names."""
    whole = squash(text)
    if words.is_nobody(whole) or not whole:
        return OrganisationName(text, none=True)
    if _NONE.fullmatch(whole):
        return OrganisationName(text, none=True, rest=whole if whole[:1].isalpha() else "")
    people: tuple[Name, ...] = ()
    rest = ""
    hit = _PERSON_BEHIND.search(whole)
    if hit and hit.start():
        found = parse_people(hit["person"])
        if found.people:
            people, rest, whole = found.people, found.rest, whole[: hit.start()].strip()
    short, aliases = "", list[str]()

    def bracket(hit: re.Match[str]) -> str:
        nonlocal short
        inside = squash(hit["inside"])
        said = _ALIAS.fullmatch(inside)
        if said and said["short"] and not short:
            short = said["name"]
        elif said:
            aliases.append(said["name"])
        elif not short and _is_short_for(inside, whole[: hit.start()]):
            short = inside
        else:
            return hit.group()
        return ""

    name = squash(_BRACKET.sub(bracket, whole)).strip(" ,;")
    name, short = _long_and_short(name, short)
    behind = re.fullmatch(r"(?P<name>[^,]{2,150}), (?P<how>.{2,100})", name)
    if behind and (said := _ALIAS.fullmatch(behind["how"])):
        name = behind["name"]
        if said["short"] and not short:
            short = said["name"]
        else:
            aliases.append(said["name"])
    if not name:
        name, short = short, ""
    return OrganisationName(text, name, short, tuple(aliases), people, rest=rest)


def _long_and_short(name: str, short: str) -> tuple[str, str]:
    """ "AWO (Arbeiterwohlfahrt)", "AWO – Arbeiterwohlfahrt", "MB: Migrantenbeirat"."""
    if short:
        return name, short
    for pattern in (_DASHED, _COLON):
        if hit := pattern.match(name):
            one, two = squash(hit["one"]), squash(hit["two"])
            if _is_short_for(one, two):
                return two, one
            if _is_short_for(two, one):
                return one, two
    hit = re.fullmatch(r"(?P<one>[^()]{2,14}?)\s?\((?P<two>[^()]{4,150})\)", name)
    if hit and _is_short_for(hit["one"], hit["two"]):
        return squash(hit["two"]), squash(hit["one"])
    return name, ""


def _is_short_for(short: str, name: str) -> bool:
    """Whether a few capitals stand for a longer name: their letters come in it in that order."""
    short, name = short.strip(), name.strip()
    if not words.is_abbreviation(short) or len(name) <= len(short):
        return False
    letters = [sign for sign in fold(short) if sign.isalpha()]
    place, low = -1, fold(name)
    for letter in letters:
        place = low.find(letter, place + 1)
        if place < 0:
            return False
    return low[:1] == letters[0] or any(word.startswith(letters[0]) for word in low.split())
