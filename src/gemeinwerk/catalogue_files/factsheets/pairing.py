"""Labels and values put together, wherever the label stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gemeinwerk.catalogue_files.factsheets.boxes import Box, Line, side_by_side
from gemeinwerk.catalogue_files.factsheets.labels import (
    clean,
    field_of,
    inside,
    is_known,
    is_label,
    names_field,
    numbered,
)
from gemeinwerk.catalogue_files.factsheets.lists import all_labels, is_list
from gemeinwerk.catalogue_files.sheets.foot_lines import says_of_the_whole
from gemeinwerk.catalogue_files.trees.groups import numbering
from gemeinwerk.german import fold, squash

_ABOUT = frozenset({"feld", "merkmal", "kriterium", "angabe", "inhalt", "rubrik", "thema"})
_NAMES = frozenset({"title", "code"})
_NUMBER = "Nr."
"""The label of a number that stood within another label."""


@dataclass(slots=True)
class Form:
    """One fact sheet: label -> value in order, and what could not be paired."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    banner: str = ""
    """A first line over the whole width: often "1.1 Titel"."""
    field: str = ""
    """A line above it, or above a sheet before it, that names a field of action."""

    def add(self, label: str, value: str) -> None:
        if not value:
            self.values.setdefault(label, "")
        elif self.values.get(label):
            self.values[label] += f"\n{value}"
        else:
            self.values[label] = value

    @property
    def is_one(self) -> bool:
        """Whether its labels are mostly ones we know."""
        known = [name for name in self.values if is_known(name)]
        own = sum(not says_of_the_whole(name) for name in known)
        enough = own >= 3 or own == len(self.values) == 2
        return enough and len(known) >= 0.4 * len(self.values)


def forms_in(number: int | None, lines: list[Line]) -> list[Form]:
    """The fact sheets of a table, all numbered ``number``, or by the row each begins in; none
    where it is a list, or nothing we know."""
    lines = [line for line in lines if line.boxes]
    if is_list(lines):
        return []
    forms = [
        form
        for block in side_by_side(lines)
        for form in _Pairing(number, [line for line in block if line.boxes]).forms()
    ]
    return forms if forms and forms[0].is_one else []


class _Pairing:
    def __init__(self, number: int | None, lines: list[Line]) -> None:
        self.number, self.lines = number, lines
        self.above = self._mostly_above()
        self.done: list[Form] = []
        self.form: Form | None = None
        self.label = ""
        self.field = ""
        self.value_at: int | None = None
        """The column of the value above, where one label and one value stood side by side."""
        self.waiting: list[tuple[int, str]] = []
        """(column, label) of a row of labels whose values stand in the next."""

    def forms(self) -> list[Form]:
        for place, line in enumerate(self.lines):
            self._take(place, line)
        return [one for one in self.done if one.values]

    def _mostly_above(self) -> bool:
        above = sum(all_labels(line) and self._values_below(n) for n, line in self._numbered())
        beside = sum(
            len(line.filled) > 1 and is_label(line.filled[0].text) and not all_labels(line)
            for line in self.lines
        )
        return above > beside

    def _numbered(self) -> Iterator[tuple[int, Line]]:
        return enumerate(self.lines)

    def _values_below(self, place: int) -> bool:
        """The next line begins with no label: it may hold the values of this one."""
        below = next((line for line in self.lines[place + 1 :] if line.filled), None)
        return below is not None and not is_label(below.filled[0].text)

    # --- a line -----------------------------------------------------------------------------

    def _take(self, place: int, line: Line) -> None:
        filled = line.filled
        if not filled:
            return
        if len(filled) == 1 and self._goes_on(filled[0]):
            self._more(self._form(line), filled[0].text)
        elif line.boxes[0].merged and not line.boxes[0].text and self.label:
            self._add(line, self.label, " ".join(box.text for box in filled))
        elif all_labels(line) and self._stands_above(place, line):
            self.waiting = [(box.column, clean(box.text)) for box in filled]
            for _column, label in self.waiting:
                self._add(line, label, "")
            self.label = self.waiting[-1][1] if len(self.waiting) == 1 else ""
        elif self.waiting and not is_label(filled[0].text):
            self._take_values(line)
        elif all(inside(box.text) for box in filled) and not self._is_banner(filled):
            for box in filled:
                self._add(line, *(inside(box.text) or ("", "")))
            self.waiting = []
        elif len(filled) == 1:
            self._single(place, line, filled[0])
        else:
            self._beside(place, line)

    def _goes_on(self, box: Box) -> bool:
        """Whether a text alone below a value, with no label beside it, is more of it."""
        counts = any(sign.isdigit() for sign in box.text)  # "bis 2027" is no label here
        below = bool(self.label) and box.column == self.value_at
        return below and (counts or not is_label(box.text))

    def _more(self, form: Form, text: str) -> None:
        """A sentence or a time goes on in its line: "2026", "bis 2027"."""
        sign = " " if text.startswith(("bis", "und", "–", "-")) else "\n"
        form.values[self.label] = f"{form.values.get(self.label, '')}{sign}{text}".strip()

    def _stands_above(self, place: int, line: Line) -> bool:
        if not self._values_below(place):
            return False
        if len(line.filled) > 1:
            return True
        # A single label with an empty cell beside it has no value, unless labels stand above here.
        below = next(one for one in self.lines[place + 1 :] if one.filled)
        alone = len(line.boxes) == 1 and len(below.filled) == 1
        return alone or (self.above and len(below.filled) == 1)

    def _take_values(self, line: Line) -> None:
        """Each value belongs to the label above it, or to the next one to its left."""
        for box in line.filled:
            over = [label for column, label in self.waiting if column <= box.column]
            self._add(line, over[-1] if over else self.waiting[0][1], box.text)
        if len(self.waiting) > 1:
            self.waiting = []

    def _is_banner(self, filled: list[Box]) -> bool:
        return self.form is None and len(filled) == 1

    def _single(self, place: int, line: Line, box: Box) -> None:
        """A line of one cell: the banner, a label without a value, or more of the value above."""
        text = squash(box.text)
        if self.form is None or not self.form.values or self._is_above_a_sheet(place):
            self._head(line, text)
        elif is_label(text):
            self.label = clean(text)
            self._add(line, self.label, "")
            self.label = "" if len(line.boxes) > 1 else self.label
        elif self.label and not self._form(line).values.get(self.label):
            self._add(line, self.label, box.text)
        else:
            self._form(line).left.append(text)

    def _head(self, line: Line, text: str) -> None:
        """A line above the labels of a sheet: the last one, or one with a number, is its banner."""
        if self.form is not None and self.form.values:
            first = next(iter(self.form.values))
            if field_of(first) == "field_of_action":
                self.field = self.form.values[first]
            self.form = None
        form = self._form(line)
        if names_field(text):
            self.field = form.field = text
        elif not form.banner:
            form.banner = text
        elif numbering(form.banner)[0] and not numbering(text)[0]:
            form.left.append(text)
        else:
            form.left.append(form.banner)
            form.banner = text

    def _is_above_a_sheet(self, place: int) -> bool:
        """Whether lines of one cell follow, and then the labels that the sheet above began with."""
        if self.form is None or is_label(self.lines[place].filled[0].text):
            return False
        for line in self.lines[place + 1 :]:
            if len(line.filled) > 1:
                label = clean(line.filled[0].text)
                return bool(self.form.values.get(label)) and self._begins(self.form, label)
            if line.filled and is_label(line.filled[0].text):
                return False
        return False

    def _beside(self, place: int, line: Line) -> None:
        self.waiting, self.label = [], ""
        filled = line.filled
        self.value_at = filled[1].column if len(filled) == 2 else None
        for label, value in _pairs(line):
            if place == 0 and fold(label) in _ABOUT:
                self._form(line).left.append(f"{label} {value}")
            else:
                self._add(line, label, value)
                self.label = label

    # --- forms ------------------------------------------------------------------------------

    def _form(self, line: Line) -> Form:
        if self.form is None:
            self.form = Form(line.number if self.number is None else self.number)
            self.form.field = self.field
            self.done.append(self.form)
        return self.form

    def _add(self, line: Line, label: str, value: str) -> None:
        label, number = numbered(label)
        form = self._form(line)
        if form.values.get(label) and label != self.label and self._begins(form, label):
            self.form = None
            new = self._form(line)
            first = next(iter(form.values))
            if field_of(first) == "field_of_action" and first != label:
                new.values[first] = form.values[first]
            form = new
        form.add(label, value)
        if number:
            form.values.setdefault(_NUMBER, number)

    @staticmethod
    def _begins(form: Form, label: str) -> bool:
        """A name or number that comes again, or the first label: the next sheet begins."""
        others = sum(bool(value) for name, value in form.values.items() if name != label)
        return others > 0 and (field_of(label) in _NAMES or label == next(iter(form.values)))


def _pairs(line: Line) -> Iterator[tuple[str, str]]:
    """(label, value) from left to right; a first text that is no label we know counts as one."""
    filled = line.filled
    if len(filled) == 3 and not is_label(filled[1].text) and len(filled[1].text) < 40:
        first, second = clean(filled[0].text), clean(filled[1].text)
        if is_known(f"{first} {second}"):
            yield f"{first} / {second}", filled[2].text
            return
    boxes = line.boxes
    place = next(n for n, box in enumerate(boxes) if box.text)
    while place < len(boxes):
        label, values = clean(boxes[place].text), list[str]()
        place += 1
        while place < len(boxes) and not (values and _is_next_label(boxes, place)):
            values.append(boxes[place].text)
            place += 1
        yield label, "\n".join(text for text in values if text)


def _is_next_label(boxes: list[Box], place: int) -> bool:
    """A label with something beside it that is none, or that ends the line: "mittel" is a value."""
    filled = [box for box in boxes if box.text]
    if len(filled) % 2 == 0 and all(is_label(box.text) for box in filled[::2]):
        return boxes[place] in filled[::2]
    after = boxes[place + 1].text if place + 1 < len(boxes) else None
    return is_label(boxes[place].text) and after is not None and not is_label(after)
