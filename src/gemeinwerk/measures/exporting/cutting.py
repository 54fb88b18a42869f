"""A long page of HTML in parts that are printed one after another.

Each part is a page of its own, with the head and whatever runs along. Sections and tables are
divided between their rows and articles, and never right behind a heading; a link into another part
is told as one from `ELSEWHERE`.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import html

Element = Any

DIVIDED = {"main", "section", "table", "tbody"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "caption", "thead"}
ELSEWHERE = "elsewhere:"


def weight(element: Element) -> int:
    """Elements: what takes memory when a page is laid out."""
    return sum(1 for _one in element.iter())


def parts(page: Element, most: int) -> Iterator[str]:
    """Pages of what lies in `<main>`; the first has what stands before its first section."""
    main = page.find("body/main")
    cover, rest = _shell(main), _shell(main)
    for child in list(main):
        (rest if len(rest) or child.tag == "section" else cover).append(child)
    mains = [cover, *_cut(rest, most)]
    at_home = [{one.get("id") for one in each.iter()} for each in mains]
    page.find("body").remove(main)
    for each, here in zip(mains, at_home, strict=True):
        _lead_elsewhere(each, here)
        made = deepcopy(page)
        made.find("body").append(each)
        yield html.tostring(made, encoding="unicode", doctype="<!doctype html>")


def _cut(element: Element, most: int) -> Iterator[Element]:
    if element.tag not in DIVIDED or weight(element) <= most:
        yield element
        return
    part, held, begun = _shell(element), 0, False
    for child in list(element):
        for piece in _cut(child, most):
            heavy = weight(piece)
            if begun and held + heavy > most:
                yield part
                part, held, begun = _going_on(element), 0, False
            part.append(piece)
            held += heavy
            begun = piece.tag not in HEADINGS
    yield part


def _shell(element: Element) -> Element:
    """Itself, of nothing."""
    return element.makeelement(element.tag, element.attrib)


def _going_on(element: Element) -> Element:
    """The same once more: what it is called stands where it began, a table's head in each part."""
    found = _shell(element)
    found.attrib.pop("id", None)
    head = element.find("thead")
    if head is not None:
        found.append(deepcopy(head))
    return found


def _lead_elsewhere(main: Element, here: set[str | None]) -> None:
    for link in main.iter("a"):
        aim = link.get("href", "")
        if aim.startswith("#") and aim[1:] not in here:
            link.set("href", ELSEWHERE + aim[1:])
