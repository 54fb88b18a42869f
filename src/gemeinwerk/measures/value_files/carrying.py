"""What a file of values said, carried along by the page that shows it.

text = packed(found.rows)        # raises core.carrying.TooMuch
rows = unpacked(text)            # raises ValueError for whatever no page of ours carries
"""

from collections.abc import Sequence
from dataclasses import fields

from django.utils.translation import gettext as _

from gemeinwerk.core import carrying
from gemeinwerk.measures.value_files.reading import MOST, Said

_UNPACKED = 64 * 1024 * 1024
_BESIDE = 64 * 1024
_NAMES = tuple(one.name for one in fields(Said))


def packed(rows: Sequence[Said]) -> str:
    """Column by column: there the texts are alike."""
    refusal = _(
        "In der Datei steht mehr Text, als auf einmal zu übernehmen ist. Bitte teilen Sie sie auf."
    )
    columns = [[getattr(one, name) for one in rows] for name in _NAMES]
    return carrying.packed(columns, most=_UNPACKED, beside=_BESIDE, refusal=refusal)


def unpacked(text: str) -> list[Said]:
    columns = carrying.unpacked(text, most=_UNPACKED)
    if not isinstance(columns, list) or len(columns) != len(_NAMES):
        raise ValueError("no columns of rows")
    if any(not isinstance(one, list) or len(one) > MOST for one in columns):
        raise ValueError("too many rows")
    rows = zip(*columns, strict=True)
    return [Said.of(dict(zip(_NAMES, row, strict=True))) for row in rows]
