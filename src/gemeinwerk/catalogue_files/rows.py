"""Which rows of a table are measures, and what the others are.

Rows above others are groups (a field of action, a goal), not measures. A measure may run over
several rows. Footnotes, sums and repeated headings stand outside the table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.profile import CODE
from gemeinwerk.catalogue_files.table import Table, repeats_heading
from gemeinwerk.german import fold, is_empty, squash
from gemeinwerk.tables.grid import ERROR_VALUES, Area, Row

_FIELD_WORD = re.compile(
    r"^(?:handlungsfeld|hf|themenfeld|aktionsfeld|handlungsbereich|themenbereich|schwerpunkt|cluster"
    r"|kapitel|bereich|säule|field of action|area|teil|abschnitt)\b(?![\w])",
    re.IGNORECASE,
)
_GOAL_WORD = re.compile(
    r"^(?:strategisches |operatives |übergeordnetes )?"
    r"(?:leit|ober|teil|handlungs|haupt|wirkungs)?ziele?\b|^(?:goal|objective|aim)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"^(?:zwischen|gesamt)?summe\b|^gesamt\b|^insgesamt\b|^total\b|^Σ", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"^(?:\*|†|¹|²|³|\d{1,2}\)|stand\b|quelle|anmerkung|hinweis|legende|abkürzung|erläuterung|fußnote"
    r"|seite \d|note|source|\(?\*)",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^(?P<code>[A-ZÄÖÜ]{0,3}[ .\-]?\d{1,3}(?:\.\d{1,3})*|[A-ZÄÖÜ]|[IVX]{1,5})"
    r"\s*(?:[.:)\-–](?!\d)|\s)\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_DEPENDENT = ("lead", "timeframe", "start", "end", "cost", "status", "indicator", "description")
_SUMS = frozenset({"cost", "fte"})
_MARKS = {"x", "ja", "✓", "✔", "•", "●", "1"}


@dataclass(slots=True)
class Group:
    """A row above others. ``kind``: "field" or "goal"; ``extra``: what else stood in the row,
    ``again``: the columns that only say its name once more."""

    sheet: str
    row: int
    kind: str
    code: str
    text: str
    typed: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """The rows of one measure: column key -> text, in the order of the columns."""

    sheet: str
    row: int
    last_row: int
    texts: dict[str, str]
    field_group: Group | None = None
    goal_group: Group | None = None


@dataclass(slots=True)
class Sorted:
    """What became of the rows of a table. ``lost``: cells with an error value, (row, key, text)."""

    records: list[Record] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    lost: list[tuple[int, str, str]] = field(default_factory=list)


class _Sorter:
    def __init__(self, table: Table, fields: Mapping[str, str]) -> None:
        self.table = table
        self.keys = {column.index: column.key for column in table.columns}
        self.field_of = {c.index: fields.get(c.key, "") for c in table.columns}
        self.headings = {column.index: fold(column.heading) for column in table.columns}
        self.hidden = {column.index for column in table.columns if column.hidden}
        self.title = self._first("title")
        self.code = self._first("code")
        self.result = Sorted()
        self.rows = [self._row(row) for row in table.rows]
        self.below = _merged_from_above(table)
        self.field_group: Group | None = None
        self.goal_group: Group | None = None
        self.filled: dict[int, str] = {}
        self.numbered: set[int] = set()
        """ids of groups whose number their measures begin with."""

    def _first(self, name: str) -> int | None:
        return next((i for i, field_name in self.field_of.items() if field_name == name), None)

    def _row(self, row: Row) -> Row:
        cells = {}
        for column, text in row.cells.items():
            if text in ERROR_VALUES:
                self.result.lost.append((row.number, self.keys.get(column, ""), text))
            else:
                cells[column] = text
        return Row(row.number, cells)

    def sort(self) -> Sorted:
        full = [self._is_full(row) for row in self.rows]
        last_full = max((i for i, is_full in enumerate(full) if is_full), default=-1)
        for index, row in enumerate(self.rows):
            if row.cells:
                self._take(index, row, full[index], index < last_full)
        return self.result

    def _is_full(self, row: Row) -> bool:
        """Whether a row says more than a number and a name."""
        own = set(row.cells) - {self.title, self.code} - self.hidden
        return bool(own) and self.title in self._with_merged(row)

    def _with_merged(self, row: Row) -> dict[int, str]:
        return self.below.get(row.number, {}) | row.cells

    def _take(self, index: int, row: Row, full: bool, more_follow: bool) -> None:
        if repeats_heading(row, self.headings) or self._is_sum(row):
            self._outside(row)
        elif self._continues_above(row):
            self._continue(row)
        elif not full and self._is_lone(row):
            self._take_lone(index, row, more_follow)
        elif self._is_parent(index, row):
            self._open_group(row)
        elif self.title in self._with_merged(row) or self.code in row.cells:
            self._begin(row)
        elif self.result.records and more_follow | self._directly_below(row):
            self._continue(row)
        else:
            self._outside(row)

    def _directly_below(self, row: Row) -> bool:
        return row.number - self.result.records[-1].last_row == 1

    def _outside(self, row: Row) -> None:
        self.result.outside += [(row.number, text) for _, text in sorted(row.cells.items())]

    def _is_sum(self, row: Row) -> bool:
        first = row.cells[min(row.cells)]
        title = row.cells.get(self.title, "") if self.title is not None else ""
        return bool(_SUM.match(first) or _SUM.match(title)) and len(first) < 60

    # --- one measure over several rows ------------------------------------------------------

    def _continues_above(self, row: Row) -> bool:
        """Title and number are merged with, or left out below, those of the measure above."""
        if not self.result.records:
            return False
        merged = self.below.get(row.number, {})
        if self.title is not None and self.title in merged and self.title not in row.cells:
            return True
        has_name = self.title in row.cells or self.code in row.cells
        if has_name or not self._directly_below(row):
            return False
        text = next(iter(row.cells.values()))
        lone = len(row.cells) == 1
        if lone and (self._spans(row) or _FIELD_WORD.match(text) or _GOAL_WORD.match(text)):
            return False
        return not (lone and (_FOOTNOTE.match(text) or min(row.cells) == min(self.keys)))

    def _continue(self, row: Row) -> None:
        record = self.result.records[-1]
        record.last_row = row.number
        for column, text in sorted(row.cells.items()):
            key = self.keys.get(column, "")
            before = record.texts.get(key)
            if before is None:
                record.texts[key] = text
            elif text not in before.split("\n") or self.field_of.get(column) in _SUMS:
                record.texts[key] = f"{before}\n{text}"

    def _begin(self, row: Row) -> None:
        cells = self._with_merged(row)
        for column in self.below.get(row.number, {}):
            if self.field_of.get(column) in _SUMS and column not in row.cells:
                # One sum for several measures must not be counted with each of them.
                cells[column] = _("gemeinsam mit der Maßnahme darüber")
        for column, name in self.field_of.items():
            # A field of action is often written in its first row only.
            if name == "field_of_action":
                if column in cells:
                    self.filled[column] = cells[column]
                elif column in self.filled:
                    cells[column] = self.filled[column]
        texts = {self.keys[column]: text for column, text in sorted(cells.items())}
        self._leave_groups(self._code_text(row))
        self.result.records.append(
            Record(
                self.table.sheet.name,
                row.number,
                row.number,
                texts,
                self.field_group,
                self.goal_group,
            )
        )

    def _leave_groups(self, code: str) -> None:
        """1.2 stands below 1, not below 1.1, and 3 below neither: where the numbers of a group's
        measures begin with its own, one that does not is none of them."""
        if self.goal_group and self._is_past(self.goal_group, code):
            self.goal_group = None
        if self.field_group and self._is_past(self.field_group, code):
            self.field_group = None

    def _is_past(self, group: Group, code: str) -> bool:
        if not group.code or not code:
            return False
        if _is_numbered_below(code, group.code):
            self.numbered.add(id(group))
            return False
        return id(group) in self.numbered

    # --- rows above others ------------------------------------------------------------------

    def _is_lone(self, row: Row) -> bool:
        return len(row.cells) == 1 or set(row.cells) <= {self.title, self.code}

    def _spans(self, row: Row) -> bool:
        """Whether the first cell is merged over most of the table."""
        return any(
            area.first_row == row.number
            and area.first_column in row.cells
            and area.last_column - area.first_column + 1 >= max(3, len(self.keys) // 2)
            for area in self.table.sheet.merges
        )

    def _take_lone(self, index: int, row: Row, more_follow: bool) -> None:
        text = " ".join(text for _, text in sorted(row.cells.items()))
        both = self.title in row.cells and self.code in row.cells
        name = row.cells.get(self.title, "") if self.title is not None else ""
        named = any(word.match(one) for word in (_FIELD_WORD, _GOAL_WORD) for one in (text, name))
        if not more_follow:
            if both and not _FOOTNOTE.match(text):
                self._begin(row)
            elif self.title in row.cells and self.code is None and not _FOOTNOTE.match(text):
                self._begin_or_leave(row, text)
            else:
                self._outside(row)
        elif named or self._spans(row):
            self._open_group(row)
        elif both:
            self._open_group(row) if self._has_children(index, row) else self._begin(row)
        elif self.title in row.cells:
            self._group_unless_measure(index, row)
        elif self.code in row.cells and CODE.fullmatch(text) and any(c.isdigit() for c in text):
            self._outside(row)  # a number prepared for a measure nobody entered
        else:
            self._open_group(row)

    def _begin_or_leave(self, row: Row, text: str) -> None:
        """A last row of one cell: a measure with nothing but a name, or a remark."""
        near = self.result.records and self._directly_below(row)
        if near and len(text) < 150 and not text.endswith("."):
            self._begin(row)
        else:
            self._outside(row)

    def _group_unless_measure(self, index: int, row: Row) -> None:
        if self.code is not None or "field_of_action" not in self.field_of.values():
            lone = sum(self._is_lone(other) for other in self.rows if other.cells)
            if self.code is not None or lone <= len(self.rows) / 2:
                self._open_group(row)
                return
        self._begin(row)

    def _code_text(self, row: Row) -> str:
        return squash(row.cells.get(self.code, "")).rstrip(".") if self.code is not None else ""

    def _has_children(self, index: int, row: Row) -> bool:
        """The next numbers begin with this one: 1 above 1.1, A above A1."""
        code = self._code_text(row)
        if not code:
            return False
        for later in self.rows[index + 1 : index + 6]:
            following = self._code_text(later)
            if following:
                return _is_numbered_below(following, code)
        return False

    def _is_parent(self, index: int, row: Row) -> bool:
        names = {self.field_of.get(column, "") for column in row.cells}
        return self._has_children(index, row) and not names & set(_DEPENDENT)

    def _open_group(self, row: Row) -> None:
        main = {c: t for c, t in row.cells.items() if c in {self.title, self.code}} or row.cells
        text = " ".join(text for _, text in sorted(main.items()))
        kind = "goal" if _GOAL_WORD.match(text) else "field"
        code, name = numbering(text)
        extra = {self.keys[c]: t for c, t in row.cells.items() if c not in main}
        group = Group(self.table.sheet.name, row.number, kind, code, name, squash(text), extra)
        if kind == "field" and self._is_below(group):
            group.kind = "goal"
        self.result.groups.append(group)
        if group.kind == "field":
            self.field_group, self.goal_group = group, None
        else:
            self.goal_group = group

    def _is_below(self, group: Group) -> bool:
        """A heading right below that of a field, numbered below it, is no field of its own."""
        above = self.field_group
        if above is None or not above.code or not group.code:
            return False
        return group.code.startswith(above.code) and group.code != above.code


def _is_numbered_below(code: str, above: str) -> bool:
    """1.1 is below 1, and A1 below A; 11 is not below 1."""
    rest = code[len(above) :]
    if not code.startswith(above) or not rest:
        return False
    return rest[0] in ".-/ _" or (above[-1].isalpha() and rest[0].isdigit())


def sort_rows(table: Table, fields: Mapping[str, str]) -> Sorted:
    """Sorts the rows of a table; ``fields`` says which column key means which field."""
    return _Sorter(table, fields).sort()


def _merged_from_above(table: Table) -> dict[int, dict[int, str]]:
    """Row -> the texts it shares with a row above through merged cells."""
    known = {row.number: row.cells for row in table.rows}
    shared: dict[int, dict[int, str]] = {}
    for area in table.sheet.merges:
        if area.last_row <= area.first_row or not _inside(area, table):
            continue
        text = known.get(area.first_row, {}).get(area.first_column)
        if not text:
            continue
        for number in range(area.first_row + 1, area.last_row + 1):
            if number in known:
                shared.setdefault(number, {})[area.first_column] = text
    return shared


def _inside(area: Area, table: Table) -> bool:
    return area.first_row > table.last_row and area.last_row - area.first_row < 5_000


def numbering(text: str) -> tuple[str, str]:
    """ "Handlungsfeld 2: Wohnen" -> ("2", "Wohnen"); "M 1.1 Beratung" -> ("M 1.1", "Beratung")."""
    text = squash(text)
    word = _FIELD_WORD.match(text) or _GOAL_WORD.match(text)
    found = _NUMBERING.match(text[word.end() :].lstrip(" .:") if word else text)
    if not found:
        return "", text
    return found["code"], found["text"].strip(' "„“')


def is_mark(text: str) -> bool:
    """A cross or tick in a column whose heading says what it means."""
    return fold(text).strip() in _MARKS and not is_empty(text)
