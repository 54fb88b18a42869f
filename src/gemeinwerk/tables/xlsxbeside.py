"""What stands on an Excel sheet beside its cells: comments, text boxes, links, head and foot."""

import re
from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element

from gemeinwerk.tables.allowance import Allowance
from gemeinwerk.tables.grid import Aside, Beside
from gemeinwerk.tables.package import Package, local
from gemeinwerk.tables.relations import Relation, parts
from gemeinwerk.tables.xlsxstyles import plain, text_of, whole

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_CODES = re.compile(r'&(?:[LCRPNDTFAZGBIUESXY&]|"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3})')
_THREADED = re.compile(r"^\[(?:threaded comment|kommentarthread)", re.IGNORECASE)
ON_SHEET = frozenset(
    {"hyperlink", "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter"}
    | {"firstFooter"}
)
"""Elements of a sheet that stand beside its cells."""


Found = tuple[Beside, int, int | None, str]
"""Kind, row, column, text."""


def texts_beside(
    package: Package, part: str, sheet: str, allowance: Allowance, more: list[Found]
) -> Iterator[Aside]:
    """All that stands beside the cells of a sheet, each with its place. more: from the sheet."""
    for kind, row, column, text in chain(_found(package, part), more):
        allowance.begin_row(sheet, row)
        kept = allowance.text(text).strip()
        if kept:
            yield Aside(kind, sheet, row, column, kept)


def _found(package: Package, part: str) -> Iterator[Found]:
    threads: list[Found] = []
    for name in parts(package, part, "threadedComment"):
        threads += _threads(package, name)
    yield from threads
    told = {(row, column) for _kind, row, column, _text in threads}
    for name in parts(package, part, "comments"):
        for one in _comments(package, name):
            # Newer comments are repeated as old ones, for programs that know no others.
            if (one[1], one[2]) not in told or not _THREADED.match(one[3]):
                yield one
    for name in parts(package, part, "drawing"):
        yield from _text_boxes(package, name)


def _place(reference: str) -> tuple[int, int | None]:
    found = _PLACE.match(reference)
    if not found:
        return 1, None
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return int(found[2]), number - 1


def _comments(package: Package, part: str) -> Iterator[Found]:
    for _event, element in package.events(part):
        if local(element.tag) == "comment":
            texts = [plain(text_of(child)) for child in element if local(child.tag) == "text"]
            text = " ".join(" ".join(texts).split())
            yield (Beside.COMMENT, *_place(element.get("ref", "")), text)
            element.clear()


def _threads(package: Package, part: str) -> list[Found]:
    found: list[Found] = []
    for _event, element in package.events(part):
        if local(element.tag) == "threadedComment":
            text = " ".join("".join(element.itertext()).split())
            found.append((Beside.COMMENT, *_place(element.get("ref", "")), text))
    return found


def _text_boxes(package: Package, part: str) -> Iterator[Found]:
    """Texts of shapes; where an older program's copy stands beside one, it is left out."""
    row, column = 1, 0
    skipped = 0
    for event, element in package.events(part, ("start", "end")):
        tag = local(element.tag)
        if tag == "Fallback":
            skipped += 1 if event == "start" else -1
        if event == "start" or skipped:
            continue
        if tag == "from":
            row, column = _number(element, "row") + 1, _number(element, "col")
        elif tag == "txBody":
            lines = [_line(child) for child in element if local(child.tag) == "p"]
            yield Beside.TEXT_BOX, row, column, "\n".join(lines)


def _number(element: Element, name: str) -> int:
    found = next((child for child in element if local(child.tag) == name), None)
    return whole(found.text if found is not None else None)


def _line(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter() if local(one.tag) == "t")


def on_sheet(element: Element, addresses: dict[str, Relation]) -> Found:
    """A link, or what is printed over or under each page: one of `ON_SHEET`."""
    if local(element.tag) == "hyperlink":
        name = next((v for k, v in element.attrib.items() if local(k) == "id"), "")
        link = addresses.get(name)
        target = link.target if link else element.get("location", "")
        return (Beside.LINK, *_place(element.get("ref", "")), target)
    text = _CODES.sub(" ", element.text or "")
    return Beside.MARGIN, 1, None, " ".join(text.split())
