"""Which kind of file is this really, and is it safe to open? Names are not believed."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What zlib, zipfile and expat raise on bytes that were damaged or never were what they claim.
_BROKEN = (
    ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_LARGE = 5 * 1024 * 1024


def kind_of(data: bytes, limits: Limits) -> str:
    """ "xlsx", "ods", "docx" or "csv", told from the bytes; refuses anything else."""
    if len(data) > limits.max_bytes:
        raise UnreadableTable(
            _(
                "Die Datei ist {size} groß, erlaubt sind {limit}. Bitte Bilder entfernen oder die "
                "Tabelle auf mehrere Dateien aufteilen."
            ).format(size=_megabytes(len(data)), limit=_megabytes(limits.max_bytes))
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableTable(_("Die Datei ist leer. Bitte prüfen, ob es die richtige Datei ist."))
    if data.startswith(b"PK"):
        return _kind_of_package(data, limits)
    _refuse_known(data)
    return "csv"


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def _refuse_known(data: bytes) -> None:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_OLE):
        if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" in data:
            raise UnreadableTable(
                _(
                    "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und "
                    "noch einmal hochladen."
                )
            )
        raise UnreadableTable(
            _(
                "Die Datei hat das alte Format von Excel oder Word (.xls, .doc). Bitte als .xlsx "
                "oder .docx speichern und noch einmal hochladen."
            )
        )
    if data.startswith(b"%PDF"):
        raise UnreadableTable(
            _(
                "Die Datei ist ein PDF. Daraus lassen sich Tabellen nicht sicher lesen. Bitte die "
                "Tabelle als XLSX, ODS, CSV oder DOCX hochladen."
            )
        )
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        raise UnreadableTable(
            _(
                "Die Datei ist eine Webseite, auch wenn ihr Name anders endet. Bitte in Excel oder "
                "LibreOffice öffnen und als .xlsx speichern."
            )
        )
    if head.startswith((b"{\\rtf", b"<?xml")):
        raise UnreadableTable(
            _("Dieses Format wird nicht gelesen. Bitte als XLSX, ODS, CSV oder DOCX speichern.")
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data):
        return
    if b"\0" in data[:65536]:
        raise UnreadableTable(
            _(
                "Die Datei ist keine Tabelle und kein Textdokument. Gelesen werden XLSX, ODS, CSV "
                "und DOCX."
            )
        )


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:2000]
    return len(head) > 3 and max(head[0::2].count(0), head[1::2].count(0)) > len(head) // 3


def _kind_of_package(data: bytes, limits: Limits) -> str:
    with open_package(data, limits) as package:
        names = {name.lower() for name in package.namelist()}
        if "encryption.xml" in {name.rsplit("/", 1)[-1] for name in names}:
            raise _locked()
        if "mimetype" in names:
            return _kind_of_open_document(package)
        if any(name.startswith("xl/") for name in names):
            if any(name.endswith("workbook.bin") for name in names):
                raise UnreadableTable(
                    _(
                        "Die Datei ist eine binäre Excel-Datei (.xlsb). Bitte als .xlsx speichern "
                        "und noch einmal hochladen."
                    )
                )
            return "xlsx"
        if any(name.startswith("word/") for name in names):
            return "docx"
    raise UnreadableTable(
        _(
            "Die Datei ist ein Archiv, aber keine Excel-, LibreOffice- oder Word-Datei. Bitte die "
            "Tabelle selbst hochladen, nicht ein ZIP davon."
        )
    )


def _kind_of_open_document(package: zipfile.ZipFile) -> str:
    try:
        mime = package.read("mimetype").decode("ascii", "replace").strip()
        manifest = "META-INF/manifest.xml"
        locked = manifest in package.namelist() and b"encryption-data" in package.read(manifest)
    except _BROKEN as error:
        raise _damaged() from error
    if locked:
        raise _locked()
    if mime.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    raise UnreadableTable(
        _(
            "Die Datei ist ein Dokument von LibreOffice, aber keine Tabelle. Bitte als DOCX oder "
            "als ODS speichern."
        )
    )


def _locked() -> UnreadableTable:
    return UnreadableTable(
        _(
            "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und noch "
            "einmal hochladen."
        )
    )


def open_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip, after its directory was checked; a part never unpacks to more than it declares."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _damaged() from error
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed_too_well = any(
        part.file_size > _LARGE and part.file_size > limits.max_ratio * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > limits.max_parts or unpacked > limits.max_unpacked_bytes or packed_too_well:
        raise _too_large()
    if any(part.flag_bits & 1 for part in parts):
        raise _locked()
    return package


def _too_large() -> UnreadableTable:
    return UnreadableTable(
        _(
            "Die Datei wird beim Auspacken übermäßig groß und deshalb nicht geöffnet. Bitte leere "
            "Zeilen und Formatierungen am Ende der Blätter löschen und neu speichern."
        )
    )


def _damaged() -> UnreadableTable:
    return UnreadableTable(
        _(
            "Die Datei ist beschädigt. Bitte im Ursprungsprogramm öffnen, neu speichern und noch "
            "einmal hochladen."
        )
    )


class Package:
    """The parts of an office file, read as XML without entities, DTDs or anything from outside."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = open_package(data, limits)
        self._limits, self._elements = limits, 0
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def names(self) -> list[str]:
        return list(self._zip.namelist())

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(self._names[name.lower()])
        except _BROKEN as error:
            raise _damaged() from error

    def events(self, name: str, kinds: tuple[str, ...] = ("end",)) -> Iterator[tuple[str, Element]]:
        """`iterparse` of a part. The caller clears what it has used."""
        depth = 0
        try:
            with self.open(name) as part:
                for event in iterparse(part, events=("start", "end"), forbid_dtd=True):
                    if event[0] == "start":
                        depth += 1
                        self._elements += 1
                        self._check(depth)
                    else:
                        depth -= 1
                    if event[0] in kinds:
                        yield event
        except DefusedXmlException as error:
            raise UnreadableTable(
                _(
                    "Die Datei enthält Anweisungen (XML-Entitäten), die hier nicht ausgeführt "
                    "werden. Bitte in Excel, LibreOffice oder Word öffnen und neu speichern."
                )
            ) from error
        except RecursionError:
            raise
        except _BROKEN as error:
            raise _damaged() from error

    def _check(self, depth: int) -> None:
        if self._elements > self._limits.max_elements:
            raise _too_large()
        if depth > self._limits.max_depth:
            raise _too_deep()


def _too_deep() -> UnreadableTable:
    return UnreadableTable(
        _(
            "Die Datei ist so tief verschachtelt, dass sie nicht gelesen werden kann. Bitte den "
            "Inhalt in eine neue Datei kopieren und diese hochladen."
        )
    )


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]
