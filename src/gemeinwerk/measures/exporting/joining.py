"""Documents that are printed one after another, as one PDF: pages, tags, links, bookmarks.

    whole = Whole()
    whole.add(part.render(...))     # as often as there are parts; each can be forgotten then
    whole.add(cover.render(...), first=True)    # knows on which page everything begins
    whole.number_pages(...)         # a document with as many pages, each with its number alone
    content = whole.written()

A library that joins PDFs loses their tags. So each object WeasyPrint made is kept as the bytes it
is written with, under another number: that is all that differs, and all that is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.pdf.anchors import add_outlines

from gemeinwerk.measures.exporting.cutting import ELSEWHERE

VARIANT = "pdf/ua-1"
_REFERENCE = re.compile(rb"(\d+) 0 R")
_POINTS = 0.75  # of a pixel
At = tuple[int, float, float]
"""A page, by the number of its object, and where on it."""
Bookmark = tuple[str, At, list[Any], str]


class Kept(pydyf.Object):  # type: ignore[misc]
    """An object as it is written."""

    __slots__ = ("compressible", "content")

    def __init__(self, content: bytes = b"", *, compressible: bool = True) -> None:
        super().__init__()
        self.content, self.compressible = content, compressible

    @property
    def data(self) -> bytes:
        return self.content


@dataclass
class Whole:
    """What is kept of the parts so far."""

    pdf: Any = field(default_factory=pydyf.PDF)
    _places: dict[str, Any] = field(default_factory=dict)
    """Where the names are that links lead to."""
    _bookmarks: list[tuple[int, str, At, str]] = field(default_factory=list)
    _numbers: list[Kept] = field(default_factory=list)
    """For each page where its number is to be drawn."""
    _tags: list[Any] = field(default_factory=list)
    """Which content belongs to which tag, by keys that count on."""

    def __post_init__(self) -> None:
        self._root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._document = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/Document", "K": pydyf.Array()}
        )
        self._mapping = pydyf.Dictionary()
        self._open, self._close = Kept(compressible=False), Kept(compressible=False)
        self._open.content = pydyf.Stream([b"q"]).data
        for one in (self._root, self._document, self._mapping, self._open):
            self.pdf.add_object(one)
        self._document["P"] = self._root.reference
        self._root |= {
            "K": pydyf.Array([self._document.reference]),
            "ParentTree": self._mapping.reference,
        }

    @property
    def pages(self) -> int:
        return len(self._numbers)

    def beginnings(self) -> dict[str, int]:
        """The pages that links lead to, counted from 0, by the names they lead to."""
        order = self._order()
        return {name: order[_number(place[0])] for name, place in self._places.items()}

    def add(self, part: Document, *, first: bool = False) -> None:
        """Keep what is drawn of it, behind all that there is or before it."""
        rows = self.pdf.pages["Kids"], self._document["K"], self._bookmarks, self._numbers
        before = [len(row) for row in rows]
        part.write_pdf(BytesIO(), finisher=self._take, pdf_variant=VARIANT)
        if first:
            for row, size in zip(rows, before, strict=True):
                row[:] = row[size:] + row[:size]

    def number_pages(self, numbers: Document) -> None:
        """Draw what stands on each of its pages over ours; for those who listen it is not there."""
        numbers.write_pdf(BytesIO(), finisher=self._take_numbers)

    def written(self) -> bytes:
        """The same bytes each time."""
        catalog, tags = self.pdf.catalog, pydyf.Array(self._tags)
        self._mapping["Nums"] = tags
        catalog["StructTreeRoot"] = self._root.reference
        names = pydyf.Array()
        for name, place in sorted(self._places.items()):
            names += [pydyf.String(name), place]
        catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})
        add_outlines(self.pdf, _tree(self._bookmarks, self._order()))
        stream = BytesIO()
        self.pdf.write(stream, compress=True)
        return stream.getvalue()

    def _order(self) -> dict[int, int]:
        """Which page it is, by the number of its object."""
        return {number: place for place, number in enumerate(self.pdf.pages["Kids"][::3])}

    def _take(self, document: Document, pdf: Any) -> None:
        root = _at(pdf, pdf.catalog["StructTreeRoot"])
        top, mapping = _at(pdf, root["K"][0]), _at(pdf, root["ParentTree"])
        same = {pdf.pages.number: self.pdf.pages, top.number: self._document}
        left = {0, pdf.catalog.number, root.number, mapping.number, *_outlines(pdf)}
        if self.pages:
            left.add(_number(pdf.catalog["Metadata"]))
        move = self._numbered(pdf, same, left)
        pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        self._numbers += self._with_numbers(pdf, pages, move)
        self._remember(document, pdf, move)
        self._keep_tags(pdf, mapping, move)
        self._document["K"] += move.through(top["K"])
        if "Lang" not in self.pdf.catalog:
            self.pdf.info.update(pdf.info)
            for name in ("Lang", "ViewerPreferences", "MarkInfo", "Metadata"):
                self.pdf.catalog[name] = move.through(pdf.catalog[name])
        self._keep(pdf, move, {*same, *left})

    def _numbered(self, pdf: Any, same: dict[int, Any], left: set[int]) -> "_Move":
        """Each object has a place of its own from here on."""
        numbers = {old: one.number for old, one in same.items()}
        for one in pdf.objects:
            if one.number not in numbers and one.number not in left:
                kept = Kept(compressible=one.compressible)
                self.pdf.add_object(kept)
                numbers[one.number] = kept.number
        return _Move(numbers)

    def _keep(self, pdf: Any, move: "_Move", without: set[int]) -> None:
        """As bytes; the part itself is emptied, so that it is not written once more."""
        for one in pdf.objects:
            if one.number not in without:
                self.pdf.objects[move.numbers[one.number]].content = move.through(one).data
        del pdf.objects[3:]

    def _with_numbers(self, pdf: Any, pages: Sequence[Any], move: "_Move") -> Iterator[Kept]:
        """Give each page a place for its number, over what is drawn on it."""
        drawn = _at(pdf, pages[0]["Resources"])["XObject"]
        for page in pages:
            number, over = Kept(compressible=False), Kept(compressible=False)
            for one in (number, over):
                self.pdf.add_object(one)
            name = f"number-{number.number}"
            over.content = pydyf.Stream([b"Q q /Artifact BMC", f"/{name} Do", b"EMC Q"]).data
            drawn[name] = _Ours(number.reference)
            here, ours = page["Contents"], (self._open.reference, over.reference)
            page["Contents"] = pydyf.Array([_Ours(ours[0]), here, _Ours(ours[1])])
            self.pdf.pages["Kids"].extend([move.numbers[page.number], 0, "R"])
            self.pdf.pages["Count"] += 1
            yield number

    def _remember(self, document: Document, pdf: Any, move: "_Move") -> None:
        """Where links lead to, and bookmarks. Links between parts lead there again."""
        names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        for name, place in zip(names[::2], names[1::2], strict=True):
            self._places.setdefault(name.string, move.through(place))
        for number, page in zip(pdf.pages["Kids"][::3], document.pages, strict=True):
            for level, label, (x, y), state in page.bookmarks:
                at = (move.numbers[number], x * _POINTS, (page.height - y) * _POINTS)
                self._bookmarks.append((level, label, at, state))
        for one in pdf.objects:
            if isinstance(one, pydyf.Dictionary) and one.get("Subtype") == "/Link":
                _lead_back(one)

    def _keep_tags(self, pdf: Any, mapping: Any, move: "_Move") -> None:
        before, told = len(self._tags) // 2, mapping["Nums"]
        for key, tag in zip(told[::2], told[1::2], strict=True):
            self._tags += [before + key, move.through(tag)]
        for one in pdf.objects:
            for name in ("StructParent", "StructParents"):
                if isinstance(one, pydyf.Dictionary) and name in one:
                    one[name] += before

    def _take_numbers(self, _document: Document, pdf: Any) -> None:
        pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        drawn = {_number(page["Contents"]): page for page in pages}
        without = {0, pdf.pages.number, pdf.catalog.number, *drawn, *(it.number for it in pages)}
        move = self._numbered(pdf, {}, without)
        for (number, page), place in zip(drawn.items(), self._numbers, strict=True):
            stream = pdf.objects[number]
            stream.extra |= {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": page["MediaBox"],
                "Resources": page["Resources"],
            }
            place.content = move.through(stream).data
        self._keep(pdf, move, without)


class _Ours(bytes):
    """A reference that is already one of the whole."""


@dataclass(frozen=True)
class _Move:
    """To the numbers that objects of a part have in the whole."""

    numbers: dict[int, int]

    def through(self, value: Any) -> Any:
        if isinstance(value, pydyf.Stream):
            extra = self.through(pydyf.Dictionary(value.extra))
            return pydyf.Stream(value.stream, extra, value.compress)
        if isinstance(value, dict):
            return pydyf.Dictionary({key: self.through(part) for key, part in value.items()})
        if isinstance(value, list):
            return pydyf.Array([self.through(part) for part in value])
        if isinstance(value, bytes) and not isinstance(value, _Ours):
            found = _REFERENCE.fullmatch(value)
            return f"{self.numbers[int(found[1])]} 0 R".encode() if found else value
        return value


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


def _outlines(pdf: Any) -> set[int]:
    """Bookmarks of a part alone: those of the whole are made anew."""
    if "Outlines" not in pdf.catalog:
        return set()
    titled = (one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and "Title" in one)
    return {_number(pdf.catalog["Outlines"]), *(one.number for one in titled)}


def _lead_back(link: Any) -> None:
    aim = link.get("A", {}).get("URI")
    if aim is not None and aim.string.startswith(ELSEWHERE):
        del link["A"]
        link["Dest"] = link["Contents"] = pydyf.String(aim.string.removeprefix(ELSEWHERE))


def _tree(told: Sequence[tuple[int, str, At, str]], order: Mapping[int, int]) -> list[Bookmark]:
    """Bookmarks within those of a higher level before them."""
    top = list[Bookmark]()
    way: list[tuple[int, list[Bookmark]]] = [(0, top)]
    for level, label, (page, x, y), state in told:
        while way[-1][0] >= level:
            way.pop()
        inside = list[Bookmark]()
        way[-1][1].append((label, (order[page], x, y), inside, state))
        way.append((level, inside))
    return top
