"""Fact sheets and lists of a Word document, and the fact sheets of a spreadsheet."""

from collections import Counter
from dataclasses import dataclass, field

from gemeinwerk.catalogue_files.factsheets.boxes import lines_of_cells, lines_of_rows
from gemeinwerk.catalogue_files.factsheets.labels import FIELD, field_of
from gemeinwerk.catalogue_files.factsheets.naming import counted_names, is_said, name, title_of
from gemeinwerk.catalogue_files.factsheets.pairing import Form, forms_in
from gemeinwerk.catalogue_files.factsheets.paragraphs import sections
from gemeinwerk.catalogue_files.sheets.table import Column, Table, find_tables
from gemeinwerk.german import squash
from gemeinwerk.tables.docx import sheet_of
from gemeinwerk.tables.grid import Block, Row, Sheet

_LONGEST_NAME = 150


@dataclass(slots=True)
class Document:
    """The tables of a Word document. ``outside``: (sheet, row, text) of what belongs to none."""

    tables: list[Table] = field(default_factory=list)
    outside: list[tuple[str, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    """A fact sheet with the headings above it, the nearest last; ``caption``: the paragraph right
    above its table."""

    form: Form
    heads: list[str]
    caption: str = ""

    @property
    def own_line(self) -> str:
        """What names it likeliest where no label does."""
        return self.form.banner or (self.heads[-1] if self.heads else self.caption)


def read_document(blocks: list[Block]) -> Document:
    """Fact sheets as one table whose rows are numbered by their table; lists as they stand."""
    document = Document()
    found: list[_Found] = []
    heads: list[tuple[int, str]] = []
    caption, seen = "", 0
    for block in blocks:
        if not block.rows:
            named = FIELD.match(block.text) and len(block.text) < _LONGEST_NAME
            level = block.heading or (1 if named else 0)
            if level:
                heads = [head for head in heads if head[0] < level] + [(level, block.text)]
            caption = "" if level else block.text
            document.outside.append(("", max(seen, 1), block.text))
            continue
        seen = block.number
        texts = [text for _level, text in heads]
        forms = forms_in(block.number, lines_of_cells(block.rows))
        found += [_Found(form, texts, caption if len(forms) == 1 else "") for form in forms]
        if not forms:
            _take_list(document, block, texts)
        caption = ""
    if found:
        document.tables.insert(0, _table_of(found, document))
    elif not document.tables:
        _take_sections(document, blocks)
    return document


def forms_on(sheet: Sheet) -> Table | None:
    """A sheet of fact sheets, each a row of the table."""
    forms = forms_in(None, lines_of_rows(sheet.rows))
    named = [form for form in forms if form.banner or "title" in map(field_of, form.values)]
    if not named or len(named) < len(forms):
        return None
    counted = counted_names(form.banner for form in forms)
    counted |= counted_names(map(title_of, forms))
    for form in forms:
        name(form, [], alone=True, counted=counted)
    table = _table(forms, sheet)
    table.above = [Row(form.number, {0: text}) for form in forms for text in form.left]
    return table


# --- inside -------------------------------------------------------------------------------------


def _table_of(found: list[_Found], document: Document) -> Table:
    uses: dict[str, int] = {}
    for one in found:
        for text in dict.fromkeys(one.heads):
            uses[text] = uses.get(text, 0) + 1
    used: set[str] = set()
    counted = counted_names(one.own_line for one in found)
    counted |= counted_names(title_of(one.form) for one in found)
    for one in found:
        used.update(one.heads)
        alone = bool(one.heads) and uses[one.heads[-1]] == 1 and len(found) > 1
        heads = one.heads
        if _needs_a_caption(one, alone):
            heads, alone = [*heads, one.caption], True
            used.add(one.caption)
        name(one.form, heads, alone=alone, counted=counted)
        document.outside += [("", one.form.number, text) for text in one.form.left]
    taken = {value for one in found for value in one.form.values.values()}
    document.outside = [
        entry for entry in document.outside if not (entry[2] in used and is_said(entry[2], taken))
    ]
    return _table([one.form for one in found], Sheet("", named=False))


def _needs_a_caption(one: _Found, alone: bool) -> bool:
    """Nothing else gives the sheet a title."""
    if not one.caption or len(one.caption) > _LONGEST_NAME or one.form.banner:
        return False
    return not alone and "title" not in map(field_of, one.form.values)


def _table(forms: list[Form], sheet: Sheet) -> Table:
    labels = dict.fromkeys(label for form in forms for label in form.values)
    index = {label: place for place, label in enumerate(labels)}
    columns = [Column(place, label, bottom=label) for label, place in index.items()]
    rows = [
        Row(form.number, {index[label]: value for label, value in form.values.items() if value})
        for form in forms
    ]
    return Table(sheet, 0, 0, columns, rows=rows, forms=True)


def _take_sections(document: Document, blocks: list[Block]) -> None:
    """A document of paragraphs alone."""
    found = sections([block for block in blocks if not block.rows])
    if not found:
        return
    told = Counter(text for one in found for text in one.used)
    counted = counted_names(one.heads[-1] for one in found)
    for one in found:
        name(one.form, one.heads, alone=True, counted=counted)
        taken = set(one.form.values.values())
        told.update(text for text in one.heads if is_said(text, taken) and not told[text])
    document.outside = [entry for entry in document.outside if not _is_told(entry[2], told)]
    document.tables.append(_table([one.form for one in found], Sheet("", named=False)))


def _is_told(text: str, told: Counter[str]) -> bool:
    """Whether all lines of a paragraph are values; each of them is counted off."""
    lines = [text] if told[text] else [line.strip() for line in text.split("\n") if line.strip()]
    if not all(told[line] for line in lines):
        return False
    told.subtract(lines)
    return True


def _take_list(document: Document, block: Block, heads: list[str]) -> None:
    """A table with a heading and a line per measure, or one that is neither."""
    sheet = sheet_of(block)
    tables, strays = find_tables(sheet)
    document.tables += tables
    for table in tables:
        strays = [*strays, *table.above, *table.explanations, *table.below]
        table.above, table.explanations = [], []
    if tables and heads:
        tables[0].above = [Row(0, {0: squash(heads[-1])})]
    for row in strays:
        texts = [text for _, text in sorted(row.cells.items())]
        document.outside += [(sheet.name, row.number, text) for text in texts]
