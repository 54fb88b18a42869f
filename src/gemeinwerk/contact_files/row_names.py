"""Whom the cells of a row name: in one cell, or in several for each part of a name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gemeinwerk.contact_files.organisations import add_rest
from gemeinwerk.contact_files.said import Entry, Said, add_reach, cells_with
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.people import (
    Name,
    parse_first,
    parse_last,
    parse_name,
    parse_people,
    parse_reach,
)
from gemeinwerk.german.people.words import BY_LETTER, is_nobody, is_salutation
from gemeinwerk.german.text import fold, squash

_TO_TURN_TO = re.compile(r"ansprech|kontaktperson|contact person")


def take_names(cells: Sequence[Entry], said: Said) -> None:
    """From full names, or from a first name and a surname in cells of their own."""
    for one in cells_with(cells, "name"):
        found = parse_people(one.text, last_first=one.last_first)
        said.names += found.people
        if _TO_TURN_TO.match(fold(one.column)):
            said.speaking |= {fold(name.full) for name in found.people}
        said.organisations += found.organisations
        said.nobody = said.nobody or found.nobody
        add_reach(found.mails, found.phones, found.pages, said)
        add_rest(said.rest, one.column, found.rest)
    _parts(cells, said)
    _around(cells, said)


def _parts(cells: Sequence[Entry], said: Said) -> None:
    texts = [squash(one.text) for one in cells_with(cells, "first_name", "last_name")]
    if len(texts) == 2 and is_nobody(" ".join(texts)):  # "N." beside "N."
        said.nobody = True
        return
    firsts = [_part(one, said, first=True) for one in cells_with(cells, "first_name")]
    lasts = [_part(one, said, first=False) for one in cells_with(cells, "last_name")]
    first, last = [n for some in firsts for n in some], [n for some in lasts for n in some]
    if not (first or last):
        return
    many = max(len(first), len(last))
    if len(last) == 1 and many > 1:
        last = last * many  # "Anna und Bernd" beside "Krause"
    made: list[Name] = []
    for place in range(many):
        one = first[place] if place < len(first) else Name()
        two = last[place] if place < len(last) else Name()
        made.append(_joined(one, two))
    twins = {fold(one.full) for one in said.names}
    said.names += [one for one in made if fold(one.full) not in twins]


def _part(entry: Entry, said: Said, *, first: bool) -> list[Name]:
    if is_nobody(entry.text):
        said.nobody = True
        return []
    read = parse_first if first else parse_last
    cell = parse_people(entry.text)
    if len(cell.people) > 1:
        add_rest(said.rest, entry.column, cell.rest)
        add_reach(cell.mails, cell.phones, cell.pages, said)
        return [
            replace(one, first=one.first or one.last, last="") if first
            else replace(one, last=one.last or one.first, first=one.first if one.last else "")
            for one in cell.people
        ]  # fmt: skip
    reach = parse_reach(entry.text, least=6)
    add_reach(reach.mails, reach.phones, reach.pages, said)
    name, rest = read(reach.rest)
    add_rest(said.rest, entry.column, rest)
    if not name and any((name.salutation, name.title, name.function, name.organisation)):
        add_rest(said.rest, entry.column, reach.rest)
    return [name] if name else []


def _joined(first: Name, last: Name) -> Name:
    """A person from a cell of first names and one of surnames."""
    both = (first, last)

    def either(of: str) -> str:
        return ", ".join(dict.fromkeys(v for one in both if (v := getattr(one, of))))

    title = " ".join(dict.fromkeys(one.title for one in both if one.title))
    return Name(
        last.salutation or first.salutation, title, first.first or last.first, last.last,
        either("birth"), either("pronouns"), either("function"), either("organisation"),
    )  # fmt: skip


def _around(cells: Sequence[Entry], said: Said) -> None:
    """Salutation, title, birth name and pronouns that stand in cells of their own."""
    for one in cells_with(cells, "salutation", "title", "birth_name", "pronouns"):
        text = squash(one.text)
        if is_empty(text):
            continue
        if len(said.names) != 1:
            add_rest(said.rest, one.column, text)  # "Herr und Frau": whose is which?
            continue
        name = said.names[0]
        if one.field == "birth_name":
            said.names[0] = replace(name, birth=name.birth or text)
        elif one.field == "pronouns":
            said.names[0] = replace(name, pronouns=name.pronouns or text)
        else:
            said.names[0] = _addressed(name, one, text, said)


def _addressed(name: Name, one: Entry, text: str, said: Said) -> Name:
    letter = BY_LETTER.get(text.casefold().strip("."))
    if letter and one.field == "salutation":
        return replace(name, salutation=name.salutation or letter)
    head, rest = parse_name(text)
    over = [rest, head.function, head.organisation]
    if head and fold(head.last or head.first) not in fold(name.full):
        over.append(head.full)  # "Sehr geehrte Frau Müller" names nobody new
    for left in over:
        add_rest(said.rest, one.column, left)
    titles = [*name.title.split(), *(t for t in head.title.split() if t not in name.title.split())]
    salutation = name.salutation or ("" if rest.startswith(head.salutation) else head.salutation)
    return replace(
        name,
        salutation=salutation or is_salutation(text.strip(" .:")),
        title=" ".join(titles)
        if one.field == "salutation"
        else " ".join(
            [*(t for t in head.title.split() if t not in name.title.split()), *name.title.split()]
        ),
    )
