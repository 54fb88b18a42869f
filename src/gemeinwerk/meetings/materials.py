"""Which files are taken as materials, and how they are given out."""

from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gemeinwerk.meetings.errors import Unfitting
from gemeinwerk.meetings.models import Material

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_PACKED = b"PK\x03\x04"
KINDS: dict[str, tuple[str, bytes]] = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (f"{_OFFICE}wordprocessingml.document", _PACKED),
    "xlsx": (f"{_OFFICE}spreadsheetml.sheet", _PACKED),
    "pptx": (f"{_OFFICE}presentationml.presentation", _PACKED),
    "odt": (f"{_OPEN}text", _PACKED),
    "ods": (f"{_OPEN}spreadsheet", _PACKED),
    "odp": (f"{_OPEN}presentation", _PACKED),
    "png": ("image/png", b"\x89PNG\r\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
}
"""By the ending of the name: as what it is given out, and how its content begins."""
MOST = 30
LONGEST_NAME = 120


def kind_of(name: str, content: bytes) -> str:
    """The type of content. Raises `Unfitting` for what no meeting needs or is not what it says."""
    ending = PurePath(name).suffix.lower().lstrip(".").replace("jpeg", "jpg")
    found = KINDS.get(ending)
    if found is None or not content.startswith(found[1]):
        raise Unfitting(
            _("Das ist keine Datei, die wir weitergeben können. Erlaubt sind {endings}.").format(
                endings=", ".join(one.upper() for one in KINDS)
            )
        )
    return found[0]


def plain_name(name: str) -> str:
    """Without a folder, and no longer than a file may be called."""
    path = PurePath(name.replace("\\", "/"))
    return f"{path.stem[:LONGEST_NAME]}{path.suffix.lower()}"


def answer(material: Material) -> HttpResponse:
    """To keep, never to be shown within our pages."""
    response = HttpResponse(bytes(material.content), content_type=material.content_type)
    response["Content-Disposition"] = content_disposition_header(True, material.file_name) or ""
    return response
