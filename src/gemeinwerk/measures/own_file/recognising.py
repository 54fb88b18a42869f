"""Whether a file was written by this program."""

from collections.abc import Sequence

from gemeinwerk.core.escaping import from_csv
from gemeinwerk.measures.exporting import columns, lists_in_cells
from gemeinwerk.tables.grid import Row, Workbook

LOOK_AT = 20
"""In so many of the first rows the headings are looked for."""
_CSV_HEADINGS = 20
"""So many of our headings make a CSV file ours."""
_PARTS = {columns.words_heading(part.key): part for part in columns.PARTS}


def is_ours(book: Workbook) -> bool:
    """Whether the file was written by `exporting.catalogue_xlsx` or `exporting.csvfile`."""
    if book.kind == "csv":
        rows = book.sheets[0].rows if book.sheets else []
        return any(
            known(row, columns.MAIN) >= _CSV_HEADINGS or _has_our_lists(row, rows[place + 1 :])
            for place, row in enumerate(rows[:LOOK_AT])
        )
    sheets = {sheet.name: sheet for sheet in book.sheets}
    legend = sheets.get(columns.LEGEND)
    marked = bool(legend and legend.rows and columns.MARK in legend.rows[0].cells.values())
    return marked and columns.MEASURES in sheets


def known(row: Row, described: Sequence[columns.Column]) -> int:
    """How many of the columns have their heading in a row."""
    return len({column.heading for column in described} & set(row.cells.values()))


def _has_our_lists(head: Row, below: Sequence[Row]) -> bool:
    """A CSV file of which most columns were deleted is told by how its lists are written."""
    places = [(place, _PARTS[text]) for place, text in head.cells.items() if text in _PARTS]
    if columns.CODE not in head.cells.values():
        return False
    return any(
        _is_list(part, from_csv(row.cells[place]))
        for place, part in places
        for row in below
        if place in row.cells
    )


def _is_list(part: columns.Part, text: str) -> bool:
    """At least two cells of ours in each line, and nothing else."""
    rows = lists_in_cells.read(part, text)
    return bool(rows) and all(len(row.cells) > 1 and not row.further for row in rows)
