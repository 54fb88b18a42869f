"""Opens a file and cuts it into tables of measures and what stands around them."""

from dataclasses import dataclass

from django.utils.translation import get_language

from gemeinwerk import tables
from gemeinwerk.catalogue_files import factsheets
from gemeinwerk.catalogue_files.errors import UnreadableFile
from gemeinwerk.catalogue_files.mapping.proposals import propose
from gemeinwerk.catalogue_files.results import Outside
from gemeinwerk.catalogue_files.sheets.lookups import is_lookup
from gemeinwerk.catalogue_files.sheets.table import Table, find_tables
from gemeinwerk.catalogue_files.words.headings import best
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Beside, Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits

_MOST_ROWS = 2_000
"""A sheet of fact sheets is no longer."""
_SURE = 0.85


@dataclass
class Load:
    """A file cut into tables and what stands around them.

    ``struck`` and ``hidden``: texts that hold no longer, or that nobody sees.
    ``lost``: (sheet, row, column, text) of cells no reader can use. ``strays``: rows around the
    tables; ``listed``: rows of other sheets. Both may explain the file's own words.
    """

    kind: str
    sheets: list[str]
    tables: list[Table]
    outside: list[Outside]
    struck: list[Outside]
    hidden: list[Outside]
    notes: list[str]
    lost: list[tuple[str, int, int, str]]
    strays: list[Row]
    listed: list[Row]


def open_file(data: bytes, limits: Limits) -> Workbook:
    """Of whatever kind the file really is; raises `UnreadableFile`."""
    try:
        return tables.read(data, limits)
    except UnreadableTable as refusal:
        raise UnreadableFile(refusal.words.in_language(get_language())) from refusal


def cut(book: Workbook) -> Load:
    """Tables of measures, and everything else that the file says; nothing hidden is among them."""
    tables.set_hidden_apart(book)
    load = _of_document(book) if book.kind == "docx" else _of_workbook(book)
    load.notes = notes_of(book)
    outside, load.struck, load.hidden = beside(book)
    load.outside += outside
    return load


def notes_of(book: Workbook) -> list[str]:
    """What had to be said about the file, in the language of whoever reads it."""
    return [note.in_language(get_language()) for note in book.notes]


def beside(book: Workbook) -> tuple[list[Outside], list[Outside], list[Outside]]:
    """The texts beside the cells: outside of any value, struck through, hidden."""
    outside, struck, hidden = list[Outside](), list[Outside](), list[Outside]()
    for one in book.aside:
        if one.kind == Beside.LINK:
            continue
        found = Outside(one.sheet, one.row, one.text, one.kind.value)
        {Beside.STRUCK: struck, Beside.HIDDEN: hidden}.get(one.kind, outside).append(found)
    return outside, struck, hidden


# --- inside -------------------------------------------------------------------------------------


def _of_document(book: Workbook) -> Load:
    document = factsheets.read_document(book.blocks)
    outside = [Outside(sheet, row, text) for sheet, row, text in document.outside]
    strays = [Row(row, {0: text}) for _sheet, row, text in document.outside]
    for table in document.tables:
        table.around = strays
    sheets = list(dict.fromkeys(table.sheet.name for table in document.tables))
    return Load("docx", sheets, document.tables, outside, [], [], [], book.lost, strays, [])


def _of_workbook(book: Workbook) -> Load:
    names = [sheet.name for sheet in book.sheets]
    cut = Load(book.kind, names, [], [], [], [], [], book.lost, [], [])
    found = [(sheet, _tables_of(sheet)) for sheet in book.sheets]
    chosen = _catalogues([table for _sheet, own in found for table in own])
    for sheet, own in found:
        kept = [table for table in own if any(table is one for one in chosen)]
        cut.tables += kept
        taken = {id(row) for table in kept for row in table.rows}
        for row in sheet.rows:
            in_heading = any(t.first_row <= row.number <= t.last_row for t in kept)
            if id(row) in taken or in_heading or (kept and kept[0].forms):
                continue
            (cut.strays if kept else cut.listed).append(row)
            cut.outside += all_cells(sheet.name, row)
        if kept and kept[0].forms:
            cut.strays += kept[0].above
            cut.outside += [o for row in kept[0].above for o in all_cells(sheet.name, row)]
    return cut


def all_cells(sheet: str, row: Row) -> list[Outside]:
    return [Outside(sheet, row.number, text) for _column, text in sorted(row.cells.items())]


def _tables_of(sheet: Sheet) -> list[Table]:
    tables, _strays = find_tables(sheet)
    form = factsheets.forms_on(sheet) if len(sheet.rows) < _MOST_ROWS else None
    if form and all(_says_more(form, table) for table in tables):
        return [form]
    return tables


def _says_more(form: Table, table: Table) -> bool:
    """Whether the labels of a form mean more fields than the heading of a list, one of them
    surely: "Leerstand senken" in a list is a goal, not the label of a state."""
    labels, heading = _meant(form), _meant(table)
    more = labels.keys() - heading.keys()
    return len(labels) > len(heading) and any(labels[name] > _SURE for name in more)


def _meant(table: Table) -> dict[str, float]:
    """The fields the headings alone mean, and how surely."""
    found = [one for column in table.columns if (one := best(column.heading)) and one.field]
    return {one.field: one.score for one in sorted(found, key=lambda one: one.score)}


def _catalogues(tables: list[Table]) -> list[Table]:
    """Leaves out lists that only look like a catalogue: people, abbreviations, words to choose."""
    tables = [
        table for table in tables
        if table.forms or len(tables) == 1
        or not is_lookup(table, [one for one in tables if one is not table])
    ]  # fmt: skip
    sized = [(table, _fields_of(table)) for table in tables if table.rows]
    if not sized:
        return []
    main, fields = max(sized, key=lambda pair: (len(pair[1]), len(pair[0].rows)))
    names = {column.key for column in main.columns}
    chosen = []
    for table, own in sized:
        alike = sum(column.key in names for column in table.columns) >= 0.5 * len(table.columns)
        strong = "title" in own and own["title"] >= 0.98 and len(own) >= 3
        if (
            table is main
            or alike
            or strong
            or (len(own) >= 4 and "title" in own)
            or len(fields) < 3
        ):
            chosen.append(table)
    return chosen


def _fields_of(table: Table) -> dict[str, float]:
    return {p.field: p.confidence for p in propose([table]) if p.field}
