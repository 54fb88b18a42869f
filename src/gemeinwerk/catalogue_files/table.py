"""Finds the table on a sheet: which rows are its heading, what stands above, what its columns are.

A heading may stand under title rows, run over two or three lines and have merged cells.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from gemeinwerk.catalogue_files import money_headings
from gemeinwerk.catalogue_files.foot_lines import is_foot_line
from gemeinwerk.catalogue_files.headings import exact, meanings
from gemeinwerk.german import fold, scale_of, squash
from gemeinwerk.tables.grid import Area, Row, Sheet, column_letter

_LOOK_AT = 60
_LONGEST_HEADING = 140
_LONGEST_UNIT = 25
_PLAIN = 0.98
_SURELY = 1.0
"""So much more must a later line score than one that is surely the heading."""
_HINT = re.compile(
    r"\(.*\)|\[.*\]|in (?:t ?€|euro|€|tsd|%).*|€|t€|eur|euro|%|(?:19|20)\d\d|von|bis|ja/nein"
    r"|einmalig|jaehrlich|vzae|stand .*",
)
_CUT_WORD = re.compile(r"(?<=[a-zäöüß])-[^\S\n]{0,9}\n\s{0,9}(?=[a-zäöüß])(?!und\b|oder\b|bzw\b)")
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
    """Rows at the end that say something of the list as a whole."""
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
    for index in range(begin, len(rows)):
        if index < begin:
            continue
        if _is_new_heading(rows[index], tables[-1]):
            again = _band(sheet, rows, index, 1)
            if again and again.score >= 2.7:
                above = _title_rows(tables[-1])
                tables.append(_table(sheet, again, above))
                continue
        tables[-1].rows.append(rows[index])
    for table in tables:
        _set_foot_apart(table)
        _set_explanations_apart(table)
    return tables, []


def _set_foot_apart(table: Table) -> None:
    while table.rows and is_foot_line([text for _, text in sorted(table.rows[-1].cells.items())]):
        table.below.insert(0, table.rows.pop())


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
    if height > 1 and not all(_continues(sheet, above, below) for above, below in pairwise(lines)):
        return None
    columns = _column_texts(sheet, lines)
    score = _score(columns)
    if score is None:
        return None
    # A second line must bring something: a taller band needs a reason.
    return _Band(start, height, columns, score + (0.3 if height > 1 else 0))


def _too_long(row: Row) -> bool:
    lengths = [len(text) for text in row.cells.values()]
    return not lengths or max(lengths) > 250 or sum(lengths) / len(lengths) > _LONGEST_HEADING


def _continues(sheet: Sheet, above: Row, below: Row) -> bool:
    """Whether a row is the second line of a heading, not the first row of data."""
    if below.number - above.number > 2:
        return False
    wide = _wide_areas(sheet, above.number)
    tall = any(
        area.first_row <= above.number and area.last_row >= below.number
        for area in sheet.merges
        if area.first_column in above.cells
    )
    if _subdivides(above, below):
        return True
    reasons = 0
    for column, text in below.cells.items():
        under_wide = any(a.first_column <= column <= a.last_column for a in wide)
        hint = _is_hint(text)
        if len(text) > 80:
            return False
        if column in above.cells and not under_wide and not hint:
            if fold(text) != fold(above.cells[column]):
                return False
        elif under_wide or hint or _knows(text):
            reasons += 1
        elif not tall:
            return False
    return reasons > 0 and (bool(wide) or tall or reasons >= len(below.cells) / 2)


def _is_hint(text: str) -> bool:
    """A unit, a year, "von": what says more of the heading above it and is none itself."""
    if len(text) <= _LONGEST_UNIT and (scale_of(text) or _is_short_money(text)):
        return True
    return bool(_HINT.fullmatch(fold(text)))


def _is_short_money(text: str) -> bool:
    """ "2028 ff.", "gesamt", "Bund": a heading of money that is too short to stand alone."""
    said = money_headings.read(text)
    return said is not None and said.plain


def _subdivides(above: Row, below: Row) -> bool:
    """A second line without merged cells: nothing but words of headings, which stand under a word
    over several columns, or say the first line again."""
    if (
        not _all_headings(below)
        or sum(exact(text) is not None for text in above.cells.values()) < 2
    ):
        return False
    both = above.cells.keys() & below.cells.keys()
    if any(fold(above.cells[column]) == fold(below.cells[column]) for column in both):
        return False
    again = sum(exact(above.cells[c]) == exact(below.cells[c]) is not None for c in both)
    return again >= 2 or any(
        column not in above.cells and column - 1 in above.cells for column in below.cells
    )


def _all_headings(row: Row) -> bool:
    known = [exact(text) is not None for text in row.cells.values()]
    hints = [_is_hint(text) for text in row.cells.values()]
    return sum(known) >= 2 and all(map(max, known, hints))


def _wide_areas(sheet: Sheet, row: int) -> list[Area]:
    return [
        area
        for area in sheet.merges
        if area.first_row <= row <= area.last_row and area.last_column > area.first_column
    ]


def _knows(text: str) -> bool:
    found = meanings(text)
    return bool(found) and found[0].score >= 0.74


def _column_texts(sheet: Sheet, lines: list[Row]) -> dict[int, tuple[str, str]]:
    """Column -> (text above, text of the last line); merged cells count for all they cover."""
    texts: dict[int, list[str]] = {}
    spread = [_spread(sheet, line, last=n == len(lines) - 1) for n, line in enumerate(lines)]
    for above, below in pairwise(spread):
        _reach_over(above, below)
    for line in spread:
        for column, text in line.items():
            known = texts.setdefault(column, [])
            text = squash(_CUT_WORD.sub("", text))
            if not known or fold(known[-1]) != fold(text):
                known.append(text)
    return {column: (" / ".join(parts[:-1]), parts[-1]) for column, parts in sorted(texts.items())}


def _reach_over(above: dict[int, str], below: dict[int, str]) -> None:
    """A heading over others without merged cells holds for the empty cells to its right."""
    for column in sorted(below):
        left = column - 1
        if column not in above and left in above and left in below:
            above[column] = above[left]


def _spread(sheet: Sheet, line: Row, *, last: bool) -> dict[int, str]:
    """The cells of a heading line; not the last one: spread over the columns they are merged."""
    cells = dict(line.cells)
    for area in _wide_areas(sheet, line.number):
        text = line.cells.get(area.first_column)
        if text and not (last and area.last_column - area.first_column > 0 and _alone(line)):
            for column in range(area.first_column, min(area.last_column, 400) + 1):
                cells.setdefault(column, text)
    return cells


def _alone(line: Row) -> bool:
    return len(line.cells) == 1


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
        also.update(one.field for one in found[1:] if one.score >= 0.6)
    fields = {name for name in best if name}
    if not (fields | also) & {"title", "description", "goal"}:
        return None
    # "Maßnahme" beside words that are known and mean no field of ours is a heading as well.
    if len(fields) < 2 and (best.get("title", 0) < _PLAIN or known < max(2, len(columns))):
        return None
    short = sum(not meanings(text) and _is_short_money(text) for _above, text in columns.values())
    if known < 0.35 * (len(columns) - short):
        return None
    return sum(best.values()) + 0.05 * known


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
    same = sum(
        len(text) <= 140 and fold(text) == headings.get(column, "")
        for column, text in row.cells.items()
    )
    return same >= 2 and same >= 0.8 * len(row.cells)


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
