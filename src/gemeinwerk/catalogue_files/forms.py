"""Fact sheets (Steckbriefe): one table of labels and values per measure, in Word or on a sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gemeinwerk.catalogue_files.headings import meanings
from gemeinwerk.catalogue_files.rows import numbering
from gemeinwerk.catalogue_files.table import Column, Table, find_tables
from gemeinwerk.german import fold, squash
from gemeinwerk.tables.docx import sheet_of
from gemeinwerk.tables.grid import Block, Piece, Row, Sheet

FIELD_HEADING = "Handlungsfeld laut Überschrift"
TITLE_HEADING = "Maßnahme laut Überschrift"
CODE_HEADING = "Nummer laut Überschrift"
_SURE = 0.74
_TITLES = ("Maßnahme", "Maßnahmensteckbrief", "Steckbrief", "Titel")
_ABOUT = re.compile(r"^(?:feld|merkmal|kriterium|angabe|inhalt|rubrik|thema)$", re.IGNORECASE)
_FIELD = re.compile(
    r"^(?:handlungsfeld|hf|themenfeld|schwerpunkt|kapitel|cluster)\b", re.IGNORECASE
)
_PREFIX = re.compile(
    r"^(?:maßnahmen?(?:-?steckbrief|blatt)?|steckbrief|projekt)\b\s*(?:nr\.?|nummer)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Form:
    """One fact sheet: label -> value in order, and what could not be paired."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    banner: str = ""
    """A first line over the whole width: often "1.1 Titel"."""


@dataclass(slots=True)
class Document:
    """The tables of a Word document. ``outside``: (row, text) of what belongs to none."""

    tables: list[Table] = field(default_factory=list)
    outside: list[tuple[str, int, str]] = field(default_factory=list)


def read_document(blocks: list[Block]) -> Document:
    """Fact sheets as one table whose rows are numbered by their table; lists as they stand."""
    document = Document()
    forms: list[tuple[Form, list[tuple[int, str]]]] = []
    heads: list[tuple[int, str]] = []
    seen = 0
    for block in blocks:
        if not block.rows:
            level = block.heading or (
                1 if _FIELD.match(block.text) and len(block.text) < 150 else 0
            )
            if level:
                heads = [head for head in heads if head[0] < level] + [(level, block.text)]
            document.outside.append(("", max(seen, 1), block.text))
            continue
        seen = block.number
        form = _form(block)
        if form:
            forms.append((form, heads))
        else:
            _take_list(document, block)
    if forms:
        document.tables.insert(0, _table_of(forms, document))
    return document


def form_on(sheet: Sheet) -> Table | None:
    """A sheet that is a single fact sheet: labels in its first column, values beside them."""
    number = sheet.rows[0].number if sheet.rows else 1
    lines = [[Piece(row.cells[c]) for c in sorted(row.cells)] for row in sheet.rows]
    form = _form_of(number, lines)
    if form is None:
        return None
    if not form.banner and "title" not in _fields(form):
        return None
    _name(form, [], alone=True)
    table = _table([form], sheet)
    table.above = [Row(number, {0: text}) for text in form.left]
    return table


def _form(block: Block) -> Form | None:
    return _form_of(block.number, block.rows)


def _form_of(number: int, rows: list[list[Piece]]) -> Form | None:
    """None where the first column is not mostly labels we know."""
    if _is_list(rows):
        return None
    form = Form(number)
    label = ""
    for place, row in enumerate(rows):
        cells = [cell for cell in row if cell.text or cell.merged]
        texts = [squash(cell.text) if i == 0 else cell.text for i, cell in enumerate(cells)]
        if not any(texts):
            continue
        if cells[0].merged and not cells[0].text and label:
            _add(form, label, " ".join(text for text in texts[1:] if text))
            continue
        if len(texts) == 1:
            label = _single(form, texts[0], place, label, row)
            continue
        label = ""
        for name, value in _pairs(texts):
            if place == 0 and _ABOUT.match(name):
                form.left.append(f"{name} {value}")
            else:
                _add(form, name, value)
                label = name
    known = [name for name in form.values if _known(name)]
    enough = len(known) >= 3 or len(known) == len(form.values) == 2
    return form if enough and len(known) >= 0.4 * len(form.values) else None


def _is_list(rows: list[list[Piece]]) -> bool:
    """A first line of headings only: the table is a list, not a fact sheet."""
    texts = [cell.text for cell in rows[0] if cell.text] if rows else []
    return len(texts) >= 3 and sum(_known(text) for text in texts) >= 0.75 * len(texts)


def _single(form: Form, text: str, place: int, label: str, row: list[Piece]) -> str:
    """A line of one cell: the banner, a label above its value, or a value below its label."""
    text = squash(text)
    if not form.values and not form.banner and not (_known(text) and len(text) < 30 and place):
        form.banner = text
        return ""
    if _known(text) and len(text) < 40:
        if len(row) > 1:  # a label whose value is empty
            form.values.setdefault(_clean(text), "")
            return ""
        return _clean(text)
    if label and label not in form.values:
        _add(form, label, text)
    else:
        form.left.append(text)
    return label


def _pairs(texts: list[str]) -> Iterator[tuple[str, str]]:
    if len(texts) == 4 and _known(texts[2]):
        yield texts[0], texts[1]
        yield texts[2], texts[3]
    elif len(texts) == 3 and _known(f"{texts[0]} {texts[1]}") and len(texts[1]) < 40:
        yield f"{_clean(texts[0])} / {_clean(squash(texts[1]))}", texts[2]
    else:
        yield texts[0], "\n".join(text for text in texts[1:] if text)


def _clean(label: str) -> str:
    return squash(label).rstrip(": ").strip()


def _add(form: Form, label: str, value: str) -> None:
    label = _clean(label)
    if not value:
        form.values.setdefault(label, "")
    elif form.values.get(label):
        form.values[label] += f"\n{value}"
    else:
        form.values[label] = value


def _known(label: str) -> bool:
    found = meanings(_clean(label))
    return bool(found) and found[0].score >= _SURE


def _fields(form: Form) -> set[str]:
    return {found[0].field for name in form.values if (found := meanings(name))}


def _table_of(forms: list[tuple[Form, list[tuple[int, str]]]], document: Document) -> Table:
    uses: dict[str, int] = {}
    for _, heads in forms:
        for text in dict.fromkeys(text for _level, text in heads):
            uses[text] = uses.get(text, 0) + 1
    used: set[str] = set()
    for form, heads in forms:
        alone = bool(heads) and uses[heads[-1][1]] == 1 and len(forms) > 1
        _name(form, [text for _level, text in heads], alone=alone)
        used.update(text for _level, text in heads)
        document.outside += [("", form.number, text) for text in form.left]
    taken = {value for form, _ in forms for value in form.values.values()}
    document.outside = [
        entry for entry in document.outside
        if not (entry[2] in used and _is_taken(entry[2], taken))
    ]  # fmt: skip
    return _table([form for form, _ in forms], Sheet("", named=False))


def _is_taken(text: str, taken: set[str]) -> bool:
    text = squash(text)
    code, name = numbering(_PREFIX.sub("", text))
    return bool({text, name, numbering(text)[1], code} & taken)


def _name(form: Form, heads: list[str], *, alone: bool) -> None:
    """Takes title, number and field of action from the banner or the headings where no label
    gives them."""
    fields = _fields(form)
    own = heads[-1] if heads and alone and not _FIELD.match(heads[-1]) else ""
    if "title" not in fields:
        source = form.banner or own
        code, title = numbering(_PREFIX.sub("", source) or source)
        if title:
            form.values = {TITLE_HEADING: title} | form.values
            form.banner = form.banner if source != form.banner else ""
        if code and "code" not in fields:
            form.values = {CODE_HEADING: code} | form.values
    elif form.banner and "code" not in fields:
        code, rest = numbering(_PREFIX.sub("", form.banner))
        title = next((v for k, v in form.values.items() if _is_title(k)), "")
        if code and fold(rest) == fold(title):
            form.values = {CODE_HEADING: code} | form.values
            form.banner = ""
    above = [text for text in heads if text != own]
    if "field_of_action" not in fields and above:
        named = [text for text in above if _FIELD.match(text)] or above
        form.values[FIELD_HEADING] = squash(named[-1])
    if form.banner:
        form.left.insert(0, form.banner)


def names_field(text: str) -> bool:
    """Whether a title names a field of action ("Handlungsfeld 2: Wohnen")."""
    return bool(_FIELD.match(squash(text))) and len(text) < 200


def _is_title(label: str) -> bool:
    found = meanings(label)
    return bool(found) and found[0].field == "title"


def _table(forms: list[Form], sheet: Sheet) -> Table:
    labels = dict.fromkeys(label for form in forms for label in form.values)
    index = {label: place for place, label in enumerate(labels)}
    columns = [Column(place, label, bottom=label) for label, place in index.items()]
    rows = [
        Row(form.number, {index[label]: value for label, value in form.values.items() if value})
        for form in forms
    ]
    return Table(sheet, 0, 0, columns, rows=rows, forms=True)


def _take_list(document: Document, block: Block) -> None:
    """A table with a heading and a line per measure, or one that is neither."""
    sheet = sheet_of(block)
    tables, strays = find_tables(sheet)
    document.tables += tables
    for table in tables:
        strays = [*strays, *table.above, *table.explanations]
        table.above, table.explanations = [], []
    for row in strays:
        texts = [text for _, text in sorted(row.cells.items())]
        document.outside += [(sheet.name, row.number, text) for text in texts]
