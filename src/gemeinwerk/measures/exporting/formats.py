"""The formats a catalogue can be written in.

FORMATS["xlsx"].write(Export(document))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import csvfile
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import Standing
from gemeinwerk.measures.models import CatalogueVersion


@dataclass(frozen=True)
class Export:
    """What is written: a catalogue document, and for the desk what stays in the house.

    `internals`: for each measure what `internal_document` says, None where it must not be seen.
    `standing`: where the measures stand, in a file that tells that beside what was decided.
    `selection`: which of the measures it holds, where it does not hold all of them.
    """

    document: Document
    internals: Sequence[Document | None] = field(default_factory=list)
    standing: Standing | None = None
    selection: Selection | None = None


@dataclass(frozen=True)
class Format:
    """`suffix` names the format in addresses and file names.

    `stands`: it has a place for where the measures stand, counted; the others hold what that is
    counted from. `speaks`: it has words in the language of the page. `quick`: written in a moment,
    even of a thousand measures; the others are made in the background, last those that take
    minutes.
    """

    suffix: str
    content_type: str
    label: str | Promise
    purpose: str | Promise
    write: Callable[[Export], bytes]
    holds_internals: bool = False
    stands: bool = False
    speaks: bool = True
    quick: bool = False
    takes_minutes: bool = False


# What prints and writes spreadsheets is large, and pages only name the formats: it is loaded where
# a file is made, in the worker.
def _pdf(export: Export) -> bytes:
    from gemeinwerk.measures.exporting import printed

    return printed.pdf(export.document, export.standing, export.selection)


def _docx(export: Export) -> bytes:
    from gemeinwerk.measures.exporting import wordfile

    return wordfile.docx(export.document, export.standing, export.selection)


def _xlsx(export: Export) -> bytes:
    from gemeinwerk.measures.exporting import catalogue_xlsx

    return catalogue_xlsx.xlsx(export.document, export.internals, export.standing, export.selection)


def _json(export: Export) -> bytes:
    return msgspec.json.encode(export.document, order="sorted") + b"\n"


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    one.suffix: one
    for one in (
        Format(
            "pdf",
            "application/pdf",
            _("PDF"),
            _("Zum Lesen und Drucken, mit Inhaltsverzeichnis; als barrierefrei deklariert."),
            _pdf,
            stands=True,
            takes_minutes=True,
        ),
        Format(
            "docx",
            f"{_OFFICE}.wordprocessingml.document",
            _("Word"),
            _("Für Vorlagen: Überschriften und ein Steckbrief je Maßnahme."),
            _docx,
            stands=True,
        ),
        Format(
            "xlsx",
            f"{_OFFICE}.spreadsheetml.sheet",
            _("Excel"),
            _("Zum Weiterarbeiten: lässt sich ohne Verlust wieder einlesen."),
            _xlsx,
            stands=True,
            holds_internals=True,
        ),
        Format(
            "csv",
            "text/csv; charset=utf-8",
            _("CSV"),
            _("Für andere Programme: eine Zeile je Maßnahme."),
            lambda export: csvfile.csv_file(export.document, export.internals),
            holds_internals=True,
            quick=True,
        ),
        Format(
            "json",
            "application/json",
            _("JSON"),
            _("Offene Daten mit veröffentlichtem Schema."),
            _json,
            speaks=False,
            quick=True,
        ),
    )
}


def file_name(slug: str, number: int | None, suffix: str) -> str:
    """integration-2024-fassung-3.pdf, or integration-2024-entwurf.pdf for what is no version."""
    state = "entwurf" if number is None else f"fassung-{number}"
    return f"{slug}-{state}.{suffix}"


_KINDS = {"adopted": "wie-beschlossen", "council": "vorlage-rat", "participation": "beteiligung"}


def name_as_decided(version: CatalogueVersion, suffix: str, selection: Selection | None) -> str:
    """integration-wie-beschlossen-fassung-3-2024-01-12.pdf"""
    day, kind = localtime(version.frozen_at).date(), _KINDS[version.kind]
    slug = version.content["concept"]["slug"]
    return f"{slug}-{kind}-fassung-{version.number}-{day}{_selected(selection)}.{suffix}"


def name_of_today(slug: str, today: date, suffix: str, selection: Selection | None) -> str:
    """integration-wo-sie-steht-2026-11-28-auswahl-3-von-54.pdf"""
    return f"{slug}-wo-sie-steht-{today}{_selected(selection)}.{suffix}"


def _selected(selection: Selection | None) -> str:
    return f"-auswahl-{len(selection.codes)}-von-{selection.total}" if selection else ""
