"""Opens a file and cuts it into tables of measures and what stands around them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files import forms
from gemeinwerk.catalogue_files.errors import UnreadableFile
from gemeinwerk.catalogue_files.mapping import propose
from gemeinwerk.catalogue_files.results import Outside
from gemeinwerk.catalogue_files.table import Table, find_tables
from gemeinwerk.tables.docx import Block
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Row, Sheet, Workbook
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.package import kind_of


@dataclass
class Load:
    """A file cut into tables and what stands around them.

    ``lost``: (sheet, row, column, text) of cells no reader can use. ``strays``: rows around the
    tables; ``listed``: rows of other sheets. Both may explain the file's own words.
    """

    kind: str
    sheets: list[str]
    tables: list[Table]
    outside: list[Outside]
    notes: list[str]
    lost: list[tuple[str, int, int, str]]
    strays: list[Row]
    listed: list[Row]


def open_file(data: bytes, limits: Limits) -> Workbook | list[Block]:
    """Of whatever kind the file really is; raises `UnreadableFile`."""
    # Loaded where files are read: what pages show of them needs no spreadsheets.
    from gemeinwerk.tables.csvfile import read_csv
    from gemeinwerk.tables.docx import read_docx
    from gemeinwerk.tables.ods import read_ods
    from gemeinwerk.tables.xlsx import read_xlsx

    readers = {"xlsx": read_xlsx, "ods": read_ods, "csv": read_csv}
    try:
        kind = kind_of(data, limits)
        return read_docx(data, limits) if kind == "docx" else readers[kind](data, limits)
    except UnreadableTable as refusal:
        raise UnreadableFile(refusal.message) from refusal


def cut(opened: Workbook | list[Block]) -> Load:
    """Tables of measures, and everything else that the file says."""
    return _of_workbook(opened) if isinstance(opened, Workbook) else _of_document(opened)


# --- inside -------------------------------------------------------------------------------------


def _of_document(blocks: list[Block]) -> Load:
    document = forms.read_document(blocks)
    outside = [Outside(sheet, row, text) for sheet, row, text in document.outside]
    strays = [Row(row, {0: text}) for _sheet, row, text in document.outside]
    sheets = list(dict.fromkeys(table.sheet.name for table in document.tables))
    return Load("docx", sheets, document.tables, outside, [], [], strays, [])


def _of_workbook(book: Workbook) -> Load:
    cut = Load(
        book.kind, [s.name for s in book.sheets], [], [], list(book.notes), book.lost, [], []
    )
    found: list[tuple[Sheet, list[Table]]] = []
    for sheet in book.sheets:
        tables = [] if sheet.hidden else _tables_of(sheet)
        found.append((sheet, tables))
        if sheet.hidden and sheet.rows:
            cut.notes.append(
                _(
                    "Das Blatt „{sheet}“ ist ausgeblendet und wurde nicht als Maßnahmen gelesen."
                ).format(sheet=sheet.name)
            )
    chosen = _catalogues([table for _sheet, tables in found for table in tables])
    for sheet, tables in found:
        kept = [table for table in tables if any(table is one for one in chosen)]
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
    cut.outside += [Outside(*entry) for entry in book.aside]
    return cut


def all_cells(sheet: str, row: Row) -> list[Outside]:
    return [Outside(sheet, row.number, text) for _column, text in sorted(row.cells.items())]


def _tables_of(sheet: Sheet) -> list[Table]:
    tables, _strays = find_tables(sheet)
    form = forms.form_on(sheet) if len(sheet.rows) < 200 else None
    if form and (not tables or len(form.columns) > 1.5 * len(tables[0].columns)):
        return [form]
    return tables


def _catalogues(tables: list[Table]) -> list[Table]:
    """Leaves out lists that only look like a catalogue: people, abbreviations."""
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
