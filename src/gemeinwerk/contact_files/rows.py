"""One row of a list: the people it names and the organisation they belong to."""

from collections.abc import Sequence

from gemeinwerk.contact_files.organisations import OrganisationBook
from gemeinwerk.contact_files.results import ReadPerson
from gemeinwerk.contact_files.row_names import take_names
from gemeinwerk.contact_files.row_owners import give, organisation_of, person_of
from gemeinwerk.contact_files.row_values import take_value
from gemeinwerk.contact_files.said import Entry, Said
from gemeinwerk.contact_files.values import parse_group
from gemeinwerk.german.text import fold

_LATER = {"permission_date": 1, "permission_source": 2}


def read_row(
    entries: Sequence[Entry], *, sheet: str, row: int, book: OrganisationBook, group: str = ""
) -> list[ReadPerson]:
    """The people of a row; its organisation goes into the book. ``group``: of a line above."""
    said = Said()
    cells = [one for one in entries if one.text.strip()]
    take_names(cells, said)
    # A day says yes only where nothing else says what was said on it.
    for one in sorted(cells, key=lambda one: _LATER.get(one.field, 0)):
        take_value(one, said)
    organisation = organisation_of(cells, said, book, (sheet, row))
    said.names += said.organisation_people
    people = [person_of(name, sheet, row) for name in said.names]
    for name, person in zip(said.names, people, strict=True):
        person.speaks = fold(name.full) in said.speaking
    if group and not said.group[1]:
        said.group = parse_group(group)
    give(said, people, organisation, book, (sheet, row))
    return people
