"""What a sheet said, carried along by the page that shows it, as small as a form must be.

text = packed(found.rows)        # raises TooMuch
rows = unpacked(text)            # raises ValueError for whatever no page of ours carries
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.monitoring.sheets.layout import MOST
from gemeinwerk.monitoring.sheets.reading import SheetRow

UNPACKED = 16 * 1024 * 1024
"""Bytes of what a sheet says."""
_BESIDE = 256 * 1024
"""Of a form: what is chosen where two values clash, at 500 reports."""


class TooMuch(DomainError):
    """The sheet says more than a page can carry along."""


def packed(rows: Sequence[SheetRow]) -> str:
    plain = json.dumps([one.plain() for one in rows]).encode()
    text = urlsafe_b64encode(zlib.compress(plain)).decode()
    if len(plain) > UNPACKED or len(text) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE - _BESIDE:
        raise TooMuch(
            _(
                "In der Tabelle steht mehr Text, als auf einmal zu übernehmen ist. Löschen Sie in "
                "einer Kopie die Zeilen der halben Maßnahmen, und senden Sie die Hälften "
                "nacheinander."
            )
        )
    return text


def unpacked(text: str) -> list[SheetRow]:
    plain: Any = json.loads(_inflated(text))
    if not isinstance(plain, list) or len(plain) > MOST:
        raise ValueError("no list of rows")
    rows = [SheetRow.of(one) for one in plain]
    if len({one.report for one in rows}) < len(rows):
        raise ValueError("a report twice")
    return rows


def _inflated(text: str) -> bytes:
    reader = zlib.decompressobj()
    try:
        found = reader.decompress(urlsafe_b64decode(text.encode("ascii")), UNPACKED)
    except zlib.error as error:
        raise ValueError("nothing a page packed") from error
    if not reader.eof or reader.unconsumed_tail:
        raise ValueError("cut off, or more than a page packs")
    return found
