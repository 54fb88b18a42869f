"""Whether a Word document can be filled: read in a process of its own, as whatever is sent to us.

Raises `BadTemplate`, with a sentence that names what is wrong: the file, an instruction, or the
places there are not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.core import aside
from gemeinwerk.core.quoting import quoted
from gemeinwerk.progress_reports.errors import BadTemplate
from gemeinwerk.progress_reports.exporting.places import SAMPLE
from gemeinwerk.progress_reports.exporting.template import Templates
from gemeinwerk.progress_reports.exporting.unclear import missing
from gemeinwerk.progress_reports.exporting.word import rendered
from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.package import Package, kind_of

SECONDS = 30
LARGEST = 10 * 1024 * 1024
SHOWN = 8
_LIMITS = Limits(max_bytes=LARGEST, max_unpacked_bytes=60 * 1024 * 1024, max_parts=500)
_OUTSIDE = ("hyperlink",)
LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes of one part that is filled: a hundred pages of text have half of it."""
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@dataclass(frozen=True)
class Checked:
    """``unknown``: places that there are not, as they are written. ``silent``: it has no place for
    what two sources say differently."""

    unknown: list[str]
    silent: bool = False


def check_apart(content: bytes) -> Checked:
    """Raises BadTemplate."""
    found = aside.run(
        partial(check, content),
        answer=Checked,
        refused=BadTemplate,
        bounds=aside.Bounds(SECONDS, settings.UPLOAD_MAX_MEMORY_MB),
    )
    if found.unknown:
        names = ", ".join(quoted(name) for name in found.unknown[:SHOWN])
        more = _(" und weitere") if len(found.unknown) > SHOWN else ""
        raise BadTemplate(
            _(
                "Diese Platzhalter gibt es nicht: {names}{more}. Welche es gibt, steht unten."
            ).format(names=names, more=more)
        )
    return found


def check(content: bytes, *, on_progress: Callable[[int], None] = lambda percent: None) -> Checked:
    """Fill it with a small report."""
    _look_through(content)
    environment = Templates()
    document = rendered(content, SAMPLE, environment)
    return Checked(environment.unknown, silent=bool(missing(document, SAMPLE)))


def _look_through(content: bytes) -> None:
    """No macros, nothing from elsewhere, no entities, no more than a document has."""
    try:
        if kind_of(content, _LIMITS) != "docx":
            raise BadTemplate(_("Die Datei ist kein Word-Dokument (.docx)."))
        package = Package(content, _LIMITS)
        names = package.names()
        if any("vbaproject" in name or "/embeddings/" in name for name in names):
            raise BadTemplate(
                _("Die Vorlage enthält Makros oder eingebettete Dateien. Bitte ohne sie speichern.")
            )
        for name in names:
            if _FILLED.fullmatch(name) and package.size(name) > LARGEST_TEXT:
                raise BadTemplate(
                    _(
                        "Die Vorlage enthält zu viel Text ({part}). Bitte nur stehen lassen, was "
                        "in jedem Bericht stehen soll."
                    ).format(part=name)
                )
            if name.endswith((".xml", ".rels")):
                _part(package, name)
    except UnreadableTable as error:
        raise BadTemplate(error.words.in_language(get_language())) from error


def _part(package: Package, name: str) -> None:
    for _event, element in package.events(name):
        kind = element.get("Type", "").rpartition("/")[2]
        if element.get("TargetMode") == "External" and kind not in _OUTSIDE:
            raise BadTemplate(
                _("Die Vorlage holt etwas von woanders ({kind}). Bitte fügen Sie es ein.").format(
                    kind=kind
                )
            )
        element.clear()
