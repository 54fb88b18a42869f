"""Every text of the towns closes attributes and tags, and begins a formula: nothing runs."""

import csv
import io
from collections.abc import Iterable

from lxml import etree, html
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from attack.callers import Answer
from attack.ground import Ground
from attack.pages import addresses, may
from attack.site import INJECTED
from attack.verdict import Verdict

# May stand in the pages of others, and therefore may run no script and send no form.
FRAMED = {"portal:embed"}
NO_SCRIPT = "default-src 'none'"
ACTIVE = ("=", "+", "-", "@", "\t", "\r")


_INJECTED = etree.XPath(f"//@*[name() = '{INJECTED}' or starts-with(name(), 'on')]")


def injected(page: str) -> bool:
    """Whether markup of a text has become markup of the page."""
    return bool(page.strip()) and bool(_INJECTED(html.document_fromstring(page.encode())))


def play(ground: Ground, *, once: bool = False) -> Iterable[Verdict]:
    yield from _pages(ground, once=once)
    yield from _formulas(ground)


def _pages(ground: Ground, *, once: bool) -> Iterable[Verdict]:
    """`once`: for the first who may open it, since on a refusal there is no text, and for the next
    it is the same text."""
    texts = Verdict("no text of a town becomes markup")
    headers = Verdict("every page carries its policy")
    drawn = Verdict("every page is drawn with the texts of a town")
    for name, page, path in addresses(ground.home):
        visitors = ground.home.visitors
        for who in [one for one in visitors if may(page, one)][:1] if once else visitors:
            answer = ground.get(path, who)
            drawn.require(answer.status < 500, f"{who.name}: {path}")
            if "text/html" in answer.headers.get("content-type", ""):
                became = injected(answer.body) or "{{7*7}}" not in _braces(answer.body)
                texts.require(not became, f"{who.name}: {path}")
            if once or who.name == "office":
                headers.require(_is_kept(name, answer), path)
    return texts, headers, drawn


def _braces(body: str) -> str:
    """A template's braces in a text stay what they are, where the text stands at all."""
    return body if "Mark-" in body and "7*7" in body else "{{7*7}}"


def _is_kept(name: str, answer: Answer) -> bool:
    """By its headers, from being framed, guessed at or run."""
    policy = answer.headers.get("content-security-policy", "")
    wanted = NO_SCRIPT if name in FRAMED else "script-src 'self'"
    strict = wanted in policy and "unsafe" not in policy
    framed = name in FRAMED or answer.headers.get("x-frame-options", "").upper() == "DENY"
    return strict and framed and answer.headers.get("x-content-type-options") == "nosniff"


def _formulas(ground: Ground) -> Iterable[Verdict]:
    sheets = Verdict("no text of a town becomes a formula in a spreadsheet")
    lists = Verdict("no text of a town becomes a formula in a CSV")
    root = f"/arbeitsplatz/konzepte/{ground.home.scene.concept.slug}/massnahmen/ausgabe/katalog"
    office = ground.home.visitor("office")
    for cell in _cells(ground.file(f"{root}.xlsx", office)):
        sheets.require(cell.data_type != "f", f"{cell.coordinate}: {cell.value!r}"[:200])
    text = ground.get(f"{root}.csv", office).body.lstrip("\ufeff")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        for value in row:
            number = value.lstrip("+-").replace(",", "").replace(".", "").isdigit()
            lists.require(number or not value.startswith(ACTIVE), value[:100])
    return sheets, lists


def _cells(content: bytes) -> Iterable[Cell]:
    book = load_workbook(io.BytesIO(content))
    return [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
