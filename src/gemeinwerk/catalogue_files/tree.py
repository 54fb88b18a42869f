"""A tree written through a column that names the row above: fields, measures, and notes below.

Any file may be such a tree. The top level are fields of action, the next measures; rows below a
measure are dated notes about it, unless the lowest level holds the measures itself.
"""

import re
from dataclasses import dataclass, field

from gemeinwerk.catalogue_files.headings import best, is_parent_heading
from gemeinwerk.catalogue_files.table import Column, Table
from gemeinwerk.german import find_span, fold, squash
from gemeinwerk.tables.grid import Row

_NOTE = re.compile(
    r"sachstand|stand\b|bericht|geplant|planung|plan\b|update|status|fortschritt|notiz|evaluation"
    r"|umsetzung",
)


@dataclass(slots=True)
class Node:
    """A row of the tree with its depth below the top (0)."""

    row: Row
    key: str
    parent: str
    depth: int = 0
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """``measure_depth``: the level whose rows are measures; what lies below are their notes."""

    parent: Column
    key: Column
    roots: list[Node]
    measure_depth: int
    depth: int
    adrift: list[Node] = field(default_factory=list)
    """Rows whose row above does not exist, or that hang in a circle."""


def find_tree(table: Table) -> Tree | None:
    """The tree of a table, or None where no column names rows of the same table."""
    if len(table.rows) < 4:
        return None
    keys = [column for column in table.columns if _is_key(table, column)]
    parents = [column for column in table.columns if _may_be_parent(table, column)]
    for parent in sorted(parents, key=lambda column: not is_parent_heading(column.heading)):
        for key in keys:
            if key.index != parent.index and _points(table, parent, key):
                return _build(table, parent, key)
    return None


def _values(table: Table, column: Column) -> list[str]:
    return [row.cells[column.index] for row in table.rows if column.index in row.cells]


def _is_key(table: Table, column: Column) -> bool:
    values = _values(table, column)
    return len(values) >= 0.9 * len(table.rows) and len(set(values)) >= 0.98 * len(values)


def _may_be_parent(table: Table, column: Column) -> bool:
    """Called so, or called nothing we know and holding repeated short names, never all filled."""
    values = _values(table, column)
    if len(values) < 3 or len(values) == len(table.rows):
        return False
    if is_parent_heading(column.heading):
        return True
    repeated = len(set(values)) < 0.8 * len(values)
    wordy = any(re.search(r"[^\W\d]|\d\.\d", value) for value in values)
    return best(column.heading) is None and repeated and wordy


def _points(table: Table, parent: Column, key: Column) -> bool:
    values, known = _values(table, parent), set(_values(table, key))
    hits = sum(value in known for value in values) / len(values)
    itself = any(row.cells.get(parent.index, "") == row.cells.get(key.index) for row in table.rows)
    return hits >= (0.8 if is_parent_heading(parent.heading) else 0.99) and not itself


def _build(table: Table, parent: Column, key: Column) -> Tree:
    nodes = [
        Node(row, row.cells.get(key.index, ""), row.cells.get(parent.index, ""))
        for row in table.rows
    ]
    by_key: dict[str, Node] = {}
    for node in nodes:
        by_key.setdefault(node.key, node)
    roots, adrift = [], []
    for node in nodes:
        above = by_key.get(node.parent) if node.parent else None
        if above is not None and above is not node:
            above.children.append(node)
        elif node.parent:
            adrift.append(node)
        else:
            roots.append(node)
    depth = _measure(roots)
    reached = {id(node) for root in roots for node in _walk(root)}
    adrift += [node for node in nodes if id(node) not in reached and node not in adrift]
    return Tree(parent, key, roots, _measure_depth(table, roots, depth), depth, adrift)


def _measure(roots: list[Node]) -> int:
    """Sets the depth of each node; the greatest one. Without recursion: files may be deep."""
    waiting, deepest = list(roots), 0
    while waiting:
        node = waiting.pop()
        deepest = max(deepest, node.depth)
        for child in node.children:
            child.depth = node.depth + 1
            waiting.append(child)
    return deepest


def _walk(root: Node) -> list[Node]:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(node.children))
    return found


def walk(root: Node) -> list[Node]:
    """A node and all below it, each above its own, in the order of the file."""
    return _walk(root)


def _measure_depth(table: Table, roots: list[Node], depth: int) -> int:
    if depth == 0:
        return 0
    lowest = [node for root in roots for node in _walk(root) if node.depth == depth]
    titles = [_label(table, node.row) for node in lowest]
    repeated = len({fold(title) for title in titles}) <= max(1, len(titles) // 3)
    dated = sum(bool(_NOTE.search(fold(t)) or find_span(t)) for t in titles) > 0.6 * len(titles)
    if repeated or dated:
        return max(depth - 1, 0)
    return depth


def _label(table: Table, row: Row) -> str:
    for column in table.columns:
        meaning = best(column.heading)
        if meaning and meaning.field == "title" and column.index in row.cells:
            return squash(row.cells[column.index])
    return ""
