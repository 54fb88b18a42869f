"""People and organisations as offices write them into lists of contacts.

    parse_people("Dr. Frau Anna-Lena von der Müller und Hr. Schulz")
    parse_organisation("Migrantenbeirat (MB)")

As everywhere in `german`, nothing is dropped: what was not understood stands in ``rest``. Marks
that part people or open a bracket, and words that only greet ("Sehr geehrte"), are understood.
"""

from gemeinwerk.german.people.addresses import Address, parse_address
from gemeinwerk.german.people.cells import Cell, parse_people
from gemeinwerk.german.people.names import Name, parse_first, parse_last, parse_name
from gemeinwerk.german.people.organisations import OrganisationName, parse_organisation
from gemeinwerk.german.people.reaching import Phone, Reach, is_role_mailbox, parse_reach
from gemeinwerk.german.people.telling import is_transposed

__all__ = [
    "Address",
    "Cell",
    "Name",
    "OrganisationName",
    "Phone",
    "Reach",
    "is_role_mailbox",
    "is_transposed",
    "parse_address",
    "parse_first",
    "parse_last",
    "parse_name",
    "parse_organisation",
    "parse_people",
    "parse_reach",
]
