"""What a file of values said, carried along by the page that shows it, as small as a form must be.

text = packed(found.rows)        # raises TooMuch
rows = unpacked(text)            # raises ValueError for whatever no page of ours carries
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.value_files.reading import MOST, Said

_UNPACKED = 64 * 1024 * 1024
_BESIDE = 64 * 1024
_NAMES = tuple(one.name for one in fields(Said))


class TooMuch(DomainError):
    """The file says more than a page can carry along."""


def packed(rows: Sequence[Said]) -> str:
    """Column by column: there the texts are alike."""
    plain = json.dumps([[getattr(one, name) for one in rows] for name in _NAMES]).encode()
    text = urlsafe_b64encode(zlib.compress(plain)).decode()
    if len(plain) > _UNPACKED or len(text) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE - _BESIDE:
        raise TooMuch(
            _(
                "In der Datei steht mehr Text, als auf einmal zu übernehmen ist. Bitte teilen Sie "
                "sie auf."
            )
        )
    return text


def unpacked(text: str) -> list[Said]:
    columns: Any = json.loads(_inflated(text))
    if not isinstance(columns, list) or len(columns) != len(_NAMES):
        raise ValueError("no columns of rows")
    if any(not isinstance(one, list) or len(one) > MOST for one in columns):
        raise ValueError("too many rows")
    rows = zip(*columns, strict=True)
    return [Said.of(dict(zip(_NAMES, row, strict=True))) for row in rows]


def _inflated(text: str) -> bytes:
    reader = zlib.decompressobj()
    try:
        found = reader.decompress(urlsafe_b64decode(text.encode("ascii")), _UNPACKED)
    except zlib.error as error:
        raise ValueError("nothing a page packed") from error
    if not reader.eof or reader.unconsumed_tail:
        raise ValueError("cut off, or more than a page packs")
    return found
