"""What the cells of a row say, before it is given to people and an organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gemeinwerk.contact_files.organisations import add_once, add_rest
from gemeinwerk.contact_files.results import Permission, Rest
from gemeinwerk.german.people import Address, Name, Phone
from gemeinwerk.tables.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a row: what its column is called and means (``field`` "": nothing of ours)."""

    column: str
    field: str
    text: str
    last_first: bool = False


@dataclass(slots=True)
class Said:
    """What the cells of a row said, before it is given to people and an organisation."""

    names: list[Name] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    organisation_people: list[Name] = field(default_factory=list)
    speaking: set[str] = field(default_factory=set)
    """Names, folded, of those whose column says that they speak for the organisation."""
    nobody: bool = False
    mails: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    address: Address = field(default_factory=Address)
    permission: Permission | None = None
    group: tuple[str, str] = ("", "")
    language: str = ""
    unit: str = ""
    functions: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)
    remarks: list[Words] = field(default_factory=list)


def cells_with(cells: Sequence[Entry], *fields: str) -> Iterator[Entry]:
    return (one for one in cells if one.field in fields)


def left_over(one: Entry, text: str, said: Said) -> None:
    """What no field of ours takes; marks alone ("-", "./.") say nothing."""
    if any(map(str.isalnum, text)):
        add_rest(said.rest, one.column, text)


def add_reach(
    mails: Sequence[str], phones: Sequence[Phone], pages: Sequence[str], said: Said
) -> None:
    add_once(said.mails, list(mails))
    add_once(said.pages, list(pages))
    known = {one.digits for one in said.phones}
    said.phones += [one for one in phones if one.digits not in known]
