"""Reads lists of contacts from files: XLSX, ODS, CSV and vCard, without the database.

    reading = read(path.read_bytes(), path.name)
    reading.people, reading.organisations, reading.proposals, reading.withheld

Nothing that stood in a cell is lost in silence: it is with a person or an organisation (as a value
or in its ``rest``), in ``outside``, ``struck`` or ``hidden``. One thing is left in the file and is
only said: what a column tells of origin, religion, disability and the like (``withheld``). Files
that cannot be read raise `UnreadableContacts` with a sentence for people. What strangers sent is
read with `read_apart`, in a process of its own.
"""

from gemeinwerk.contact_files.apart import read_apart, warm
from gemeinwerk.contact_files.assemble import read
from gemeinwerk.contact_files.errors import UnreadableContacts
from gemeinwerk.contact_files.results import (
    Beside,
    ContactReading,
    Permission,
    Proposal,
    ReadOrganisation,
    ReadPerson,
    Rest,
    Withheld,
)

__all__ = [
    "Beside",
    "ContactReading",
    "Permission",
    "Proposal",
    "ReadOrganisation",
    "ReadPerson",
    "Rest",
    "UnreadableContacts",
    "Withheld",
    "read",
    "read_apart",
    "warm",
]
