"""From rows to the bytes of a file. Takes seconds to minutes: never in a request."""

from dataclasses import replace

from django.utils import timezone, translation

from gemeinwerk.measures.document import version_document
from gemeinwerk.measures.document.today import catalogue_today
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.exporting.making import draft_export
from gemeinwerk.measures.exporting.standing import standing
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models.files import FileKind


def write(wanted: Wanted) -> bytes:
    """The file, in its language."""
    with translation.override(wanted.language):
        if wanted.kind == FileKind.FINDINGS:
            from gemeinwerk.measures.findings_xlsx import findings_file  # large: in the worker only

            return findings_file(wanted.concept, wanted.unit)
        return FORMATS[wanted.suffix].write(_export(wanted))


def _export(wanted: Wanted) -> Export:
    if wanted.kind == FileKind.DRAFT:
        return draft_export(wanted.concept, wanted.reader)
    assert wanted.version
    chosen = wanted.selection
    if wanted.kind == FileKind.VERSION:
        document = version_document(wanted.version)
        return Export(chosen.of(document) if chosen else document, selection=chosen)
    document = catalogue_today(wanted.concept, wanted.version)
    export = Export(chosen.of(document) if chosen else document, selection=chosen)
    if not FORMATS[wanted.suffix].stands:
        return export
    codes = chosen.codes if chosen else ()
    return replace(export, standing=standing(wanted.version, timezone.localdate(), codes))
