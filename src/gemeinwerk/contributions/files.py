"""Which files are taken along with a contribution, and how they are given out."""

from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gemeinwerk.contributions.models import Attachment
from gemeinwerk.core import pictures
from gemeinwerk.meetings import materials

PICTURES = ("png", "jpg", "jpeg", "webp")
KINDS = tuple(dict.fromkeys((*materials.KINDS, *PICTURES)))
"""Endings of names, as they are offered; what a file is its content says."""
MOST = 10


@dataclass(frozen=True)
class Sent:
    """A file as it is kept."""

    file_name: str
    content_type: str
    content: bytes


def received(name: str, content: bytes) -> Sent:
    """A picture is drawn anew, in a process of its own, without what a camera wrote into it; else
    content must be what its name says. Raises a DomainError."""
    plain = materials.plain_name(name)
    if PurePath(plain).suffix.lstrip(".") in PICTURES:
        drawn = pictures.read_apart(content)
        ending = "jpg" if drawn.kind == "jpeg" else drawn.kind
        stem = PurePath(plain).stem
        return Sent(f"{stem}.{ending}", f"image/{drawn.kind}", drawn.content)
    return Sent(plain, materials.kind_of(plain, content), content)


def answer(attachment: Attachment) -> HttpResponse:
    """Pictures we drew may be shown; all else is there to be kept."""
    response = HttpResponse(bytes(attachment.content), content_type=attachment.content_type)
    response["Content-Disposition"] = (
        content_disposition_header(not attachment.is_picture, attachment.file_name) or ""
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
