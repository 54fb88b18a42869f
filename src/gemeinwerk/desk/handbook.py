"""The handbook: Markdown files in the folder `HANDBOOK_DIR`, shown as pages of the desk.

A page is called like its file without the ending: `smart/S102`. Only files that are found in the
folder are ever opened, and HTML in them is shown as text.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gemeinwerk.core import alphabet
from gemeinwerk.engines.searching import Entry, entry
from gemeinwerk.german import fold

START = "index"
_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Page:
    """A page: its name, the heading of the file, and the file's text."""

    name: str
    title: str
    text: str

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.name)

    @property
    def url(self) -> str:
        return reverse("desk:handbook_page", args=[self.name])


def pages() -> list[Page]:
    """All pages, those of the top folder first; empty where there is no handbook."""
    folder = Path(settings.HANDBOOK_DIR)
    found = [_read(path, folder) for path in sorted(folder.rglob("*.md"))]
    return sorted(found, key=lambda page: (page.folder, alphabet.key(page.title)))


def page(name: str) -> Page | None:
    return next((one for one in pages() if one.name == name), None)


def html(page: Page) -> SafeString:
    """The page without its heading, which stands at the top of the screen."""
    tokens = _tokens(page)
    for link in _links(tokens):
        if name := _page_behind(link, page):
            _path, mark, anchor = _target(link).partition("#")
            address = reverse("desk:handbook_page", args=[name])
            link.attrs["href"] = address + mark + anchor
    return mark_safe(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


@dataclass(frozen=True)
class Section:
    """What stands under a heading of a page, up to the next one. `title`: of the page, where
    nothing stands above it."""

    title: str
    anchor: str
    text: str
    words: Entry


@lru_cache(maxsize=500)
def sections(page: Page) -> list[Section]:
    """The page in parts; read once for each text of it."""
    found: list[Section] = []
    title, anchor, lines = page.title, "", list[str]()

    def end() -> None:
        if lines or anchor:
            text = " ".join(lines)
            found.append(Section(title, anchor, text, entry(title, text)))

    tokens = _tokens(page)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        if before is not None and before.type == "heading_open":
            end()
            title, anchor, lines = _written(token), str(before.attrs["id"]), []
        else:
            lines.append(_written(token))
    end()
    return found


def links(page: Page) -> list[str]:
    """The names of the pages it leads to."""
    found = (_page_behind(link, page) for link in _links(_tokens(page)))
    return [name for name in found if name]


def _read(path: Path, folder: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(folder).with_suffix("").as_posix()
    heading = _HEADING.search(text)
    return Page(name, heading[1].strip() if heading else name, text)


def _tokens(page: Page) -> list[Token]:
    """Of the page without its heading; each heading below it can be led to."""
    tokens = _MARKDOWN.parse(_HEADING.sub("", page.text, count=1))
    taken: Counter[str] = Counter()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            name = slugify(fold(_written(inline))) or "abschnitt"
            taken[name] += 1
            opening.attrs["id"] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return tokens


def _written(inline: Token) -> str:
    """The words of a line, without what makes them bold or leads elsewhere."""
    parts = (" " if one.type.endswith("break") else one.content for one in inline.children or ())
    return "".join(parts)


def _links(tokens: list[Token]) -> Iterator[Token]:
    inline = (child for token in tokens for child in token.children or ())
    return (child for child in inline if child.type == "link_open")


def _target(link: Token) -> str:
    return str(link.attrs.get("href", ""))


def _page_behind(link: Token, page: Page) -> str:
    """The page a link to a file means; empty for links that lead elsewhere."""
    path = _target(link).partition("#")[0]
    if not path.endswith(".md") or "://" in path:
        return ""
    return posixpath.normpath(posixpath.join(page.folder, path.removesuffix(".md")))
