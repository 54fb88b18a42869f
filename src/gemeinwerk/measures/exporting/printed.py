"""The printed catalogue: PDF declared PDF/UA-1, with contents, page numbers and bookmarks."""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import get_language

from gemeinwerk.core.escaping import printable
from gemeinwerk.core.paper import on_paper
from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting.book import book
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import Standing

_STYLES = Path(__file__).with_name("printed.css")


def pdf(
    document: Document, standing: Standing | None = None, selection: Selection | None = None
) -> bytes:
    """Print a catalogue, live or frozen, in the active language."""
    document = printable(document)
    page = render_to_string(
        "measures/exporting/catalogue.html",
        {
            "book": book(document, standing, selection),
            "standing": standing,
            "language": get_language() or "de",
        },
    )
    return on_paper(page, _styles(document))


def _styles(document: Document) -> str:
    colours = theme(document["municipality"]["colour"])
    town = f":root{{--town:{colours.light};--tint:{colours.tint_light}}}"
    return town + _STYLES.read_text(encoding="utf-8")
