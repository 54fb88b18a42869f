"""From the bytes of a file to its measures: the steps in order."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.catalogue_files.errors import UnreadableFile
from gemeinwerk.catalogue_files.loading import Load, all_cells, cut, open_file
from gemeinwerk.catalogue_files.mapping.proposals import propose, signature
from gemeinwerk.catalogue_files.report import column_reports
from gemeinwerk.catalogue_files.results import (
    Fate,
    Outside,
    Question,
    ReadField,
    Reading,
    ReadMeasure,
    Unread,
)
from gemeinwerk.catalogue_files.sheets.shared_cells import part_shared_cells
from gemeinwerk.catalogue_files.sheets.table import Table
from gemeinwerk.catalogue_files.titles_above import titles_above
from gemeinwerk.catalogue_files.trees.groups import Group
from gemeinwerk.catalogue_files.trees.rows import Record, sort_rows
from gemeinwerk.catalogue_files.trees.tree import Node, Tree, find_tree
from gemeinwerk.catalogue_files.values import keys, notes
from gemeinwerk.catalogue_files.values.interpret import Context, interpret
from gemeinwerk.catalogue_files.words.legend import Legend, find_legend
from gemeinwerk.german import fold, is_empty
from gemeinwerk.german.parties import Register
from gemeinwerk.tables.grid import Row, Workbook
from gemeinwerk.tables.limits import Limits

_WORD = re.compile(r"\w+")

Own = Callable[[Workbook, str, Register], Reading | None]


def read(
    data: bytes,
    name: str,
    *,
    limits: Limits | None = None,
    register: Register | None = None,
    mapping: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
    own: Own | None = None,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> Reading:
    """Everything a file holds, or `UnreadableFile` with a sentence that says why not.

    ``mapping`` (column -> field or "") and ``words`` (status word -> ImplementationStatus or "")
    are what the office decided; what they leave open is proposed. ``own`` reads what this program
    itself wrote, and gives None for every other file. ``on_progress`` is told how far it has come,
    in percent.
    """
    opened, register = open_file(data, limits or Limits()), register or Register()
    if own and isinstance(opened, Workbook) and (ours := own(opened, name, register)):
        return ours
    on_progress(30)
    work = _Work(name, cut(opened), register, dict(mapping or {}), dict(words or {}))
    return work.run(on_progress)


# --- reading ------------------------------------------------------------------------------------


@dataclass
class _Item:
    """A measure on its way: its rows, then its values."""

    record: Record
    table: Table
    below: list[Node] = field(default_factory=list)
    measure: ReadMeasure | None = None


class _Work:
    def __init__(
        self,
        name: str,
        load: Load,
        register: Register,
        mapping: dict[str, str],
        words: dict[str, str],
    ) -> None:
        self.load = load
        self.mapping = mapping
        self.reading = Reading(name, load.kind, load.sheets, notes=list(load.notes))
        self.reading.outside = list(load.outside)
        self.reading.struck, self.reading.hidden = load.struck, load.hidden
        self.context = Context({}, register, words={fold(k): v for k, v in words.items()})
        self.trees: dict[int, Tree] = {}
        self.items: list[_Item] = []
        self.groups: list[tuple[Group, Table]] = []
        self.tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.book = keys.FieldBook()

    def run(self, on_progress: Callable[[int], None]) -> Reading:
        reading = self.reading
        self._map()
        for table in self.load.tables:
            self._sort(table)
        self._join_sheets()
        reading.legend = self.context.legend = self._legend()
        self._open_fields()
        for number, item in enumerate(self.items):
            if number % 100 == 0:
                on_progress(40 + 60 * number // len(self.items))
            self._interpret(item)
        self._number()
        self._say_unused_goals()
        self._report_lost()
        self.context.unread += [
            Unread(one.sheet, one.row, _("Handlungsfeld"), title, Fate.BESIDE)
            for one, title in self.book.cut
        ]
        reading.unread = sorted(self.context.unread, key=self._place)
        reading.questions = [
            Question(column, word, count) for (column, word), count in self.context.asked.items()
        ]
        reading.columns = column_reports(reading.proposals, self.tally)
        reading.tree = bool(self.trees)
        if not reading.measures:
            raise _nothing_found()
        return reading

    def _place(self, entry: Unread) -> tuple[int, int]:
        names = self.reading.sheets
        return (names.index(entry.sheet) if entry.sheet in names else 0, entry.row)

    def _map(self) -> None:
        for table in self.load.tables:
            part_shared_cells(table)
            tree = find_tree(table)
            if tree:
                self.trees[id(table)] = tree
        self.above = titles_above(self.load.tables)
        parents = {tree.parent.key for tree in self.trees.values()}
        decided = {tree.key.key: "code" for tree in self.trees.values()} | self.mapping
        decided |= dict.fromkeys(parents, "")
        self.reading.proposals = propose(self.load.tables, decided)
        self.proposals = {p.column: p for p in self.reading.proposals}
        self.context.proposals = self.proposals
        self.reading.signature = signature(self.proposals)
        if not any(p.field == "title" for p in self.reading.proposals):
            raise _nothing_found()

    def _sort(self, table: Table) -> None:
        tree = self.trees.get(id(table))
        if tree:
            self._sort_tree(table, tree)
            return
        found = sort_rows(table, {key: p.field for key, p in self.proposals.items()})
        self.items += [_Item(record, table) for record in found.records]
        self.groups += [(group, table) for group in found.groups]
        sheet = table.sheet.name
        self.reading.outside += [Outside(sheet, row, text) for row, text in found.outside]
        self.load.strays += [Row(row, {0: text}) for row, text in found.outside]
        for row, column, text in found.lost:
            self.context.unread.append(Unread(sheet, row, column, text, Fate.NOT_TAKEN))
            self._count(column, "lost")

    def _sort_tree(self, table: Table, tree: Tree) -> None:
        found = notes.branches(table, tree, self.proposals)
        self.items += [_Item(record, table, below) for record, below in found.records]
        self.groups += [(group, table) for group in found.groups]
        filled = sum(tree.parent.index in row.cells for row in table.rows)
        self.tally[tree.parent.key] = Counter({"tree": filled})
        for row in found.adrift:
            self.reading.outside += all_cells(table.sheet.name, row)

    def _count(self, column: str, outcome: str) -> None:
        self.tally[column][outcome] += 1

    def _join_sheets(self) -> None:
        """A measure that stands on two sheets, with the same number and title, is one."""
        code = {p.column for p in self.reading.proposals if p.field == "code"}
        title = {p.column for p in self.reading.proposals if p.field == "title"}
        seen: dict[tuple[str, str], _Item] = {}
        kept: list[_Item] = []
        joined = 0
        for item in self.items:
            texts = item.record.texts
            key = (_first(texts, code), _first(texts, title))
            before = seen.get(key) if all(key) else None
            if before is None or before.record.sheet == item.record.sheet:
                seen.setdefault(key, item)
                kept.append(item)
                continue
            joined += 1
            for column, text in texts.items():
                known = before.record.texts.setdefault(column, text)
                if fold(known) != fold(text):
                    before.record.texts[f"{column} ({item.record.sheet})"] = text
        self.items = kept
        if joined:
            self.reading.notes.append(
                ngettext(
                    "{n} Maßnahme steht auf zwei Blättern und wurde zusammengeführt.",
                    "{n} Maßnahmen stehen auf zwei Blättern und wurden zusammengeführt.",
                    joined,
                ).format(n=joined)
            )

    def _legend(self) -> Legend:
        return find_legend(self.load.strays, self.load.listed)

    # --- fields of action -------------------------------------------------------------------

    def _open_fields(self) -> None:
        """Groups first, in the order of the file; what stood beside their names is kept."""
        for group, table in self.groups:
            if group.kind != "field":
                self._leave_extra(group)
                continue
            opened = self._take_group(group, table)
            opened.leftover += [{"column": c, "value": v} for c, v in group.extra.items()]
            self._leave_extra(group)
            for column in group.again:
                self._count(column, "same_field")
            if id(table) in self.trees:
                self._count(self.trees[id(table)].key.key, "field")
                for column in self._title_columns(table):
                    self._count(column, "field")

    def _take_group(self, group: Group, table: Table) -> ReadField:
        whole = f"{group.code} {group.text}"
        is_tree = id(table) in self.trees
        return self.book.take(
            group.text if is_tree else whole, sheet=group.sheet, row=group.row, code=group.code,
            title=group.text, typed=whole if is_tree else group.typed,
        )  # fmt: skip

    def _leave_extra(self, group: Group) -> None:
        for column, text in group.extra.items():
            self.context.unread.append(Unread(group.sheet, group.row, column, text, Fate.NOT_TAKEN))
            self._count(column, "kept_field")

    def _say_unused_goals(self) -> None:
        """Goals above no measure, or above one that says its own."""
        used = {goal for one in self.reading.measures for goal in one.goal.split("\n")}
        self.reading.outside += [
            Outside(group.sheet, group.row, group.typed)
            for group, _table in self.groups
            if group.kind == "goal" and group.typed not in used
        ]
        above = {id(group) for item in self.items for group in item.record.groups}
        self.reading.notes += notes.of_empty_goals(
            [one for one, _table in self.groups if one.kind == "goal" and id(one) not in above]
        )

    def _title_columns(self, table: Table) -> list[str]:
        names = {column.key for column in table.columns}
        return [
            p.column for p in self.reading.proposals if p.field == "title" and p.column in names
        ]

    def _field_of(self, item: _Item, measure: ReadMeasure) -> ReadField | None:
        """The field a measure belongs to: its cell, the group above it, the sheet it is on."""
        group = next((one for one in item.record.groups if one.kind == "field"), None)
        typed = self._typed(measure)
        if group and not typed:
            return self._take_group(group, item.table)
        label, row = (typed, measure.row) if typed else self._label_above(item.table)
        return self.book.take(label, sheet=measure.sheet, row=row) if label else None

    def _typed(self, measure: ReadMeasure) -> str:
        """What its cell says, with what the legend says it means: "A: Wohnen" of "A"."""
        typed = measure.field_of_action
        if not typed or is_empty(typed):
            return ""
        meaning = self.context.legend.meaning(typed)
        sign = ":" if keys.CODE_ALONE.fullmatch(typed) else ""
        return f"{typed}{sign} {meaning}" if meaning and len(typed) < 8 else typed

    def _label_above(self, table: Table) -> tuple[str, int]:
        """What the title above a table or else its sheet says, and the row it is said in."""
        title = self.above.get(id(table))
        if title:
            return title, table.first_row
        tables = [one for one in self.load.tables if not one.forms]
        several = len({one.sheet.name for one in tables}) > 1
        return (table.sheet.name, 1) if table.sheet.named and several else ("", 0)

    def _weigh_labels(self) -> None:
        """Whether the numbers in the names of fields are some, is told by all of them."""
        known = [(one, one.measure) for one in self.items if one.measure]
        said = [(self._typed(measure), measure.code_typed) for _item, measure in known]
        above = {id(item.table): item.table for item, _measure in known}
        said += [(self._label_above(table)[0], "") for table in above.values()]
        self.book.weigh([(label, code) for label, code in said if label])

    # --- measures ---------------------------------------------------------------------------

    def _interpret(self, item: _Item) -> None:
        before = len(self.context.unread)
        measure = interpret(item.record, self.context)
        item.measure = measure
        if not measure.goal:
            goals = (one.typed for one in item.record.groups if one.kind == "goal")
            measure.goal = "\n".join(goals)
        whole = [one.typed for one in item.record.groups if one.kind == "measure"]
        if whole:
            measure.leftover.append({"column": _("Teil von"), "value": whole[-1]})
        self._tally(item, measure, self.context.unread[before:])
        tree = self.trees.get(id(item.table))
        if tree and item.below:
            notes.read_notes(
                measure,
                item.record,
                item.below,
                table=item.table,
                tree=tree,
                proposals=self.proposals,
                unread=self.context.unread,
                tally=self.tally,
            )
        self.reading.measures.append(measure)

    def _tally(self, item: _Item, measure: ReadMeasure, unread: list[Unread]) -> None:
        kept: dict[str, str] = {}
        for left in measure.leftover:
            kept[left["column"]] = f"{kept.get(left['column'], '')} {left['value']}"
        unclear = {entry.column for entry in unread}
        title = fold(measure.title)
        for column, text in item.record.texts.items():
            proposal = self.proposals.get(column)
            name = proposal.field if proposal else ""
            # A folded text is three times as long at most; only what may be the same is folded.
            near = len(title) / 3 <= len(text) <= 2 * len(title)
            again = title and name != "title" and near
            if column in kept:
                is_whole = _words_of(kept[column]) == _words_of(text)
                self._count(column, "kept" if is_whole else "partly")
            elif column in unclear:
                self._count(column, "unclear")
            elif again and fold(text) == title:
                self._count(column, "same_title")
            else:
                units = name in {"lead", "contributing"}
                self._count(column, "empty" if is_empty(text, units=units) else "taken")

    def _number(self) -> None:
        keys.numbers_from_titles(self.reading.measures)
        self._weigh_labels()
        members: dict[int, list[ReadMeasure]] = {}
        field_of: dict[int, ReadField] = {}
        for item in self.items:
            measure = item.measure
            if measure is None:
                continue
            found = self._field_of(item, measure)
            if found:
                members.setdefault(id(found), []).append(measure)
                field_of[id(measure)] = found
        fields = self.book.fields
        keys.name_fields(fields, members)
        for measure in self.reading.measures:
            one = field_of.get(id(measure))
            measure.field_of_action = one.code if one else ""
        self.reading.fields = fields
        self.reading.notes += keys.name_measures(self.reading.measures)

    def _report_lost(self) -> None:
        names = {
            (table.sheet.name, column.index): column.key
            for table in self.load.tables
            for column in table.columns
        }
        for sheet, row, index, text in self.load.lost:
            column = names.get((sheet, index), "")
            self.context.unread.append(Unread(sheet, row, column, text, Fate.NOT_TAKEN))
            self._count(column, "lost")


def _words_of(text: str) -> list[str]:
    return sorted(_WORD.findall(text))


def _first(texts: Mapping[str, str], columns: set[str]) -> str:
    return next((fold(text) for column, text in texts.items() if column in columns), "")


def _nothing_found() -> UnreadableFile:
    return UnreadableFile(
        _(
            "In der Datei wurde keine Tabelle mit Maßnahmen gefunden. Erwartet wird eine Zeile mit "
            "Überschriften wie „Maßnahme“, „Federführung“ und „Zeitraum“, darunter je Maßnahme "
            "eine Zeile, oder in Word je Maßnahme eine Tabelle mit zwei Spalten."
        )
    )
