"""What was sent, drawn anew: read in a process of its own, as whatever strangers send.

    picture = read_apart(content)     # raises PictureRefused

Which kind it is its content says, never its name. Only the pixels of its first image are taken, at
most `LONGEST` each way: no place, no camera, no name, no comment, nothing behind the picture's end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from gemeinwerk.core import aside
from gemeinwerk.core.errors import DomainError

if TYPE_CHECKING:
    from PIL import Image

MEGABYTES = 10
"""Of what is sent, where the installation takes files as large."""
AT_ONCE = 4
"""Pictures of that size one page may bring along."""
MEGAPIXELS = 50
LONGEST = 1600
"""Pixels of the longer side as it is kept."""
_AS_PNG = 400 * 1024
"""A drawing stays sharp and small as PNG; a photograph sent as PNG does not."""
_KINDS = ("PNG", "JPEG", "WEBP")
_BOUNDS = aside.Bounds(seconds=20, megabytes=768, answered_megabytes=8, decoded_megabytes=64)


class PictureRefused(DomainError):
    """What was sent is no picture that can be shown, or too large."""


@dataclass(frozen=True)
class Picture:
    """``kind``: "jpeg" or "png"; width and height in pixels."""

    content: bytes
    kind: str
    width: int
    height: int


def largest() -> int:
    """Bytes of one picture as it is sent."""
    return min(MEGABYTES * 1024 * 1024, settings.UPLOAD_MAX_BYTES)


def largest_together() -> int:
    """Bytes of all pictures that are sent with one page."""
    return AT_ONCE * largest()


def in_megabytes(size: int) -> int:
    return size // 1024 // 1024


def require_small(size: int) -> None:
    """Of what is sent, in bytes. Raises PictureRefused."""
    if size > largest():
        raise PictureRefused(
            _("Das Bild ist zu groß. Erlaubt sind {limit} MB.").format(
                limit=in_megabytes(largest())
            )
        )


def read_apart(content: bytes) -> Picture:
    """Raises PictureRefused."""
    require_small(len(content))
    return aside.run(partial(read, content), answer=Picture, refused=PictureRefused, bounds=_BOUNDS)


def read(content: bytes, *, on_progress: Callable[[int], None] = lambda percent: None) -> Picture:
    """The same in this process: for `read_apart`, and for pictures of our own."""
    from PIL import Image, UnidentifiedImageError  # large, and needed for a picture alone

    try:
        with _strict(), Image.open(BytesIO(content), formats=_KINDS) as sent:
            _require_bounded(sent)
            pixels = _pixels_of(sent)
            return _drawn(pixels, sharp=sent.format == "PNG")
    except UnidentifiedImageError:
        raise PictureRefused(
            _("Das ist kein Bild, das wir zeigen können. Erlaubt sind PNG, JPEG und WebP.")
        ) from None
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, OverflowError, EOFError):
        # What its reader says of a picture that is cut off or broken, kind by kind.
        raise PictureRefused(
            _("Das Bild lässt sich nicht lesen. Bitte öffnen und speichern Sie es neu.")
        ) from None


@contextmanager
def _strict() -> Iterator[None]:
    """With bounds of our own, and nothing of a picture that is cut off: printing, where it was
    loaded in the same process, shows such."""
    from PIL import Image, ImageFile

    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = None, False
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def _require_bounded(sent: "Image.Image") -> None:
    """Asked of the head alone, before a pixel is unpacked."""
    if sent.width * sent.height > MEGAPIXELS * 1000 * 1000:
        raise PictureRefused(
            _(
                "Das Bild hat {width} mal {height} Punkte. Erlaubt sind {limit} Millionen; bitte "
                "verkleinern."
            ).format(width=sent.width, height=sent.height, limit=MEGAPIXELS)
        )


def _pixels_of(sent: "Image.Image") -> "Image.Image":
    """Upright, on white, no larger than it is kept."""
    from PIL import Image, ImageOps

    sent.draft("RGB", (LONGEST, LONGEST))  # a JPEG is unpacked no larger than needed
    upright = ImageOps.exif_transpose(sent)
    flat = upright.convert("RGBA") if upright.has_transparency_data else upright.convert("RGB")
    flat.thumbnail((LONGEST, LONGEST))
    ground = Image.new("RGB", flat.size, "#ffffff")
    ground.paste(flat, mask=flat if flat.mode == "RGBA" else None)
    return ground


def _drawn(pixels: "Image.Image", *, sharp: bool) -> Picture:
    if sharp:
        stream = BytesIO()
        pixels.save(stream, "PNG", optimize=True)
        if stream.tell() <= _AS_PNG:
            return Picture(stream.getvalue(), "png", *pixels.size)
    stream = BytesIO()
    pixels.save(stream, "JPEG", quality=85, optimize=True, progressive=True)
    return Picture(stream.getvalue(), "jpeg", *pixels.size)
