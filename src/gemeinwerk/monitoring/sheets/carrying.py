"""What a sheet said, carried along by the page that shows it.

text = packed(found.rows)        # raises core.carrying.TooMuch
rows = unpacked(text)            # raises ValueError for whatever no page of ours carries
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gemeinwerk.core import carrying
from gemeinwerk.monitoring.sheets.layout import MOST
from gemeinwerk.monitoring.sheets.reading import SheetRow

UNPACKED = 16 * 1024 * 1024
"""Bytes of what a sheet says."""
_BESIDE = 256 * 1024
"""Of a form: what is chosen where two values clash, at 500 reports."""


def packed(rows: Sequence[SheetRow]) -> str:
    refusal = _(
        "In der Tabelle steht mehr Text, als auf einmal zu übernehmen ist. Löschen Sie in "
        "einer Kopie die Zeilen der halben Maßnahmen, und senden Sie die Hälften "
        "nacheinander."
    )
    plain = [one.plain() for one in rows]
    return carrying.packed(plain, most=UNPACKED, beside=_BESIDE, refusal=refusal)


def unpacked(text: str) -> list[SheetRow]:
    plain = carrying.unpacked(text, most=UNPACKED)
    if not isinstance(plain, list) or len(plain) > MOST:
        raise ValueError("no list of rows")
    rows = [SheetRow.of(one) for one in plain]
    if len({one.report for one in rows}) < len(rows):
        raise ValueError("a report twice")
    return rows
