"""The handbook: Markdown files in the folder `HANDBOOK_DIR`, shown as pages of the desk.

A page is called like its file without the ending: `smart/S102`. Only files that are found in the
folder are ever opened, and HTML in them is shown as text.
"""

import posixpath
import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

START = "index"
_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


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
    return sorted(found, key=lambda page: (page.folder, page.title.casefold()))


def page(name: str) -> Page | None:
    return next((one for one in pages() if one.name == name), None)


def html(page: Page) -> SafeString:
    """The page without its heading, which stands at the top of the screen."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    body = _HEADING.sub("", page.text, count=1)
    return mark_safe(
        markdown.renderer.render(_linked(markdown.parse(body), page), markdown.options, {})
    )


def _read(path: Path, folder: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(folder).with_suffix("").as_posix()
    heading = _HEADING.search(text)
    return Page(name, heading[1].strip() if heading else name, text)


def _linked(tokens: Sequence[Token], page: Page) -> Sequence[Token]:
    """Links between files become links between pages."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                _relink(child.attrs, page)
    return tokens


def _relink(attributes: MutableMapping[str, Any], page: Page) -> None:
    target, mark, anchor = str(attributes.get("href", "")).partition("#")
    if target.endswith(".md") and "://" not in target:
        name = posixpath.normpath(posixpath.join(page.folder, target.removesuffix(".md")))
        attributes["href"] = reverse("desk:handbook_page", args=[name]) + mark + anchor
