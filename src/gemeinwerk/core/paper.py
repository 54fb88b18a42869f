"""A page of HTML on paper: PDF declared PDF/UA-1, in our own face; nothing is fetched for it."""

from urllib.parse import urlsplit

from weasyprint import CSS, HTML
from weasyprint import Document as Laid
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from gemeinwerk.core.font_files import unpacked_font

VARIANT = "pdf/ua-1"
# Two faces are enough for print: each one more takes half a second to unpack.
_FONTS = {"400": "FiraSans-Regular", "600": "FiraSans-SemiBold"}


class NothingElse(URLFetcher):
    """Fetches our own fonts and refuses everything else: a text never makes the server look."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme != "font" or parts.path not in _FONTS.values():
            raise ValueError(f"not fetched: {url}")
        return URLFetcherResponse(url, unpacked_font(parts.path))


class Printer:
    """Lays pages out in our own face; nothing is looked up for it."""

    def __init__(self, styles: str = "") -> None:
        self._fonts, self._fetcher = FontConfiguration(), NothingElse()
        faces = "".join(
            f'@font-face{{font-family:"Fira Sans";font-weight:{weight};src:url("font:{name}")}}'
            for weight, name in _FONTS.items()
        )
        self._sheet = CSS(string=faces + styles, font_config=self._fonts, url_fetcher=self._fetcher)

    def laid_out(self, page: str) -> Laid:
        html = HTML(string=page, url_fetcher=self._fetcher)
        return html.render(stylesheets=[self._sheet], font_config=self._fonts, pdf_variant=VARIANT)


def on_paper(page: str, styles: str = "") -> bytes:
    """A page of HTML as PDF declared PDF/UA-1."""
    printed = Printer(styles).laid_out(page).write_pdf(pdf_variant=VARIANT)
    assert printed is not None
    return printed
