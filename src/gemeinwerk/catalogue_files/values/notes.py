"""The rows of a tree: fields of action at the top, measures, and dated notes below them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.results import ReadMeasure, ReadNote, Unread
from gemeinwerk.catalogue_files.sheets.table import Table
from gemeinwerk.catalogue_files.trees.groups import Group, numbering
from gemeinwerk.catalogue_files.trees.rows import Record
from gemeinwerk.catalogue_files.trees.tree import Node, Role, Tree, walk
from gemeinwerk.catalogue_files.words.status import colour_of, is_colour
from gemeinwerk.german import find_span, fold, is_empty, squash
from gemeinwerk.tables.grid import Row

Tally = defaultdict[str, Counter[str]]
_MOST_NAMED = 10
_LABEL_LENGTH, _KEY_LENGTH = 200, 60


@dataclass
class Branches:
    """Records with their notes' rows, and groups, in the order of the file."""

    records: list[tuple[Record, list[Node]]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    adrift: list[Row] = field(default_factory=list)


def branches(table: Table, tree: Tree, proposals: dict[str, Proposal]) -> Branches:
    """Sorts the rows of a tree by their depth."""
    found = Branches(adrift=[node.row for node in tree.adrift])
    for root in tree.roots:
        _descend(found, table, tree, root, proposals)
    return found


def _descend(
    found: Branches, table: Table, tree: Tree, root: Node, proposals: dict[str, Proposal]
) -> None:
    waiting: list[tuple[Node, tuple[Group, ...]]] = [(root, ())]
    while waiting:
        node, above = waiting.pop()
        if node.role is Role.NOTE:
            continue
        if node.role is Role.GROUP:
            group = _group(table, tree, node, proposals)
            found.groups.append(group)
            group.kind = "goal" if above else "field"
            above = (*above, group)
        else:
            texts = _texts(table, tree, node)
            record = Record(table.sheet.name, node.row.number, node.row.number, texts)
            record.groups = above
            if node.role is Role.BOTH:
                whole = _group(table, tree, node, proposals)
                above = (
                    *above,
                    replace(whole, kind="measure", typed=f"{whole.code} {whole.typed}"),
                )
            below = [
                one for child in node.children if child.role is Role.NOTE for one in walk(child)
            ]
            found.records.append((record, below))
        waiting += [(child, above) for child in reversed(node.children)]


def _texts(table: Table, tree: Tree, node: Node) -> dict[str, str]:
    return {
        column.key: node.row.cells[column.index]
        for column in table.columns
        if column.index in node.row.cells and column.index != tree.parent.index
    }


def _column_of(proposals: dict[str, Proposal], texts: dict[str, str], name: str) -> str:
    return next((key for key in texts if key in proposals and proposals[key].field == name), "")


def _group(table: Table, tree: Tree, node: Node, proposals: dict[str, Proposal]) -> Group:
    texts = _texts(table, tree, node)
    title_key = _column_of(proposals, texts, "title")
    title = squash(texts.pop(title_key, "")) or node.key
    texts.pop(tree.key.key, None)
    number, name = numbering(title)
    text = name if number in {"", node.key.rstrip(".")} else title
    extra = {key: text for key, text in texts.items() if fold(text) != fold(title)}
    again = [key for key in texts if key not in extra]
    return Group(table.sheet.name, node.row.number, "field", node.key, text, title, extra, again)


def of_empty_goals(groups: Sequence[Group]) -> list[str]:
    """A sentence about names that stand above no measure, though others like them do."""
    if not groups:
        return []
    names = [
        _("„{name}“ (Zeile {row})").format(name=one.typed, row=one.row)
        for one in groups[:_MOST_NAMED]
    ]
    more = ["…"] if len(groups) > _MOST_NAMED else []
    return [
        ngettext(
            "Als Ziel ohne Maßnahmen gelesen und nicht übernommen: {names}. Ist das eine Maßnahme, "
            "dann bitte dort Zuständigkeit, Zeitraum oder Kosten eintragen.",
            "Als Ziele ohne Maßnahmen gelesen und nicht übernommen: {names}. Sind das Maßnahmen, "
            "dann bitte dort Zuständigkeit, Zeitraum oder Kosten eintragen.",
            len(groups),
        ).format(names=", ".join([*names, *more]))
    ]


def read_notes(
    measure: ReadMeasure,
    record: Record,
    nodes: list[Node],
    *,
    table: Table,
    tree: Tree,
    proposals: dict[str, Proposal],
    unread: list[Unread],
    tally: Tally,
) -> None:
    """The rows below a measure become its notes; the plan also serves as its description."""
    for node in nodes:
        texts = _texts(table, tree, node)
        note = ReadNote(node.key[:_KEY_LENGTH], "", "", "", None, None, node.row.number)
        texts.pop(tree.key.key, None)
        if len(node.key) > _KEY_LENGTH:
            note.leftover.append({"column": tree.key.key, "value": node.key})
            unread.append(Unread(record.sheet, node.row.number, tree.key.key, node.key))
        for key, text in texts.items():
            outcome = _take(note, key, text, record, proposals)
            tally[key][outcome] += 1
            if outcome == "kept_note":
                note.leftover.append({"column": key, "value": text})
                unread.append(Unread(record.sheet, node.row.number, key, text))
        tally[tree.key.key]["note"] += 1
        span = find_span(note.label)
        if span:
            note.period_start, note.period_end = span[0].start, span[0].end
        note.label = (note.label or node.key)[:_LABEL_LENGTH]
        measure.notes.append(note)
    _describe(measure)


def _take(
    note: ReadNote, key: str, text: str, record: Record, proposals: dict[str, Proposal]
) -> str:
    """What becomes of a note's cell: note, colour, same (as the measure's), empty or kept_note."""
    name = proposals[key].field if key in proposals else ""
    if name == "title" and len(text) <= _LABEL_LENGTH:
        note.label = squash(text)
        return "note"
    if name in {"description", "status_text"} and not note.text:
        note.text = text
        return "note"
    if is_colour(text) and not note.colour:
        note.colour = colour_of(text)
        return "colour"
    if fold(record.texts.get(key, "")) == fold(text):
        return "same"
    return "empty" if name and is_empty(text) else "kept_note"


def _describe(measure: ReadMeasure) -> None:
    """A measure that says no more than its title is described by its plan."""
    if fold(measure.description) not in {"", fold(measure.title)}:
        return
    plans = [n for n in measure.notes if fold(n.label) in {"geplant", "plan", "planung"}]
    if plans and plans[0].text:
        measure.description = plans[0].text
