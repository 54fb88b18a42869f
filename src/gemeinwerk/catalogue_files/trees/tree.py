"""A tree written through a column that names the row above: fields, measures, and notes below.

Any file may be such a tree, and its branches may end at different depths. Rows with rows below
them are fields of action and goals, the others measures; dated rows below a measure are notes.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from gemeinwerk.catalogue_files.sheets.table import Column, Table
from gemeinwerk.catalogue_files.trees.outline import NAMES_ONLY
from gemeinwerk.catalogue_files.words.headings import best, is_parent_heading
from gemeinwerk.german import find_span, fold, squash
from gemeinwerk.tables.grid import Row

_NOTE = re.compile(
    r"sachstand|stand\b|bericht|geplant|planung|plan\b|update|status|fortschritt|notiz|evaluation"
    r"|umsetzung",
)


_SUBSTANCE = frozenset(
    {"description", "goal", "lead", "contributing", "timeframe", "start", "end", "cost", "status",
     "indicator"}
)  # fmt: skip


class Role(Enum):
    """What a row of a tree is; BOTH: a measure that has further measures below it."""

    GROUP = auto()
    MEASURE = auto()
    BOTH = auto()
    NOTE = auto()


@dataclass(slots=True)
class Node:
    """A row of the tree with its depth below the top (0)."""

    row: Row
    key: str
    parent: str
    depth: int = 0
    children: list["Node"] = field(default_factory=list)
    role: Role = Role.GROUP


@dataclass(slots=True)
class Tree:
    """Its rows from the top, each with its role. ``parent``, ``key``: the columns it is made of."""

    parent: Column
    key: Column
    roots: list[Node]
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
    _set_roles(table, roots, depth)
    return Tree(parent, key, roots, adrift)


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


def _set_roles(table: Table, roots: list[Node], depth: int) -> None:
    """Says of each node whether it is a group, a measure or a note.

    Where the lowest rows are dated or called the same again and again, they are notes, and so are
    leaves elsewhere that are called like them. A measure has nothing but notes below it, however
    deep its branch is; what has measures below it is a group, and a measure as well where it says
    who does it until when.
    """
    noted = _noted(table, roots, depth)
    for root in roots:
        for node in reversed(_walk(root)):
            node.role = _role(table, node, depth, noted)
    for root in roots:
        if not root.children and depth and not _says_more(table, root):
            root.role = Role.GROUP  # a field nobody has given a measure yet
    _set_empty_goals(table, [node for root in roots for node in _walk(root)])


def _set_empty_goals(table: Table, nodes: list[Node]) -> None:
    """A measure that says no more than its name is a goal without measures where goals stand as
    deep as it does, and most measures say more. Not so where all the rows beside it are measures.
    """
    leaves = [node for node in nodes if node.role is Role.MEASURE and not node.children]
    bare = [node for node in leaves if not _says_more(table, node)]
    if len(bare) > NAMES_ONLY * (len(leaves) - len(bare)):
        return
    goals = {node.depth for node in nodes if node.role is Role.GROUP}
    beside = {
        id(child)
        for node in nodes
        if any(_says_more(table, child) for child in node.children)
        and not any(child.role is Role.GROUP for child in node.children)
        for child in node.children
    }
    for node in bare:
        if node.depth in goals and id(node) not in beside:
            node.role = Role.GROUP


def _noted(table: Table, roots: list[Node], depth: int) -> set[str] | None:
    """The names of notes, folded; None where the file has none."""
    if depth == 0:
        return None
    titles = [
        _label(table, node.row) for root in roots for node in _walk(root) if node.depth == depth
    ]
    names = {fold(title) for title in titles}
    repeated = len(titles) > 2 and len(names) <= len(titles) // 3
    dated = sum(_is_dated(title) for title in titles) > 0.6 * len(titles)
    return names if repeated or dated else None


def _is_dated(title: str) -> bool:
    return bool(_NOTE.search(fold(title)) or find_span(title))


def _role(table: Table, node: Node, depth: int, noted: set[str] | None) -> "Role":
    if noted is not None and not node.children:
        title = _label(table, node.row)
        likely = fold(title) in noted or (_is_dated(title) and not _names_parties(table, node))
        if node.depth == depth or (node.depth > 0 and likely):
            return Role.NOTE
    if all(child.role is Role.NOTE for child in node.children):
        return Role.MEASURE
    if node.depth > 0 and _names_parties(table, node) and _says_when(table, node):
        return Role.BOTH
    return Role.GROUP


def _has(table: Table, node: Node, fields: frozenset[str]) -> bool:
    return any(
        column.index in node.row.cells and (meaning := best(column.heading)) is not None
        and meaning.field in fields
        for column in table.columns
    )  # fmt: skip


def _names_parties(table: Table, node: Node) -> bool:
    return _has(table, node, frozenset({"lead", "contributing"}))


def _says_when(table: Table, node: Node) -> bool:
    return _has(table, node, frozenset({"timeframe", "start", "end", "cost"}))


def _says_more(table: Table, node: Node) -> bool:
    return _has(table, node, _SUBSTANCE)


def _label(table: Table, row: Row) -> str:
    for column in table.columns:
        meaning = best(column.heading)
        if meaning and meaning.field == "title" and column.index in row.cells:
            return squash(row.cells[column.index])
    return ""
