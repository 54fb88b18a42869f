"""What stands right above a table and names the field of action of its measures."""

from collections.abc import Iterable

from gemeinwerk.catalogue_files.factsheets import names_field, names_the_file
from gemeinwerk.catalogue_files.sheets.table import Table
from gemeinwerk.german import squash

_LONGEST, _MOST_WORDS = 80, 6


def titles_above(tables: Iterable[Table]) -> dict[int, str]:
    """id of a table -> the field its title row names.

    A row that says so ("Handlungsfeld 2: Wohnen") always does. A lone short line does where it is
    not the name of the whole file: several tables have one each, or it sounds like no document.
    """
    found: dict[int, str] = {}
    lone: dict[int, str] = {}
    for table in tables:
        said = [text for row in reversed(table.above) for text in row.cells.values()]
        named = next((text for text in said if names_field(text)), "")
        if named:
            found[id(table)] = squash(named)
        elif line := _line(table):
            lone[id(table)] = line
    apart = len(set(lone.values())) == len(lone) > 1
    for key, line in lone.items():
        if apart or not names_the_file(line):
            found[key] = line
    return found


def _line(table: Table) -> str:
    """The single cell of the row right above the heading, where it may be a name."""
    if table.forms or not table.above or len(table.above[-1].cells) != 1:
        return ""
    text = squash(next(iter(table.above[-1].cells.values())))
    return text if len(text) <= _LONGEST and len(text.split(" ")) <= _MOST_WORDS else ""
