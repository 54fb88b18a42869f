"""A whole cell of people: several in one, nobody, an organisation instead, ways to reach them."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.parties.person_words import is_first_name, is_surname
from gemeinwerk.german.people import words
from gemeinwerk.german.people.names import Name, parse_name
from gemeinwerk.german.people.reaching import Phone, parse_reach
from gemeinwerk.german.people.telling import is_organisation
from gemeinwerk.german.text import fold, squash

_LABEL = re.compile(
    r"^(?P<label>[^\W\d_][^:@\d(),;]{1,38}):\s"
    r"|^(?P<short>z\. ?hd\.|zu händen(?: von)?|c/o|i\. ?V\.)\s",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"[;\n]|\s/\s|(?<=[^\W\d_]{3})/(?=[A-ZÄÖÜ][^\W\d_]{2}|(?:Dr|Fr|Hr)\.)|\s(?:sowie|oder|bzw\.)\s"
)
_STANDS_IN = re.compile(r"\s(?:i\. ?V\.|in Vertretung|vertreten durch)\s?:?\s?")
_DEPUTY = re.compile(
    r"\s?\(((?:Stell)?[Vv]ertret(?:ung|er(?:in)?)|Stellv\.)\s?:\s?([^()]{2,100})\)"
    r"|,\s?((?:Stell)?[Vv]ertret(?:ung|er(?:in)?)|Stellv\.)\s?:\s?([^(),]{2,100})"
)
_QUOTED = re.compile(r"[\"“„]([^\"“”„<>]{2,80})[\"“”](?=\s*<[^<>\s]{1,64}@)")
"""As a mail program writes it: "Müller, Anna" <anna@x.example>."""
_AND = re.compile(r"\s(?:und|u\.|&|\+|and)\s")
_OTHERS = frozenset({"team", "kollegen", "kolleginnen", "kolleg*innen", "kollegium", "co.",
                     "weitere", "u. a.", "andere"})  # fmt: skip
_LONGEST = 1_000
"""Signs of a cell that can be names; what is longer is prose."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``organisations``: where the cell names some instead of, or without, a person. ``nobody``:
    it says that there is no one. ``rest``: what was not understood, as typed."""

    text: str
    people: tuple[Name, ...] = ()
    organisations: tuple[str, ...] = ()
    nobody: bool = False
    mails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    pages: tuple[str, ...] = ()
    rest: str = ""


def parse_people(text: str, *, last_first: bool = False) -> Cell:
    """Whoever a cell names. ``last_first``: as of `parse_name`."""
    if words.is_nobody(text):
        return Cell(text, nobody=True)
    if len(text) > _LONGEST:
        return Cell(text, rest=text)
    if len(text) < 10 and {*text} & {".", "/"} and is_empty(text):  # "k. A." is no name
        return Cell(text, rest=text)
    apart = _STANDS_IN.sub("; Vertretung: ", _DEPUTY.sub(_deputy, _QUOTED.sub(r"\1", text)))
    reach = parse_reach(_unnumbered(apart), least=6)
    nobody, left = _without_nobody(reach.rest)
    people: list[Name] = []
    organisations: list[str] = []
    rest: list[str] = [left] if nobody and left else []
    for piece in () if nobody else _pieces(left):
        label = _LABEL.match(piece)
        if label and words.is_nobody(piece[label.end() :]):
            nobody = True
            rest.append(squash(label.group()).strip(" :"))
            continue
        called = _called(piece)
        if called is not None and words.is_nobody(called):  # "Frau N. N."
            nobody = True
            rest.append(piece.removesuffix(called).strip())
            continue
        if _NOBODY_BEFORE.fullmatch(piece):  # "N. N. / Frau Ott"
            rest.append(piece)
            continue
        if fold(piece) in _OTHERS:
            rest.append(piece)
            continue
        name, organisation, over = _piece(piece, last_first)
        if name or _all_of(name):
            people.append(name)
        if organisation and people and people[-1] and not people[-1].organisation:
            people[-1] = replace(people[-1], organisation=organisation)
        elif organisation:
            organisations.append(organisation)
        if over:
            rest.append(over)
    people, dropped = _share(people)
    rest = [one for one in rest if one]
    return Cell(
        text, tuple(people), tuple(organisations), nobody and not people, reach.mails,
        reach.phones, reach.pages, "; ".join([*rest, *dropped]),
    )  # fmt: skip


_NOBODY_BEFORE = re.compile(
    r"\s*(?:N\. ?N\.?|NN|n\. ?n\.|vakant|unbesetzt)\s*(?=[(,;:–-]|$)", re.IGNORECASE
)


def _without_nobody(text: str) -> tuple[bool, str]:
    """ "N. N. (Nachfolge Müller)" is nobody, and what stands beside is kept; "N. N., Frau Ott" is
    somebody."""
    hit = _NOBODY_BEFORE.match(text)
    left = text[hit.end() :].strip(" ,;–-") if hit else text
    return (False, text) if not hit or _called(left) is not None else (True, left)


def _called(piece: str) -> str | None:
    """What stands behind a salutation; None where there is none."""
    first, _blank, behind = piece.partition(" ")
    return behind if behind and words.is_salutation(first) else None


def _deputy(hit: re.Match[str]) -> str:
    return f"; {hit[1] or hit[3]}: {hit[2] or hit[4]}"


def _unnumbered(text: str) -> str:
    """ "1. Anna Müller 2. Bernd Krause" is a list; in "Anna Müller, 1. Vorsitzende" is none."""
    if not re.match(r"\s*(?:1[.)]|[•▪·])\s", text):
        return text
    return re.sub(
        r"(?:^|\s)(?:\d{1,2}[.)]|[•▪·])\s+(?=(?P<next>\S{1,60}))",
        lambda hit: hit.group() if words.is_function(hit["next"]) else "\n",
        text,
    )


# --- several in one cell --------------------------------------------------------------------------


def _pieces(text: str) -> list[str]:
    """A piece for each person."""
    found: list[str] = []
    for hard in _HARD.split(_protected(text)):
        whole = squash(hard).strip(" ,")
        if not whole:
            continue
        if _is_one_organisation(whole):
            found.append(whole)
            continue
        label = _LABEL.match(whole)
        said = label.group() if label else ""
        for soft in _AND.split(whole[len(said) :]):
            found += [f"{said}{piece}" for piece in _by_commas(soft.strip(" ,"))]
    return [piece.replace("\0", "/") for piece in found if piece]


def _protected(text: str) -> str:
    """Slashes that part nobody: "sie/ihr", "Leiter/in", "Frau/Herr", "c/o"; and "von und zu"."""
    return re.sub(
        r"(?i)\b(c)/(o)\b|\b(frau)\s?/\s?(herrn?)\b|\b(herrn?)\s?/\s?(frau)\b",
        lambda hit: "\0".join(one for one in hit.groups() if one),
        words.OF_AND_AT.sub(words.JOINED, text),
    )


def _is_one_organisation(text: str) -> bool:
    """ "Verein für Kinder und Jugend e. V.": its "und" parts nobody."""
    head = re.split(r"[,(]", text)[0]
    return is_organisation(squash(head)) and not re.search(
        r"(?i)\b(?:frau|herrn?|fr\.|hr\.|dr\.)\s", text
    )


def _by_commas(text: str) -> list[str]:
    """ "Anna Müller, Bernd Krause", "Müller, Anna, Krause, Bernd", but "Müller, Anna"."""
    bare = re.sub(r"\([^()]*\)", lambda hit: hit.group().replace(",", "\1"), text)
    parts = [squash(part) for part in bare.split(",") if part.strip()]
    pieces = [text]
    if len(parts) >= 2:
        begins = [
            place
            for place, part in enumerate(parts)
            if _is_person(part) or _NOBODY_BEFORE.fullmatch(part)
        ]
        if len(begins) >= 2:
            edges = [0, *begins[1:], len(parts)]
            pieces = [", ".join(parts[a:b]) for a, b in pairwise(edges)]
        elif all(is_surname(part) and not is_first_name(part) for part in parts):
            pieces = parts  # "Müller, Krause, Haddad"
        elif not begins and len(parts) >= 4 and len(parts) % 2 == 0 and _alternates(parts):
            pieces = [f"{parts[n]}, {parts[n + 1]}" for n in range(0, len(parts), 2)]
    return [piece.replace("\1", ",") for piece in pieces]


def _is_person(part: str) -> bool:
    tokens = part.split()
    if words.within(tokens):  # "ab 1.7. Herr Krause"
        return True
    said = bool(words.is_salutation(tokens[0])) and len(tokens) > 1
    while tokens and (words.is_salutation(tokens[0]) or words.is_title(tokens[0])):
        tokens = tokens[1:]
    if said:
        return bool(tokens)
    whole = len(tokens) in {2, 3, 4} and is_first_name(tokens[0]) and tokens[-1][:1].isupper()
    return whole and not is_organisation(part) and not any(map(words.is_function, tokens))


def _alternates(parts: list[str]) -> bool:
    """Surname and first name in turn."""
    return all(
        len(part.split()) <= 2 and (is_first_name(part.split()[0]) or re.fullmatch(r"\w\.", part))
        for part in parts[1::2]
    ) and all(len(part.split()) <= 3 for part in parts[::2])


# --- one of them ----------------------------------------------------------------------------------


def _piece(piece: str, last_first: bool) -> tuple[Name, str, str]:
    """(name, organisation without a person, rest)"""
    label, function, organisation = _LABEL.match(piece), "", ""
    over = ""
    if label:
        said = squash(label["label"] or label["short"] or "")
        piece = piece[label.end() :]
        if is_organisation(said):
            organisation = said
        elif words.is_function(said.split()[0]) or label["label"]:
            function = said
        else:
            over = said
    head = re.split(r",|\s[–-]\s|\(", piece)[0].split()
    someone = words.within(head) and is_surname(head[-1])  # "Jugendamt Frau Müller"
    if is_organisation(" ".join(head)) and not someone:
        name, left = _organisation_first(piece)
        if name is None:
            return Name(), piece, "; ".join(one for one in (function, over) if one)
    else:
        name, left = parse_name(piece, last_first=last_first)
    if function:
        name = replace(name, function=", ".join(one for one in (function, name.function) if one))
    if organisation:
        both = (organisation, name.organisation)
        name = replace(name, organisation=", ".join(one for one in both if one))
    if not name and name.organisation:
        left = "; ".join(one for one in (_all_of(replace(name, organisation="")), left) if one)
        return Name(), name.organisation, "; ".join(one for one in (over, left) if one)
    return name, "", "; ".join(one for one in (over, left) if one)


def _all_of(name: Name) -> str:
    """What is said of somebody whose name is not."""
    parts = (name.salutation, name.title, name.function, name.pronouns, name.birth)
    return " ".join(one for one in (*parts, name.organisation) if one)


def _organisation_first(piece: str) -> tuple[Name | None, str]:
    """ "Caritas, Frau Müller", "Caritas (Anna Müller)", "Caritas – Anna Müller"; None for none."""
    hit = re.match(r"(?P<name>[^,(]{2,120}?)(?:,\s|\s[–-]\s|\s?\()(?P<behind>.+?)\)?$", piece)
    if hit and (_is_person(hit["behind"]) or words.is_salutation(hit["behind"].split()[0])):
        name, rest = parse_name(hit["behind"])
        both = (squash(hit["name"]), name.organisation)
        return replace(name, organisation=", ".join(one for one in both if one)), rest
    return None, ""


def _share(people: list[Name]) -> tuple[list[Name], list[str]]:
    """ "Anna und Bernd Krause", "Herr und Frau Krause" are called the same; whoever has no name at
    all is said in the rest."""
    shared: list[Name] = []
    dropped: list[str] = []
    for place, one in enumerate(people):
        behind = next((two for two in people[place + 1 :] if two.last), None)
        called = one.last and not one.first and behind and behind.first
        if called and is_first_name(one.last) and not is_surname(one.last):
            one = replace(one, first=one.last, last="")  # "Dr. Anna und Dr. Bernd Krause"
        if not one.last and behind and (one.first or one.salutation or one.title):
            one = replace(one, last=behind.last)
        if one:
            shared.append(one)
        else:
            dropped.append(_all_of(one))
    return shared, dropped
