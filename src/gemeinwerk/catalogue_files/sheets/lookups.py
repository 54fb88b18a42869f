"""Lists of words to choose from, which stand beside a catalogue and look like one."""

import re

from gemeinwerk.catalogue_files.sheets.table import Table
from gemeinwerk.catalogue_files.words.headings import best
from gemeinwerk.german import fold

_NAMED = re.compile(
    r"liste|auswahl|drop-?down|stammdaten|werte|legende|lookup|parameter|vorgaben|optionen|schlüssel"
    r"|datenüberprüfung|settings|choices",
    re.IGNORECASE,
)
_LONGEST = 60


def is_lookup(table: Table, others: list[Table]) -> bool:
    """Whether each column is a list of its own: words that come once, from the top down without a
    gap, of different number, or the words that another table's columns choose from."""
    columns = [
        [row.cells.get(column.index, "") for row in table.rows]
        for column in table.columns
        if not column.hidden
    ]
    columns = [cells for cells in columns if any(cells)]
    if len(columns) < 2 or not all(_is_list(cells) for cells in columns):
        return False
    uneven = len({sum(map(bool, cells)) for cells in columns}) > 1 and not _is_dated(table, columns)
    named = bool(_NAMED.search(table.sheet.name))
    return uneven or named or _is_chosen_from(table, others)


def _is_dated(table: Table, columns: list[list[str]]) -> bool:
    """Whether each row has a name and something has figures: numbers, days or sums of measures, of
    which only the last are not said yet."""
    named = any(
        (meaning := best(column.heading)) is not None and meaning.field == "title"
        and all(column.index in row.cells for row in table.rows)
        for column in table.columns
    )  # fmt: skip
    return named and any(
        sum(any(sign.isdigit() for sign in text) for text in cells) > len(cells) / 2
        for cells in columns
    )


def _is_list(cells: list[str]) -> bool:
    filled = [text for text in cells if text]
    from_the_top = not any(cells[len(filled) :])
    short = all(len(text) <= _LONGEST for text in filled)
    return from_the_top and short and len({fold(text) for text in filled}) == len(filled)


def _is_chosen_from(table: Table, others: list[Table]) -> bool:
    """Another table repeats, in two columns at least, words that all stand here."""
    for other in others:
        shared = 0
        for column in table.columns:
            words = {
                fold(row.cells[column.index]) for row in table.rows if column.index in row.cells
            }
            theirs = next((one for one in other.columns if one.key == column.key), None)
            if theirs is None or not words:
                continue
            used = [fold(r.cells[theirs.index]) for r in other.rows if theirs.index in r.cells]
            shared += bool(used) and len(set(used)) < len(used) and set(used) <= words
        if shared >= 2:
            return True
    return False
