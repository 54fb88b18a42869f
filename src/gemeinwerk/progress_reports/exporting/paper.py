"""A report on paper: PDF declared PDF/UA-1.

What is laid out is held in memory whole, a megabyte for each page. So a long report is printed in
parts, one after another, which are joined; only its cover is laid out twice, as it names the pages
on which everything begins.
"""

import gc
from pathlib import Path

from lxml import etree, html
from weasyprint import Document as Laid

from gemeinwerk.core.paper import Printer, on_paper
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import cutting
from gemeinwerk.measures.exporting.joining import Whole
from gemeinwerk.progress_reports.exporting.web import page

_STYLES = Path(__file__).with_name("paper.css")
AT_ONCE = 8_000
"""Elements of a report that is printed at once: fifty measures with sixty charts have five
thousand."""
PART = 4_000
_IN_PARTS = """
@page { @bottom-right { content: none } }
.rep-contents a::after { content: leader(" ") attr(data-page) }
"""
_NUMBERS_ALONE = "body { background: none } div { break-after: page }"


def pdf(content: Document, checksum: str) -> bytes:
    whole = page(content, checksum, paper=_STYLES.read_text(encoding="utf-8"))
    size = whole.count("</") + whole.count("/>")
    return on_paper(whole) if size <= AT_ONCE else in_parts(whole, PART)


def in_parts(page: str, most: int) -> bytes:
    """As `on_paper`; the cover and each part begin on a page of their own."""
    printer, whole = Printer(), Whole()
    root = html.document_fromstring(page)
    styles = root.findtext("head/style")
    etree.SubElement(root.find("head"), "style").text = _IN_PARTS
    cover, *rest = cutting.parts(root, most)
    del page, root
    while rest:
        whole.add(printer.laid_out(rest.pop(0)))
        gc.collect()  # what is laid out points to itself
    whole.add(_laid_out(cover, printer, whole), first=True)
    whole.number_pages(printer.laid_out(_numbers(styles, whole.pages)))
    return whole.written()


def _laid_out(cover: str, printer: Printer, whole: Whole) -> Laid:
    """With the pages on which everything begins, behind as many as it has itself."""
    found = printer.laid_out(_telling(cover, whole, 1))
    pages = len(found.pages)
    return found if pages == 1 else printer.laid_out(_telling(cover, whole, pages))


def _telling(cover: str, whole: Whole, before: int) -> str:
    root, beginnings = html.document_fromstring(cover), whole.beginnings()
    for link in root.iter("a"):
        place = beginnings.get(link.get("href", "").removeprefix(cutting.ELSEWHERE))
        link.set("data-page", "" if place is None else str(before + place + 1))
    return str(html.tostring(root, encoding="unicode", doctype="<!doctype html>"))


def _numbers(styles: str, pages: int) -> str:
    """As many pages in the same styles, with their numbers alone."""
    return (
        f'<!doctype html><html lang="de"><head><style>{styles}{_NUMBERS_ALONE}</style></head>'
        f"<body>{'<div></div>' * pages}</body></html>"
    )
