"""Ticks, choices and old text boxes that lie on an Excel sheet: what each of them shows.

They stand in a drawing of the old kind (VML), some in a part of their own as well.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.grid import Beside
from gemeinwerk.tables.package import Package, local
from gemeinwerk.tables.relations import parts
from gemeinwerk.tables.xlsxbeside import Found
from gemeinwerk.tables.xlsxstyles import whole

_SHAPES = {"shape", "rect", "roundrect", "oval", "line", "polyline"}
_TICKS = {"checkbox", "radio"}
_CHOICES = {"drop", "list"}
_NUMBERS = {"spin", "scroll"}
_ANCHOR = re.compile(r"\s{0,9}(\d{1,5})\s{0,9},\s{0,9}\d{1,6}\s{0,9},\s{0,9}(\d{1,7})\b")
TICKED, EMPTY = "☒", "☐"


def controls(package: Package, part: str) -> tuple[list[Found], bool]:
    """What the controls of a sheet show, and whether all of them could be read."""
    found: list[Found] = []
    whole_drawing = True
    for name in parts(package, part, "vmlDrawing"):
        try:
            found += _shapes(package, name)
        except UnreadableTable:
            whole_drawing = False
    if not any(text[:1] in {TICKED, EMPTY} for _kind, _row, _column, text in found):
        found += [one for name in parts(package, part, "ctrlProp") for one in _alone(package, name)]
    return found, whole_drawing


def is_label_of(controls_found: list[Found], text: str) -> bool:
    """Whether a text box only says once more what stands beside a tick."""
    return any(
        told[:1] in {TICKED, EMPTY} and told[1:].strip() == text.strip()
        for _kind, _row, _column, told in controls_found
    )


def _shapes(package: Package, part: str) -> Iterator[Found]:
    for _event, element in package.events(part, mended=True):
        if local(element.tag) in _SHAPES:
            yield from _shape(element)
            element.clear()


def _shape(shape: Element) -> Iterator[Found]:
    data = next((one for one in shape if local(one.tag) == "ClientData"), None)
    kind = (data.get("ObjectType", "") if data is not None else "").lower()
    if kind == "note":  # the frame of a comment, which is read where it stands
        return
    said = {} if data is None else {local(one.tag): (one.text or "").strip() for one in data}
    boxes = (one for one in shape if local(one.tag) == "textbox")
    label = " ".join(" ".join(_words(box).split()) for box in boxes)
    text = _shown(kind, label, said)
    if text:
        place = _ANCHOR.match(said.get("Anchor", ""))
        row, column = (int(place[2]) + 1, int(place[1])) if place else (1, None)
        yield Beside.TEXT_BOX, row, column, text


def _words(box: Element) -> str:
    for one in box.iter():
        if local(one.tag) == "br":
            one.text = " "
    return "".join(box.itertext())


def _shown(kind: str, label: str, said: dict[str, str]) -> str:
    if kind in _TICKS:
        ticked = said.get("Checked", "0") not in {"", "0"}
        return f"{TICKED if ticked else EMPTY} {label}".strip()
    if kind in _CHOICES | _NUMBERS:
        value = said.get("Sel" if kind in _CHOICES else "Val", "")
        chosen = f"{value} ({said['FmlaRange']})" if said.get("FmlaRange") else value
        return f"{label} {chosen}".strip()
    return label


def _alone(package: Package, part: str) -> Iterator[Found]:
    """A control without a drawing: its part says what is ticked, not where."""
    for _event, element in package.events(part):
        if local(element.tag) != "formControlPr":
            continue
        kind = element.get("objectType", "").lower()
        if kind in _TICKS:
            yield Beside.TEXT_BOX, 1, None, TICKED if element.get("checked") == "Checked" else EMPTY
        elif kind in _CHOICES and whole(element.get("sel")):
            chosen = f"{element.get('sel')} ({element.get('fmlaRange', '')})"
            yield Beside.TEXT_BOX, 1, None, chosen
