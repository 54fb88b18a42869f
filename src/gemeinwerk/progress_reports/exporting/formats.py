"""The formats of a report, in the order they are offered.

FORMATS["pdf"].write(Made(content, checksum))
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.progress_reports.content.participation import is_of_participation


@dataclass(frozen=True)
class Made:
    """What files are made of: the frozen content with its checksum, and the town's Word template
    where it has one."""

    content: Document
    checksum: str
    template: bytes | None = None


@dataclass(frozen=True)
class Format:
    suffix: str
    content_type: str
    label: str | Promise
    purpose: str | Promise
    write: Callable[[Made], bytes]

    def but(self, write: Callable[[Made], bytes]) -> "Format":
        """The same, written otherwise."""
        return replace(self, write=write)


# What prints is large, and pages only name the formats: it is loaded where files are made.
def _html(made: Made) -> bytes:
    from gemeinwerk.progress_reports.exporting.web import page

    return page(made.content, made.checksum).encode()


def _pdf(made: Made) -> bytes:
    from gemeinwerk.progress_reports.exporting.paper import pdf

    return pdf(made.content, made.checksum)


def _docx(made: Made) -> bytes:
    if is_of_participation(made.content):
        from gemeinwerk.progress_reports.exporting import participation_word

        return participation_word.docx(made.content, made.checksum)
    from gemeinwerk.progress_reports.exporting.word import docx

    return docx(made.content, made.checksum, made.template)


def _xlsx(made: Made) -> bytes:
    from gemeinwerk.progress_reports.exporting.spreadsheet import xlsx

    return xlsx(made.content, made.checksum)


def _pptx(made: Made) -> bytes:
    from gemeinwerk.progress_reports.exporting.slides import pptx

    return pptx(made.content, made.checksum)


def formats_of(content: Document) -> tuple[str, ...]:
    """In which formats a report is issued: what is counted in few tables needs no table file."""
    return OF_PARTICIPATION if is_of_participation(content) else tuple(FORMATS)


_OFFICE = "application/vnd.openxmlformats-officedocument"
JSON = Format(
    "json",
    "application/json",
    _("JSON"),
    _("Alle Daten, wie sie eingefroren sind; seine Prüfsumme steht in jeder anderen Datei."),
    lambda made: b"",
)
"""The frozen content itself: nothing is made of it."""
FORMATS: dict[str, Format] = {
    one.suffix: one
    for one in (
        Format(
            "pdf",
            "application/pdf",
            _("PDF"),
            _("Zum Lesen und Drucken; als barrierefrei deklariert."),
            _pdf,
        ),
        Format(
            "html",
            "text/html; charset=utf-8",
            _("Webseite"),
            _("Eine Datei, die jeder Browser zeigt."),
            _html,
        ),
        Format(
            "docx",
            f"{_OFFICE}.wordprocessingml.document",
            _("Word"),
            _("In der Vorlage der Kommune, zum Weiterverwenden."),
            _docx,
        ),
        Format(
            "xlsx",
            f"{_OFFICE}.spreadsheetml.sheet",
            _("Excel"),
            _("Alle Daten des Berichts in Tabellen."),
            _xlsx,
        ),
        Format(
            "pptx",
            f"{_OFFICE}.presentationml.presentation",
            _("PowerPoint"),
            _("Für den Ausschuss: eine Folie je Handlungsfeld."),
            _pptx,
        ),
    )
}
OFFERED = (*FORMATS.values(), JSON)
"""With the content itself."""
OF_PARTICIPATION = ("pdf", "html", "docx")


def format_of(suffix: str) -> Format | None:
    return next((one for one in (*FORMATS.values(), JSON) if one.suffix == suffix), None)
