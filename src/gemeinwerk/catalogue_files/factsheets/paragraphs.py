"""Measures of a Word document that has no tables: a heading each, and labelled paragraphs below.

1.1 Radweg bauen            a heading, or a short paragraph with a number
Der Radweg wird gebaut.     free paragraphs are the description
Federführung: Tiefbauamt    the value behind the label, below it, or below a heading of its own
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gemeinwerk.catalogue_files.factsheets.labels import (
    clean,
    field_of,
    inside,
    is_label,
    names_field,
    names_the_file,
)
from gemeinwerk.catalogue_files.factsheets.pairing import Form
from gemeinwerk.catalogue_files.trees.groups import may_be_said, numbering
from gemeinwerk.catalogue_files.words.vocabulary import SEVERAL
from gemeinwerk.german.codes import counted_on, is_numbered_below, parts_of
from gemeinwerk.tables.grid import Block

TEXT_LABEL = "Beschreibung laut Text"
_LONGEST_HEAD = 150
_DEEPEST = 10
"""A paragraph that serves as a heading stands below all that are some."""


@dataclass(slots=True)
class Section:
    """A measure's heading and what stands below it. ``heads``: the headings above, its own last."""

    form: Form
    heads: list[str]
    used: list[str] = field(default_factory=list)
    """The paragraphs that its values say."""


def sections(blocks: list[Block]) -> list[Section]:
    """The measures of a document; none where fewer than two labels stand below each heading."""
    lines = list(_lines(blocks))
    found: list[Section] = []
    heads: list[tuple[int, str]] = []
    current: Section | None = None
    label = ""
    plain = _plain_headings(lines)
    for place, line in enumerate(lines):
        if line.level or place in plain:
            level = line.level or _DEEPEST - names_field(line.text)
            if current is not None and _is_label_heading(line, heads):
                label = clean(line.text)
                current.used.append(line.text)
                continue
            heads = [head for head in heads if head[0] < level] + [(level, line.text)]
            current = Section(Form(len(found) + 1), [text for _level, text in heads])
            found.append(current)
            label = ""
        elif current is not None:
            label = _take(current, label, line.text)
    measures = [one for one in found if _is_measure(one)]
    for number, one in enumerate(measures, start=1):
        one.form.number = number
    return measures


# --- inside -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    level: int


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    """A paragraph whose lines are labelled one by one is as many."""
    for block in blocks:
        parts = block.text.split("\n")
        if block.heading or sum(inside(part) is not None for part in parts) < 2:
            yield _Line(block.text, block.heading)
        else:
            yield from (_Line(part.strip(), 0) for part in parts if part.strip())


def _plain_headings(lines: list[_Line]) -> set[int]:
    """The places of paragraphs that serve as headings: names of fields of action, and short ones
    with a number above a labelled one. "3 neue Bänke" below the heading of a measure is text."""
    found: set[int] = set()
    head, labels = "", Counter[str]()
    numbered: list[tuple[int, str]] = []
    for place, line in enumerate([*lines, _Line("", 1)]):
        named = not line.level and _may_be_heading(line.text) and names_field(line.text)
        if line.level and is_label(line.text) and place < len(lines):
            continue
        if line.level or named:
            several = len(numbered) > 1 and max(labels.values(), default=0) > 1
            found.update(_numbered_below(head, numbered, several=several))
            found.update([place] if named else [])
            head, numbered, labels = line.text, [], Counter()
        elif pair := inside(line.text):
            labels[pair[0]] += 1
        elif _is_numbered_above_labels(lines, place):
            numbered.append((place, line.text))
    return found


def _numbered_below(head: str, numbered: list[tuple[int, str]], *, several: bool) -> Iterator[int]:
    """Those that are headings below the one of their part; ``several``: it has so many measures
    that labels come again."""
    texts = [text for _place, text in numbered]
    counted = counted_on(texts)
    in_doubt = all(may_be_said(text) for text in texts)
    free = not head or names_field(head) or names_the_file(head)
    above = numbering(head)[0]
    for place, text in numbered:
        own = numbering(text)[0]
        if above and not names_field(head) and is_numbered_below(own, above):
            yield place
        elif may_be_said(text) and text not in counted and not (in_doubt and free):
            continue
        elif free or several or (not above and len(parts_of(own)) > 1):
            yield place


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not inside(text) and not is_label(text)


def _is_numbered_above_labels(lines: list[_Line], place: int) -> bool:
    text = lines[place].text
    after = next((one for one in lines[place + 1 : place + 3] if inside(one.text)), None)
    if after is None or not _may_be_heading(text) or text[-1:] in ".;":
        return False
    return bool(numbering(text)[0])


def _is_label_heading(line: _Line, heads: list[tuple[int, str]]) -> bool:
    """ "Ziel" as a heading below that of the measure."""
    return bool(heads) and line.level > heads[-1][0] and is_label(line.text)


def _take(section: Section, label: str, text: str) -> str:
    """Gives the label that a next paragraph without one may belong to."""
    section.used.append(text)
    pair = inside(text)
    if pair:
        section.form.add(*pair)
        return ""
    if is_label(text) and text.endswith(":"):
        section.form.add(clean(text), "")
        return clean(text)
    section.form.add(label or TEXT_LABEL, text)
    of_one = field_of(label) and field_of(label) not in SEVERAL
    return "" if of_one else label


def _is_measure(section: Section) -> bool:
    """Two labels that mean a field, or one and a text, below a heading that names no field."""
    fields = {field_of(name) for name, value in section.form.values.items() if value}
    own = fields - {"", "description"}
    return len(own) >= 2 and not names_field(section.heads[-1])
