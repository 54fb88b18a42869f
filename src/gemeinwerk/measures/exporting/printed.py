"""The printed catalogue: PDF declared PDF/UA-1, with contents, page numbers and bookmarks."""

from pathlib import Path
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.translation import get_language
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from gemeinwerk.core.font_files import unpacked_font
from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting.book import book
from gemeinwerk.measures.exporting.escaping import printable
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import Standing

_STYLES = Path(__file__).with_name("printed.css")
# Two faces are enough for print: each one more takes half a second to unpack.
_FONTS = {"400": "FiraSans-Regular", "600": "FiraSans-SemiBold"}


class NothingElse(URLFetcher):
    """Fetches our own fonts and refuses everything else: a text never makes the server look."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme != "font" or parts.path not in _FONTS.values():
            raise ValueError(f"not fetched: {url}")
        return URLFetcherResponse(url, unpacked_font(parts.path))


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


def on_paper(page: str, styles: str = "") -> bytes:
    """A page of HTML as PDF declared PDF/UA-1, in our own face; nothing is looked up for it."""
    fonts, fetcher = FontConfiguration(), NothingElse()
    faces = "".join(
        f'@font-face{{font-family:"Fira Sans";font-weight:{weight};src:url("font:{name}")}}'
        for weight, name in _FONTS.items()
    )
    sheet = CSS(string=faces + styles, font_config=fonts, url_fetcher=fetcher)
    html = HTML(string=page, url_fetcher=fetcher)
    printed = html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    assert printed is not None
    return printed


def _styles(document: Document) -> str:
    colours = theme(document["municipality"]["colour"])
    town = f":root{{--town:{colours.light};--tint:{colours.tint_light}}}"
    return town + _STYLES.read_text(encoding="utf-8")
