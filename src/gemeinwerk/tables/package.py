"""Which kind of file is this really, and is it safe to open? Names are not believed."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0"
# What zlib, zipfile and expat raise on bytes that were damaged or never were what they claim.
_BROKEN = (
    ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_LARGE = 5 * 1024 * 1024


def kind_of(data: bytes, limits: Limits) -> str:
    """ "xlsx", "ods", "docx" or "csv", told from the bytes; refuses anything else."""
    if len(data) > limits.max_bytes:
        size, most = _megabytes(len(data)), _megabytes(limits.max_bytes)
        raise UnreadableTable(
            f"Die Datei ist {size} groß, erlaubt sind {most}. Bitte Bilder entfernen oder die "
            "Tabelle auf mehrere Dateien aufteilen.",
            f"The file is {size} large, {most} are allowed. Remove pictures, or split the table "
            "into several files.",
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableTable(
            "Die Datei ist leer. Bitte prüfen, ob es die richtige Datei ist.",
            "The file is empty. Check whether it is the right file.",
        )
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
            raise _locked()
        raise UnreadableTable(
            "Die Datei hat das alte Format von Excel oder Word (.xls, .doc). Bitte als .xlsx oder "
            ".docx speichern und noch einmal hochladen.",
            "The file has the old format of Excel or Word (.xls, .doc). Save it as .xlsx or .docx "
            "and upload it again.",
        )
    if data.startswith(b"%PDF"):
        raise UnreadableTable(
            "Die Datei ist ein PDF. Daraus lassen sich Tabellen nicht sicher lesen. Bitte die "
            "Tabelle als XLSX, ODS, CSV oder DOCX hochladen.",
            "The file is a PDF. Tables cannot be read from it for sure. Upload the table as XLSX, "
            "ODS, CSV or DOCX.",
        )
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        raise UnreadableTable(
            "Die Datei ist eine Webseite, auch wenn ihr Name anders endet. Bitte in Excel oder "
            "LibreOffice öffnen und als .xlsx speichern.",
            "The file is a web page, even if its name ends otherwise. Open it in Excel or "
            "LibreOffice and save it as .xlsx.",
        )
    if head.startswith((b"{\\rtf", b"<?xml")):
        raise UnreadableTable(
            "Dieses Format wird nicht gelesen. Bitte als XLSX, ODS, CSV oder DOCX speichern.",
            "This format is not read. Save it as XLSX, ODS, CSV or DOCX.",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data):
        return
    if b"\0" in data[:65536]:
        raise UnreadableTable(
            "Die Datei ist keine Tabelle und kein Textdokument. Gelesen werden XLSX, ODS, CSV "
            "und DOCX.",
            "The file is no table and no text document. XLSX, ODS, CSV and DOCX are read.",
        )


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:2000]
    return len(head) > 3 and max(head[0::2].count(0), head[1::2].count(0)) > len(head) // 3


def _kind_of_package(data: bytes, limits: Limits) -> str:
    with open_package(data, limits) as package:
        names = {_plain(name) for name in package.namelist()}
        if "encryption.xml" in {name.rsplit("/", 1)[-1] for name in names}:
            raise _locked()
        if "mimetype" in names:
            return _kind_of_open_document(package)
        if any(name.startswith("xl/") for name in names):
            if any(name.endswith("workbook.bin") for name in names):
                raise UnreadableTable(
                    "Die Datei ist eine binäre Excel-Datei (.xlsb). Bitte als .xlsx speichern und "
                    "noch einmal hochladen.",
                    "The file is a binary Excel file (.xlsb). Save it as .xlsx and upload it "
                    "again.",
                )
            return "xlsx"
        if any(name.startswith("word/") for name in names):
            return "docx"
    raise UnreadableTable(
        "Die Datei ist ein Archiv, aber keine Excel-, LibreOffice- oder Word-Datei. Bitte die "
        "Tabelle selbst hochladen, nicht ein ZIP davon.",
        "The file is an archive, but no file of Excel, LibreOffice or Word. Upload the table "
        "itself, not a ZIP of it.",
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
        "Die Datei ist ein Dokument von LibreOffice, aber keine Tabelle. Bitte als DOCX oder als "
        "ODS speichern.",
        "The file is a document of LibreOffice, but no spreadsheet. Save it as DOCX or as ODS.",
    )


def _locked() -> UnreadableTable:
    return UnreadableTable(
        "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und noch "
        "einmal hochladen.",
        "The file is protected by a password. Save it without one and upload it again.",
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
        "Die Datei wird beim Auspacken übermäßig groß und deshalb nicht geöffnet. Bitte leere "
        "Zeilen und Formatierungen am Ende der Blätter löschen und neu speichern.",
        "The file unpacks to an excessive size and is not opened. Delete empty rows and formats "
        "at the end of the sheets and save it anew.",
    )


def _damaged() -> UnreadableTable:
    return UnreadableTable(
        "Die Datei ist beschädigt. Bitte im Ursprungsprogramm öffnen, neu speichern und noch "
        "einmal hochladen.",
        "The file is damaged. Open it in the program it comes from, save it anew and upload it "
        "again.",
    )


class Package:
    """The parts of an office file, read as XML without entities, DTDs or anything from outside."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = open_package(data, limits)
        self._limits, self._elements = limits, 0
        self._names = {_plain(name): name for name in self._zip.namelist()}

    def names(self) -> list[str]:
        """Of all parts, in small letters."""
        return list(self._names)

    def has(self, name: str) -> bool:
        return _plain(name) in self._names

    def size(self, name: str) -> int:
        """Bytes of a part as it is unpacked; never more come of it."""
        return self._zip.getinfo(self._names[_plain(name)]).file_size

    def open(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(self._names[_plain(name)])
        except _BROKEN as error:
            raise _damaged() from error

    def events(
        self, name: str, kinds: tuple[str, ...] = ("end",), *, mended: bool = False
    ) -> Iterator[tuple[str, Element]]:
        """`iterparse` of a part. The caller clears what it has used. mended: line breaks may stand
        in it as in a web page, without an end."""
        depth = 0
        try:
            with self.open(name) as part:
                source = io.BytesIO(part.read().replace(b"<br>", b"<br/>")) if mended else part
                for event in iterparse(source, events=("start", "end"), forbid_dtd=True):
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
                "Die Datei enthält Anweisungen (XML-Entitäten), die hier nicht ausgeführt "
                "werden. Bitte in Excel, LibreOffice oder Word öffnen und neu speichern.",
                "The file holds instructions (XML entities) that are not carried out here. Open "
                "it in Excel, LibreOffice or Word and save it anew.",
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


def _plain(name: str) -> str:
    """The name of a part: some programs write it with backslashes, or in other letters."""
    return name.replace("\\", "/").lstrip("/").lower()


def damaged_at(german: str, english: str) -> UnreadableTable:
    """A file that refers to what it does not hold; the place in both languages."""
    return UnreadableTable(
        f"Die Datei ist beschädigt: {german}. Bitte im Ursprungsprogramm öffnen, neu speichern und "
        "noch einmal hochladen.",
        f"The file is damaged: {english}. Open it in the program it comes from, save it anew and "
        "upload it again.",
    )


def _too_deep() -> UnreadableTable:
    return UnreadableTable(
        "Die Datei ist so tief verschachtelt, dass sie nicht gelesen werden kann. Bitte den "
        "Inhalt in eine neue Datei kopieren und diese hochladen.",
        "The file is nested so deeply that it cannot be read. Copy its content into a new file "
        "and upload that.",
    )


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]
