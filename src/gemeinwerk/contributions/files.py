"""Which files are taken along with a contribution, and how they are given out."""

from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gemeinwerk.contributions.errors import Unfitting
from gemeinwerk.contributions.models import Attachment
from gemeinwerk.core import pictures
from gemeinwerk.meetings import materials

PICTURES = ("png", "jpg", "jpeg", "webp")
KINDS = tuple(dict.fromkeys((*materials.KINDS, *PICTURES)))
"""Endings of names, as they are offered; what a file is its content says."""
MOST = 10
FROM_AUTHORS = (*PICTURES, "pdf")
MOST_FROM_AUTHORS = 3


@dataclass(frozen=True)
class Sent:
    """A file as it is kept."""

    file_name: str
    content_type: str
    content: bytes


def received(name: str, content: bytes) -> Sent:
    """A picture is drawn anew; else content must be what its name says. Raises a DomainError."""
    plain = materials.plain_name(name)
    if PurePath(plain).suffix.lstrip(".") in PICTURES:
        return picture(plain, content)
    return Sent(plain, materials.kind_of(plain, content), content)


def picture(name: str, content: bytes) -> Sent:
    """Drawn anew, in a process of its own, without what a camera wrote into it, whatever its name
    says. Raises a DomainError."""
    drawn = pictures.read_apart(content)
    ending = "jpg" if drawn.kind == "jpeg" else drawn.kind
    stem = PurePath(materials.plain_name(name)).stem
    return Sent(f"{stem}.{ending}", f"image/{drawn.kind}", drawn.content)


def from_author(name: str, content: bytes) -> Sent:
    """The same of what anybody sends: pictures and PDF. Raises a DomainError."""
    if PurePath(materials.plain_name(name)).suffix.lstrip(".") not in FROM_AUTHORS:
        raise Unfitting(_("Es ist kein Foto (PNG, JPG, WEBP) und kein PDF."))
    return received(name, content)


def answer(attachment: Attachment, *, called: str = "") -> HttpResponse:
    """Pictures we drew may be shown; all else is there to be kept. `called`: where the name of the
    file, which may tell whose it is, is not to be read."""
    response = HttpResponse(bytes(attachment.content), content_type=attachment.content_type)
    name = f"{called}{PurePath(attachment.file_name).suffix}" if called else attachment.file_name
    response["Content-Disposition"] = (
        content_disposition_header(not attachment.is_picture, name) or ""
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
