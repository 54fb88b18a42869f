"""Which rows of a table are measures, and what the others are.

Rows above others are groups (a field of action, a goal), not measures. A measure may run over
several rows. Footnotes, sums and repeated headings stand outside the table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.mapping.profile import CODE
from gemeinwerk.catalogue_files.sheets.other_tables import is_address
from gemeinwerk.catalogue_files.sheets.table import Table, repeats_heading
from gemeinwerk.catalogue_files.trees.groups import (
    GOAL_RANK,
    Group,
    Path,
    is_named_group,
    kind_of,
    may_be_said,
    numbering,
)
from gemeinwerk.catalogue_files.trees.names_above import NamesAbove
from gemeinwerk.catalogue_files.trees.outline import FOOTNOTE, Outline, without_number
from gemeinwerk.catalogue_files.trees.sum_rows import SumRows
from gemeinwerk.german import fold, is_empty, squash
from gemeinwerk.german.codes import NUMBER, numbered_in
from gemeinwerk.tables.grid import ERROR_VALUES, Area, Row

_PART = re.compile(
    r"unterpunkt|(?:teil|unter|einzel)(?:massnahme|projekt|vorhaben)|(?:massnahmen)?baustein"
)
_FIELD = re.compile(
    r"(?:handlungsfeld|themenfeld|aktionsfeld|handlungsbereich|hf)\b", re.IGNORECASE
)
_DEPENDENT = ("lead", "timeframe", "start", "end", "cost", "status", "indicator", "description")
_LONGEST_NAME = 150
_SUMS = frozenset({"cost", "fte"})
_MARKS = {"x", "ja", "✓", "✔", "•", "●", "1"}


@dataclass(slots=True)
class Record:
    """The rows of one measure: column key -> text, in the order of the columns. ``groups``: what it
    stands below, from the top. ``number``: what stood before its name where all names have one."""

    sheet: str
    row: int
    last_row: int
    texts: dict[str, str]
    groups: tuple[Group, ...] = ()
    number: str = ""


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
        self.rows = [row for row in map(self._row, table.rows) if row.cells]
        self.below = _merged_from_above(table)
        self.outline = Outline(self.rows, self.title, self.code)
        self.above = NamesAbove(self.rows, self.field_of, self.title)
        self.path = Path()
        self.whole: Record | None = None
        """The measure whose parts the last records are."""
        self.sums = SumRows(self.code, self.title, self.field_of)
        self.counted = self._counted()

    def _counted(self) -> set[str]:
        """Names above others whose number is one, though it might be none."""
        names: list[str] = []
        for row, lone in zip(self.rows, self.outline.lone, strict=True):
            if self.above.is_step(row):
                names += [squash(text) for _, text in sorted(row.cells.items())]
            elif lone:
                names.append(_joined(self._main(row)))
        return numbered_in(names)

    def _first(self, name: str) -> int | None:
        return next((i for i, field_name in self.field_of.items() if field_name == name), None)

    def _row(self, row: Row) -> Row:
        """Without cells that hold an error."""
        if ERROR_VALUES.isdisjoint(row.cells.values()):
            return row
        kept = {}
        for column, text in row.cells.items():
            if text in ERROR_VALUES:
                self.result.lost.append((row.number, self.keys.get(column, ""), text))
            else:
                kept[column] = text
        return replace(row, cells=kept)

    def sort(self) -> Sorted:
        full = [self._is_full(row) for row in self.rows]
        last_full = max((i for i, is_full in enumerate(full) if is_full), default=-1)
        last = self.outline.measures_at_the_end(last_full)
        for index, row in enumerate(self.rows):
            self._take(index, row, full[index], index < last or last_full < index == last)
        return self.result

    def _is_full(self, row: Row) -> bool:
        """Whether a row says more than a number and a name."""
        own = set(row.cells) - {self.title, self.code} - self.hidden
        return bool(own) and self.title in self._with_merged(row)

    def _with_merged(self, row: Row) -> dict[int, str]:
        return self.below.get(row.number, {}) | row.cells

    def _take(self, index: int, row: Row, full: bool, more_follow: bool) -> None:
        if repeats_heading(row, self.headings) or self.sums.is_sum(row) or self._is_persons(row):
            self._outside(row)
        elif self.above.is_step(row):
            self._open_steps(row)
        elif self._is_own_part(row):
            self._begin_part(index, row)
        elif self._continues_above(row):
            self._continue(row)
        elif self.outline.is_group(index) and row.number not in self.below:
            self._open_group(index, row)
        elif not full and self._is_lone(row):
            self._take_lone(index, row, more_follow)
        elif self._is_parent(index, row):
            self._open_group(index, row)
        elif self.title in self._with_merged(row) or self.code in row.cells:
            self._begin(index, row)
        elif self.result.records and more_follow | self._directly_below(row):
            self._continue(row)
        else:
            self._outside(row)

    def _directly_below(self, row: Row) -> bool:
        return row.number - self.result.records[-1].last_row == 1

    def _outside(self, row: Row) -> None:
        self.result.outside += [(row.number, text) for _, text in sorted(row.cells.items())]

    def _is_persons(self, row: Row) -> bool:
        """A telephone number or mail address is no name of a measure."""
        return self.title is not None and is_address(row.cells.get(self.title, ""))

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
        if lone and (self._spans(row) or is_named_group(text)):
            return False
        if lone and text[0].islower():  # a sentence that goes on
            return True
        return not (lone and (FOOTNOTE.match(text) or min(row.cells) == min(self.keys)))

    def _is_own_part(self, row: Row) -> bool:
        """A part of the measure above with a name and a lead or cost of its own."""
        if not self.result.records or {self.title, self.code} & row.cells.keys():
            return False
        fields = {self.field_of.get(column, "") for column in row.cells}
        return self._part_at(row) is not None and bool(fields & {"lead", "cost"})

    def _part_at(self, row: Row) -> int | None:
        return next((c for c in row.cells if _PART.match(self.headings.get(c, ""))), None)

    def _begin_part(self, index: int, row: Row) -> None:
        cells = dict(row.cells)
        part = self._part_at(row)
        if part is not None and self.title is not None:
            cells[self.title] = cells.pop(part)
        whole = self.whole or self.result.records[-1]
        for column, name in self.field_of.items():
            text = whole.texts.get(self.keys[column])
            if text and column != part and name in {"goal", "field_of_action"}:
                cells.setdefault(column, text)
        self._begin(index, replace(row, cells=cells))
        self.whole = whole
        self.result.records[-1].groups += (self._measure_above(whole),)

    def _measure_above(self, whole: Record) -> Group:
        """A measure as that which its parts stand below."""
        number, name = (
            squash(whole.texts.get(self.keys[column], "")) if column is not None else ""
            for column in (self.code, self.title)
        )
        number = number or whole.number
        typed = f"{number} {name}".strip()
        return Group(whole.sheet, whole.row, "measure", number.rstrip("."), name, typed)

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

    def _begin(self, index: int, row: Row) -> None:
        cells = self._with_merged(row)
        for column in self.below.get(row.number, {}):
            if self.field_of.get(column) in _SUMS and column not in row.cells:
                # One sum for several measures must not be counted with each of them.
                cells[column] = _("gemeinsam mit der Maßnahme darüber")
        if self.above.names_its_field(cells):
            self.path.clear()
        cells |= self.above.carried(cells)
        texts = {self.keys[column]: text for column, text in sorted(cells.items())}
        number = self.outline.numbers[index]
        groups = self.path.begin(number, self.outline.depth(index))
        record = Record(self.table.sheet.name, row.number, row.number, texts, groups=groups)
        if self.outline.before_names and number and self.title is not None:
            record.number = number
            texts[self.keys[self.title]] = without_number(cells[self.title])
        self.result.records.append(record)
        self.whole = None
        if number and self.outline.has_rows_below(index):
            self.path.add_measure(self._measure_above(record))

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
        named = is_named_group(text) or is_named_group(name)
        if not more_follow:
            if named and numbering(text)[0] and len(text) < _LONGEST_NAME:
                self._open_group(index, row)
            elif both and not FOOTNOTE.match(text):
                self._begin(index, row)
            elif self.title in row.cells and self.code is None and not FOOTNOTE.match(text):
                self._begin_or_leave(index, row, text)
            else:
                self._outside(row)
        elif named or self._spans(row):
            self._open_group(index, row)
        elif both:
            self._begin(index, row)
        elif self.title in row.cells:
            self._group_unless_measure(index, row)
        elif self.code in row.cells and CODE.fullmatch(text) and any(c.isdigit() for c in text):
            self._outside(row)  # a number prepared for a measure nobody entered
        else:
            self._open_group(index, row)

    def _is_footnote(self, row: Row) -> bool:
        return bool(FOOTNOTE.match(row.cells[min(row.cells)]))

    def _begin_or_leave(self, index: int, row: Row, text: str) -> None:
        """A last row of one cell: a measure with nothing but a name, or a remark."""
        near = self.result.records and self._directly_below(row)
        if near and len(text) < _LONGEST_NAME and not text.endswith("."):
            self._begin(index, row)
        else:
            self._outside(row)

    def _group_unless_measure(self, index: int, row: Row) -> None:
        if self.code is not None or "field_of_action" not in self.field_of.values():
            lone = sum(self._is_lone(one) and not self._is_footnote(one) for one in self.rows)
            told_apart = self.outline.before_names or self.outline.depths
            if not told_apart and (self.code is not None or lone <= len(self.rows) / 2):
                self._open_group(index, row)
                return
        self._begin(index, row)

    def _is_parent(self, index: int, row: Row) -> bool:
        names = {self.field_of.get(column, "") for column in row.cells}
        if self._is_described_field(index, row, names):
            return True
        return self.outline.has_rows_below(index) and not names & set(_DEPENDENT)

    def _is_described_field(self, index: int, row: Row, names: set[str]) -> bool:
        """ "Handlungsfeld 2: Wohnen" with a text about it, alone where number and name of
        a measure stand, above "2.1"."""
        main = [text for place, text in row.cells.items() if place in {self.title, self.code}]
        if names & set(_DEPENDENT) != {"description"} or len(main) != 1:
            return False
        number = numbering(main[0])[0] if _FIELD.match(main[0]) else ""
        return bool(number) and self.outline.leads_to(index, number)

    def _open_group(self, index: int, row: Row) -> None:
        main = self._main(row)
        text = _joined(main)
        code, name = self._apart(text, main, index)
        name = numbering(name)[1] if is_named_group(name) else name
        extra = {self.keys[c]: t for c, t in row.cells.items() if c not in main}
        group = Group(
            self.table.sheet.name, row.number, kind_of(text), code, name, text, extra,
            depth=self.outline.depth(index), numbered=bool(self.outline.numbers[index]),
        )  # fmt: skip
        self._open(group)

    def _main(self, row: Row) -> dict[int, str]:
        """Its number and its name, or all it says where it has neither."""
        return {c: t for c, t in row.cells.items() if c in {self.title, self.code}} or row.cells

    def _apart(self, text: str, main: Mapping[int, str], index: int | None) -> tuple[str, str]:
        """Number and name of a row above others. "3 Kitas" has one where others count along, or
        where a row numbered below it follows."""
        own = squash(main.get(self.code, "")) if self.code is not None else ""
        if own and len(main) > 1 and NUMBER.fullmatch(own):
            return own.rstrip("."), squash(main[self.title or 0])
        code, name = numbering(text)
        if not may_be_said(text) or text in self.counted:
            return code, name
        leads = index is not None and self.outline.leads_to(index, code)
        return (code, name) if leads else ("", text)

    def _open_steps(self, row: Row) -> None:
        """Each name in the column of its level, in rows above the measures."""
        for column, text in sorted(row.cells.items()):
            shown = squash(text)
            code, name = self._apart(shown, {}, None)
            group = Group(self.table.sheet.name, row.number, kind_of(shown), code, name, shown)
            if not is_named_group(shown):
                is_field = self.field_of[column] == "field_of_action"
                group.kind = "field" if is_field else "goal"
                group.rank = 0 if is_field else GOAL_RANK + self.above.place(column)
            self._open(group, from_column=column)

    def _open(self, group: Group, from_column: int = 0) -> None:
        self.above.forget(from_column)
        self.result.groups.append(group)
        self.path.open(group)


def _joined(cells: Mapping[int, str]) -> str:
    return squash(" ".join(text for _, text in sorted(cells.items())))


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


def is_mark(text: str) -> bool:
    """A cross or tick in a column whose heading says what it means."""
    return fold(text).strip() in _MARKS and not is_empty(text)
