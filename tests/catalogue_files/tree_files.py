"""Trees of fields, goals and measures, drawn by chance, and the ways offices write them down.

tree = draw(random.Random(1), depth=3)
make, *_depths = WAYS["merged"]
data = make(tree).xlsx()
list(leaves(tree))
"""

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font

FIELDS = ["Bildung", "Wohnen", "Arbeit und Ausbildung", "Gesundheit", "Verkehr", "Kultur", "Sport",
          "Sprache", "Energie", "Teilhabe vor Ort", "Frühe Hilfen", "Grünflächen"]  # fmt: skip
GOALS = ["Zugang für alle", "Mehr Beteiligung", "Lärm mindern", "Rad", "Wege verkürzen",
         "Angebote bekannt machen", "Abschlüsse fördern", "Leerstand senken", "Vielfalt zeigen",
         "Ankommen erleichtern", "Bestand sichern", "Nachwuchs gewinnen"]  # fmt: skip
THINGS = ["Kurse anbieten", "Beratung ausbauen", "Lotsen schulen", "Wegweiser drucken",
          "Radweg bauen", "Sprechstunde einrichten", "Ampel erneuern", "Bäume pflanzen",
          "Treff eröffnen", "Netzwerk gründen", "Räume öffnen", "Paten suchen",
          "Messe ausrichten"]  # fmt: skip
OFFICES = ["Jugendamt", "Tiefbauamt", "Sozialamt", "VHS", "Stadtplanung", "Kulturamt"]


@dataclass
class Node:
    """``below`` None: a measure, with the cells ``more`` beside its name."""

    name: str
    number: str = ""
    below: list["Node"] | None = None
    more: list[str] = field(default_factory=list)

    @property
    def is_measure(self) -> bool:
        return self.below is None


@dataclass(frozen=True)
class Leaf:
    """A measure with the names of what it stands below."""

    number: str
    title: str
    field: str
    goals: tuple[str, ...]
    more: tuple[str, ...]

    def unnumbered(self) -> "Leaf":
        return replace(self, number="")


class _Draw:
    def __init__(self, dice: random.Random, depth: int) -> None:
        self.dice, self.depth = dice, depth
        self.serial = 0
        self.names = {name: iter(dice.sample(some, len(some))) for name, some in
                      (("field", FIELDS), ("goal", GOALS))}  # fmt: skip

    def name(self, kind: str) -> str:
        """Never the same twice in a tree."""
        name = next(self.names[kind], "")
        self.serial += not name
        letters = f"{chr(65 + self.serial // 26)}{chr(97 + self.serial % 26)}"
        return name or f"{self.dice.choice(GOALS)} {letters}"

    def measure(self) -> Node:
        self.serial += 1
        first = self.serial % len(THINGS), self.serial // len(THINGS)
        title = f"{THINGS[first[0]]}" + (f" in Ort {'ABCDEFGH'[first[1] % 8]}" if first[1] else "")
        more = [self.dice.choice(OFFICES), str(2025 + self.dice.randrange(6))]
        more.append(f"{self.dice.randint(1, 99)}.000 €")
        return Node(title, more=more)

    def group(self, level: int, deepest: int) -> Node:
        kind = "field" if level == 0 else "goal"
        node = Node(self.name(kind), below=[])
        assert node.below is not None
        count = self.dice.randint(1, 3)
        if level + 1 >= deepest:
            node.below += [self.measure() for _ in range(count)]
            return node
        if self.dice.random() < 0.3:  # a branch that ends earlier
            node.below.append(self.measure())
        node.below += [self.group(level + 1, deepest) for _ in range(count)]
        return node


def draw(dice: random.Random, depth: int) -> list[Node]:
    """Fields of action with goals and measures below; measures stand ``depth`` deep at most."""
    hand = _Draw(dice, depth)
    if depth == 1:
        tree = [hand.measure() for _ in range(dice.randint(3, 9))]
    else:
        deepest = [depth - 1, *(dice.randint(1, depth - 1) for _ in range(dice.randint(1, 3)))]
        dice.shuffle(deepest)
        tree = [hand.group(0, one) for one in deepest]
    _empty_some(dice, tree)
    _number(tree, "", dice.choice(["{}", "{}", "A"]))
    return tree


def _empty_some(dice: random.Random, tree: list[Node]) -> None:
    """Goals without measures, where others as deep have some, and most goals do."""
    for node, depth in list(walk(tree)):
        if node.below and depth and dice.random() < 0.15:
            before, node.below = node.below, []
            empty = sum(one.below == [] for one, _at in walk(tree))
            others = any(one.below for one, at in walk(tree) if at == depth)
            if not others or 2 * empty > len(list(leaves(tree))):
                node.below = before


def _number(nodes: list[Node], above: str, style: str) -> None:
    for place, node in enumerate(nodes, start=1):
        own = chr(64 + place) if style == "A" and not above else str(place)
        joint = "" if style == "A" and len(above) == 1 else "."
        node.number = f"{above}{joint}{own}" if above else own
        _number(node.below or [], node.number, style)


def leaves(nodes: list[Node], above: tuple[str, ...] = ()) -> Iterator[Leaf]:
    for node in nodes:
        if node.below is None:
            first, goals = "".join(above[:1]), above[1:]
            yield Leaf(node.number, node.name, first, goals, tuple(node.more))
        else:
            yield from leaves(node.below, (*above, node.name))


def walk(nodes: list[Node], depth: int = 0) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, depth
        yield from walk(node.below or [], depth + 1)


# --- ways to write -------------------------------------------------------------------------------

MORE = ["Federführung", "Zeitraum", "Kosten"]
_PATH = ["Handlungsfeld", "Ziel", "Teilziel"]
Rows = list[list[Any]]


@dataclass
class Written:
    """Rows with their look: (row, column from 0) -> indentation; bold, outline by row from 1."""

    rows: Rows
    merges: list[str] = field(default_factory=list)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    bold: set[int] = field(default_factory=set)
    outline: dict[int, int] = field(default_factory=dict)

    def spaced(self, dice: random.Random) -> "Written":
        """With empty lines here and there, a title above and a remark below."""
        place, rows = {}, list[list[Any]]([["Maßnahmenkatalog 2026"], []])
        for number, row in enumerate(self.rows, start=1):
            if number > 2 and dice.random() < 0.25 and not self._within(number):
                rows.append([])
            rows.append(row)
            place[number] = len(rows)
        rows += [[], ["* Alle Angaben vorbehaltlich der Haushaltsberatung."]]
        return Written(
            rows,
            [re.sub(r"\d+", lambda found: str(place[int(found[0])]), one) for one in self.merges],
            {(place[row], column): indent for (row, column), indent in self.indents.items()},
            {place[row] for row in self.bold},
            {place[row]: level for row, level in self.outline.items()},
        )

    def _within(self, number: int) -> bool:
        """Whether an empty line before the row would part merged cells."""
        areas = [[int(one) for one in re.findall(r"\d+", area)] for area in self.merges]
        return any(first < number <= last for first, last in areas)

    @property
    def is_plain(self) -> bool:
        """Whether rows of cells say it all."""
        return not (self.merges or self.indents or self.bold or self.outline)

    def xlsx(self) -> bytes:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Tabelle1"
        for row in self.rows:
            sheet.append(row)
        for area in self.merges:
            sheet.merge_cells(area)
        for (row, column), indent in self.indents.items():
            sheet.cell(row, column + 1).alignment = Alignment(indent=indent)
        for number in self.bold:
            for cell in sheet[number]:
                cell.font = Font(bold=True)
        for number, level in self.outline.items():
            sheet.row_dimensions[number].outlineLevel = level
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()


def _depth(tree: list[Node]) -> int:
    return max(depth for _node, depth in walk(tree))


def _columns(tree: list[Node], way: str, *, numbers: bool = False) -> Written:
    """The names above a measure in columns of their own: on each row, the first only, merged."""
    tree = pruned(tree)
    depth = _depth(tree)
    out = Written([[*_PATH[:depth], "Nr.", "Maßnahme", *MORE]])
    before: list[str] = []
    spans: list[tuple[int, int, int]] = []

    def put(nodes: list[Node], path: list[str]) -> None:
        nonlocal before
        for node in nodes:
            if node.below is None:
                full = path + [""] * (depth - len(path))
                shown = list(full)
                if way != "repeated":
                    same = 0
                    while same < depth and before[same : same + 1] == full[same : same + 1]:
                        same += 1
                    shown = [""] * same + full[same:]
                before = full
                names = [text or None for text in shown]
                out.rows.append([*names, node.number, node.name, *node.more])
            else:
                first = len(out.rows) + 1
                put(node.below, [*path, f"{node.number} {node.name}" if numbers else node.name])
                if len(out.rows) > first:
                    spans.append((len(path), first, len(out.rows)))

    put(tree, [])
    if way == "merged":
        out.merges = [f"{'ABC'[c]}{a}:{'ABC'[c]}{b}" for c, a, b in spans]
    return out


def pruned(tree: list[Node]) -> list[Node]:
    """Without goals that have no measures: a column beside measures has no place for them."""
    kept = []
    for node in tree:
        below = None if node.below is None else pruned(node.below)
        if below != []:
            kept.append(Node(node.name, node.number, below, node.more))
    return kept


def _stairs(tree: list[Node]) -> Written:
    """Each name in a row of its own, in the column of its level."""
    depth = _depth(tree)
    out = Written([[*_PATH[:depth], "Nr.", "Maßnahme", *MORE]])
    for node, level in walk(tree):
        if node.below is None:
            out.rows.append([*([None] * depth), node.number, node.name, *node.more])
        else:
            out.rows.append([*([None] * level), node.name])
    return out


def _words(tree: list[Node], *, column: int, merged: bool) -> Written:
    """ "Handlungsfeld 1: Bildung" in rows above the measures."""
    out = Written([["Nr.", "Maßnahme", *MORE]])
    for node, level in walk(tree):
        if node.below is None:
            out.rows.append([node.number, node.name, *node.more])
            continue
        word = ["Handlungsfeld", "Ziel", "Teilziel"][level]
        out.rows.append([*([None] * column), f"{word} {node.number}: {node.name}"])
        if merged and not column:
            out.merges.append(f"A{len(out.rows)}:E{len(out.rows)}")
    return out


def _plain(tree: list[Node], look: str) -> Written:
    """Names alone in rows above the measures, told apart by how they look."""
    out = Written([["Maßnahme", *MORE]])
    for node, level in walk(tree):
        out.rows.append([node.name, *node.more] if node.below is None else [node.name])
        number = len(out.rows)
        if look == "indent":
            out.indents[number, 0] = level
        elif look == "blanks":
            out.rows[-1][0] = "   " * level + node.name
        elif look == "outline":
            out.outline[number] = level
        elif look == "bold" and node.below is not None and level == 0:
            out.bold.add(number)
    return out


def _numbered(tree: list[Node], *, one_cell: bool) -> Written:
    out = Written([["Maßnahme", *MORE] if one_cell else ["Nr.", "Maßnahme", *MORE]])
    for node, _level in walk(tree):
        name = [f"{node.number} {node.name}"] if one_cell else [node.number, node.name]
        out.rows.append([*name, *node.more])
    return out


def _numbers_with_names(tree: list[Node]) -> Written:
    """ "1 Bildung" in the column of numbers, above rows with a number and a name."""
    out = Written([["Nr.", "Maßnahme", *MORE]])
    for node, _level in walk(tree):
        whole = f"{node.number} {node.name}"
        name = [node.number, node.name] if node.is_measure else [whole]
        out.rows.append([*name, *node.more])
    return out


def _fields_in_rows(tree: list[Node]) -> Written:
    """The field in a row of its own, its goals in a column, in the first row only."""
    tree = pruned(tree)
    out = Written([["Ziel", "Nr.", "Maßnahme", *MORE]])
    for node in tree:
        out.rows.append([f"Handlungsfeld {node.number}: {node.name}"])
        before = ""
        for one in leaves([node]):
            goal = "".join(one.goals)
            out.rows.append([goal if goal != before else None, one.number, one.title, *one.more])
            before = goal
    return out


def _words_and_numbers(tree: list[Node]) -> Written:
    """ "1 | Handlungsfeld Bildung", "1.1 | Ziel: Rad"."""
    out = _numbered(tree, one_cell=False)
    for row, (node, level) in zip(out.rows[1:], walk(tree), strict=True):
        if node.below is not None:
            row[1] = ["Handlungsfeld ", "Ziel: ", "Teilziel: "][level] + node.name
    return out


def _between(tree: list[Node]) -> Written:
    """A table for each field, its name on a line above."""
    head = ["Nr.", "Maßnahme", *MORE]
    rows: Rows = []
    for node in tree:
        rows += [[node.name], head]
        rows += [[one.number, one.name, *one.more] for one in node.below or []]
        rows.append([])
    return Written(rows)


def _pointing(tree: list[Node]) -> Written:
    out = Written([["ID", "Übergeordnet", "Bezeichnung", *MORE]])

    def put(nodes: list[Node], above: str) -> None:
        for node in nodes:
            out.rows.append([node.number, above or None, node.name, *node.more])
            put(node.below or [], node.number)

    put(tree, "")
    return out


WAYS: dict[str, tuple[Callable[[list[Node]], Written], int, int]] = {
    "repeated": (lambda tree: _columns(tree, "repeated"), 1, 4),
    "first": (lambda tree: _columns(tree, "first"), 1, 4),
    "merged": (lambda tree: _columns(tree, "merged"), 1, 4),
    "repeated with numbers": (lambda tree: _columns(tree, "repeated", numbers=True), 1, 4),
    "first with numbers": (lambda tree: _columns(tree, "first", numbers=True), 1, 4),
    "merged with numbers": (lambda tree: _columns(tree, "merged", numbers=True), 1, 4),
    "stairs": (_stairs, 1, 4),
    "numbers with names": (_numbers_with_names, 1, 4),
    "words and numbers": (_words_and_numbers, 1, 4),
    "fields in rows": (_fields_in_rows, 2, 3),
    "words": (lambda tree: _words(tree, column=0, merged=False), 1, 4),
    "words merged": (lambda tree: _words(tree, column=0, merged=True), 1, 4),
    "words in title": (lambda tree: _words(tree, column=1, merged=False), 1, 4),
    "numbered": (lambda tree: _numbered(tree, one_cell=False), 1, 4),
    "numbered in one cell": (lambda tree: _numbered(tree, one_cell=True), 1, 4),
    "indent": (lambda tree: _plain(tree, "indent"), 1, 4),
    "blanks": (lambda tree: _plain(tree, "blanks"), 1, 4),
    "outline": (lambda tree: _plain(tree, "outline"), 1, 4),
    "bold": (lambda tree: _plain(tree, "bold"), 1, 3),
    "plain": (lambda tree: _plain(tree, "nothing"), 1, 2),
    "between": (_between, 2, 2),
    "pointing": (_pointing, 1, 4),
}
"""Way -> (how it is written, how deep a tree it holds at least and at most)."""
