"""The catalogue as CSV as Excel opens it in Germany: UTF-8 with its mark, semicolons, 31.12.2026.

One row per measure, the columns of the spreadsheet; what a measure has several of stands line by
line in one cell, in words.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date

from django.utils import translation

from gemeinwerk.measures.document import wording
from gemeinwerk.measures.document.values import Document
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import Cell
from gemeinwerk.measures.exporting.escaping import for_csv

_IN_WORDS = ("indicators", "milestones", "costs", "notes", "exceptions")


def csv_file(document: Document, internals: Sequence[Document | None] = ()) -> bytes:
    """Write a catalogue document; with `internals` (one per measure) the columns of the house."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    with translation.override("de"):
        further = columns.INTERNAL if any(internals) else ()
        described = (*columns.MAIN, *further)
        in_words = [str(wording.LABELS[key]) for key in _IN_WORDS]
        writer.writerow([column.heading for column in described] + in_words)
        for measure, internal in zip(
            document["measures"], internals or [None] * len(document["measures"]), strict=True
        ):
            row = columns.flat(measure) | (internal or {})
            cells = [_text(column.codec.write(row.get(column.key))) for column in described]
            cells += [for_csv(wording.text_of(key, measure)) for key in _IN_WORDS]
            writer.writerow(cells)
    return stream.getvalue().encode("utf-8-sig")


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, str):
        return for_csv(value)
    return str(value).replace(".", ",")
