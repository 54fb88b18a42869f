"""A report on paper: PDF declared PDF/UA-1."""

from pathlib import Path

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting.printed import on_paper
from gemeinwerk.progress_reports.exporting.web import page

_STYLES = Path(__file__).with_name("paper.css")


def pdf(content: Document, checksum: str) -> bytes:
    return on_paper(page(content, checksum, paper=_STYLES.read_text(encoding="utf-8")))
