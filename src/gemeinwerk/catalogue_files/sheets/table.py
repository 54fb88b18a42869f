"""Finds the table on a sheet: which rows are its heading, what stands above, what its columns are.

A heading may stand under title rows, run over two or three lines and have merged cells.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from gemeinwerk.catalogue_files.sheets.foot_lines import is_foot_line
from gemeinwerk.catalogue_files.sheets.heading_lines import (
    column_texts,
    continues,
    is_line_of_units,
    is_short_money,
)
from gemeinwerk.catalogue_files.sheets.other_tables import begins_another, stays_in
from gemeinwerk.catalogue_files.words.headings import exact, meanings
from gemeinwerk.german import fold
from gemeinwerk.tables.grid import Row, Sheet, column_letter

_LOOK_AT = 60
_LONGEST_HEADING = 140
_ALSO = 0.55
_NEARLY_ALL = 0.8
"""Of the cells of a row that says a heading again."""
_PLAIN = 0.98
_LINES_OF_A_PAGE = 6
"""Lines above a table and of its heading that may stand on each page."""
_ROWS_TRIED = 8
_SURELY = 1.0
"""So much more must a later line score than one that is surely the heading."""
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?")
_QUESTION = re.compile(r"\?\s*$|^(?:z\. ?b\.|bitte |zum beispiel|e\. ?g\.|hinweis:|auswahl)", re.I)


@dataclass(slots=True)
class Column:
    """``key`` is what the column is called in a mapping: its heading, unique in the table."""

    index: int
    key: str
    top: str = ""
    bottom: str = ""
    hidden: bool = False

    @property
    def heading(self) -> str:
        return self.bottom or self.top


@dataclass(slots=True)
class Table:
    """A heading and what stands below it. ``above``: rows between the last table and this one."""

    sheet: Sheet
    first_row: int
    last_row: int
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)
    explanations: list[Row] = field(default_factory=list)
    """Rows right below the heading that explain it: numbers of columns, questions."""
    below: list[Row] = field(default_factory=list)
    """Rows at the end that say something of the list as a whole, and headings said once more."""
    around: list[Row] = field(default_factory=list)
    """Free text of the document the table stands in."""
    forms: bool = False
    """Each row was a form of its own (a table of two columns), not a line of a list."""


@dataclass(slots=True)
class _Band:
    start: int
    height: int
    columns: dict[int, tuple[str, str]]
    score: float


def find_tables(sheet: Sheet) -> tuple[list[Table], list[Row]]:
    """The tables of a sheet from top to bottom, and the rows that belong to none."""
    rows = sheet.rows
    band = _best_band(sheet, rows[:_LOOK_AT])
    if band is None:
        return [], rows
    tables = [_table(sheet, band, rows[: band.start])]
    begin = band.start + band.height
    lines = [*rows[: band.start], *rows[band.start : begin]]
    other: Row | None = None
    for index in range(begin, len(rows)):
        table = tables[-1]
        gap = rows[index].number - rows[index - 1].number > 1
        other = _other_table(rows[index], other, gap)
        if any(_says_again(rows[index], line) for line in lines[-_LINES_OF_A_PAGE:]):
            table.below.append(rows[index])
            other = None
            continue
        if other:
            table.below.append(rows[index])
            continue
        if _is_new_heading(rows[index], table):
            again = _band(sheet, rows, index, 1)
            if again and again.score >= 2.7:
                above = _title_rows(table)
                tables.append(_table(sheet, again, above))
                lines = [*above, rows[index]]
                continue
        table.rows.append(rows[index])
    for table in tables:
        _set_foot_apart(table)
        _set_explanations_apart(table)
    return tables, []


def _other_table(row: Row, other: Row | None, gap: bool) -> Row | None:
    """The heading of a table that is none of the list, where a row stands in one."""
    if begins_another(row, gap):
        return row
    return other if other and stays_in(row, other) else None


def _says_again(row: Row, line: Row) -> bool:
    """Whether a row is a line of the heading, or above it, once more: as on each printed page."""
    count = len(row.cells)
    if not count or len(line.cells) > count + 1:
        return False
    same = (fold(text) == fold(line.cells.get(c, "")) for c, text in row.cells.items())
    return _hold(same, count, count if count < 3 else ceil(_NEARLY_ALL * count))


def _set_foot_apart(table: Table) -> None:
    while table.rows and is_foot_line([text for _, text in sorted(table.rows[-1].cells.items())]):
        table.below.append(table.rows.pop())
    table.below.sort(key=lambda row: row.number)


def _title_rows(table: Table) -> list[Row]:
    """Rows of one cell at the end of a table stand above the next one."""
    taken: list[Row] = []
    while table.rows and len(table.rows[-1].cells) == 1:
        taken.insert(0, table.rows.pop())
    return taken


def _best_band(sheet: Sheet, rows: list[Row]) -> _Band | None:
    best: _Band | None = None
    for start in range(len(rows)):
        for height in (1, 2, 3):
            band = _band(sheet, rows, start, height)
            if band is None:
                continue
            # Below a line of nothing but headings one that only sounds like it is a measure.
            margin = _SURELY if best and start > best.start and _is_sure(best) else 1e-9
            if best is None or band.score > best.score + margin:
                best = band
    return best


def _is_sure(band: _Band) -> bool:
    found = [exact(text) for _above, text in band.columns.values()]
    return "title" in found and sum(one is not None for one in found) >= 0.75 * len(found)


def _band(sheet: Sheet, rows: list[Row], start: int, height: int) -> _Band | None:
    lines = rows[start : start + height]
    if len(lines) < height or any(_too_long(line) for line in lines):
        return None
    if height > 1 and not all(continues(sheet, above, below) for above, below in pairwise(lines)):
        return None
    columns = column_texts(sheet, lines)
    score = _score(columns)
    if score is None and height == 1:
        score = _score_without_title(columns, rows[start + 1 : start + 1 + _ROWS_TRIED])
    if score is None:
        return None
    # A second line must bring something: a taller band needs a reason.
    reason = 0.3 * (height > 1) + 0.1 * (height > 2 and is_line_of_units(lines[-1]))
    return _Band(start, height, columns, score + reason)


def _too_long(row: Row) -> bool:
    lengths = [len(text) for text in row.cells.values()]
    return not lengths or max(lengths) > 250 or sum(lengths) / len(lengths) > _LONGEST_HEADING


def _score(columns: dict[int, tuple[str, str]]) -> float | None:
    """How much of a heading is known; None where it is no heading of a catalogue."""
    best: dict[str, float] = {}
    also: set[str] = set()
    known = 0
    for above, text in columns.values():
        found = meanings(text) or (meanings(above) if above else ())
        if not found or found[0].score < 0.6:
            continue
        known += 1
        name = found[0].field
        best[name] = max(best.get(name, 0.0), found[0].score if name else 0.4)
        also.update(one.field for one in found[1:] if one.score >= _ALSO)
    fields = {name for name in best if name}
    if not (fields | also) & {"title", "description", "goal"}:
        return None
    # "Maßnahme" beside words that are known and mean no field of ours is a heading as well.
    if len(fields) < 2 and (best.get("title", 0) < _PLAIN or known < max(2, len(columns))):
        return None
    short = sum(not meanings(text) and is_short_money(text) for _above, text in columns.values())
    if known < 0.35 * (len(columns) - short):
        return None
    return sum(best.values()) + 0.05 * known


def _score_without_title(columns: dict[int, tuple[str, str]], below: list[Row]) -> float | None:
    """A heading whose first cells are missing, only name the number or are no word we know: plain
    words for other fields, and texts below, which can be the titles."""
    meant = {column: exact(text) for column, (_above, text) in columns.items()}
    found = list(meant.values())
    named = {name for name in found if name} - {"code"}
    if len(named) < 2 or sum(one is not None for one in found) < 0.75 * len(found):
        return None
    texts = [
        text for row in below for column, text in row.cells.items()
        if meant.get(column, "code") in {"code", None} and column < max(columns) and _is_name(text)
    ]  # fmt: skip
    return len(named) - 0.5 if below and len(texts) >= 0.75 * len(below) else None


def _is_name(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) >= max(4, 0.5 * len(text))


def _is_new_heading(row: Row, table: Table) -> bool:
    """Whether a row below a table is the heading of another one (not the same again)."""
    if len(row.cells) < 3 or _too_long(row) or _explains(row):
        return False
    short = [
        text for text in row.cells.values() if len(text) <= 50 and text[-1:] not in ".0123456789"
    ]
    if len(short) < 0.6 * len(row.cells):
        return False
    sure = {name for text in short if (name := exact(text))}
    if len(sure) < 3 or len(sure) < 0.6 * len(row.cells):
        return False
    known = {fold(column.heading) for column in table.columns}
    return not all(fold(text) in known for text in row.cells.values())


def repeats_heading(row: Row, headings: Mapping[int, str]) -> bool:
    """Whether a row says the heading again, as on each printed page; ``headings`` are folded."""
    same = (
        len(text) <= 140 and fold(text) == headings.get(column, "")
        for column, text in row.cells.items()
    )
    count = len(row.cells)
    return _hold(same, count, max(2, ceil(_NEARLY_ALL * count)))


def _hold(these: Iterable[bool], count: int, needed: int) -> bool:
    """Whether so many of ``count`` hold; asks no further than it takes to know that they do not."""
    spare = count - needed
    if spare < 0:
        return False
    for holds in these:
        spare -= not holds
        if spare < 0:
            return False
    return True


def _table(sheet: Sheet, band: _Band, above: Iterable[Row]) -> Table:
    columns: list[Column] = []
    keys: dict[str, int] = {}
    for index, (top, bottom) in band.columns.items():
        name = key_of(top, bottom) or f"Spalte {column_letter(index)}"
        keys[name] = keys.get(name, 0) + 1
        key = name if keys[name] == 1 else f"{name} ({keys[name]})"
        columns.append(Column(index, key, top, bottom, index in sheet.hidden_columns))
    lines = sheet.rows[band.start : band.start + band.height]
    return Table(sheet, lines[0].number, lines[-1].number, columns, above=list(above))


def key_of(top: str, bottom: str) -> str:
    """ "Kosten / 2025" where only both lines together say it, else the last line."""
    if not top:
        return bottom
    own = meanings(bottom)
    if own and own[0].score >= 0.8 and not meanings(top):
        return bottom
    return f"{top} / {bottom}"


def add_missing_columns(table: Table, indices: Iterable[int]) -> None:
    """Columns that hold data under no heading."""
    known = {column.index for column in table.columns}
    for index in sorted(set(indices) - known):
        key = f"Spalte {column_letter(index)}"
        hidden = index in table.sheet.hidden_columns
        table.columns.append(Column(index, key, hidden=hidden))
    table.columns.sort(key=lambda column: column.index)


def _set_explanations_apart(table: Table) -> None:
    """Takes rows that explain the heading ("1 | 2 | 3", "Wer ist verantwortlich?") off the data."""
    while table.rows and _explains(table.rows[0]):
        table.explanations.append(table.rows.pop(0))
    add_missing_columns(table, (column for row in table.rows for column in row.cells))


def _explains(row: Row) -> bool:
    texts = list(row.cells.values())
    if len(texts) < 2:
        return False
    numbers = [int(found[1]) for text in texts if (found := _NUMBERED.fullmatch(text))]
    if len(numbers) == len(texts) > 2 and numbers == sorted(set(numbers)) and numbers[0] == 1:
        return numbers[-1] == len(numbers)
    asking = sum(bool(_QUESTION.search(text)) for text in texts)
    return asking >= max(2, 0.5 * len(texts))
