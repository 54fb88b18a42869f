"""What a page carries along to its next request, as small as a form must be.

text = packed(rows, most=MOST, beside=BESIDE, refusal=_("…"))     # raises TooMuch
rows = unpacked(text, most=MOST)     # raises ValueError for whatever no page of ours carries
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from django.conf import settings

from gemeinwerk.core.errors import DomainError


class TooMuch(DomainError):
    """It is more than a page can carry along."""


def packed(plain: Any, *, most: int, beside: int, refusal: str) -> str:
    """``plain``: anything JSON holds, of at most ``most`` bytes. ``beside``: bytes of the form that
    others need."""
    content = json.dumps(plain).encode()
    text = urlsafe_b64encode(zlib.compress(content)).decode()
    if len(content) > most or len(text) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE - beside:
        raise TooMuch(refusal)
    return text


def unpacked(text: str, *, most: int) -> Any:
    """Never more than ``most`` bytes are unpacked, whatever somebody sends."""
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(urlsafe_b64decode(text.encode("ascii")), most)
    except zlib.error as error:
        raise ValueError("nothing a page packed") from error
    if not reader.eof or reader.unconsumed_tail:
        raise ValueError("cut off, or more than a page packs")
    return json.loads(content)
