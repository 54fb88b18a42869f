"""Reads catalogues of measures from files: XLSX, ODS, CSV and DOCX, without the database.

    reading = read(path.read_bytes(), path.name)
    reading.measures, reading.mapping, reading.unread, reading.outside

Nothing that stood in a cell is lost in silence: it is in a measure, in ``unread`` or in
``outside``. Files that cannot be read raise `UnreadableFile` with a sentence for people. What
strangers sent is read with `read_apart`, in a process of its own.
"""

from gemeinwerk.catalogue_files.apart import read_apart
from gemeinwerk.catalogue_files.assemble import read
from gemeinwerk.catalogue_files.errors import UnreadableFile
from gemeinwerk.catalogue_files.results import (
    Outside,
    ReadCost,
    ReadField,
    ReadIndicator,
    Reading,
    ReadMeasure,
    ReadMilestone,
    ReadNote,
    Unread,
)
from gemeinwerk.german.parties import Register, Unit, register_of
from gemeinwerk.tables.limits import Limits

__all__ = [
    "Limits",
    "Outside",
    "ReadCost",
    "ReadField",
    "ReadIndicator",
    "ReadMeasure",
    "ReadMilestone",
    "ReadNote",
    "Reading",
    "Register",
    "Unit",
    "Unread",
    "UnreadableFile",
    "read",
    "read_apart",
    "register_of",
]
