"""The catalogue as CSV as Excel opens it in Germany: UTF-8 with its mark, semicolons, 31.12.2026.

One row per measure, the columns of the spreadsheet; what a measure has several of stands line by
line in one cell, in words.
"""

import csv
import io
from collections.abc import Sequence

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.exporting.escaping import for_csv


def csv_file(document: Document, internals: Sequence[Document | None] = ()) -> bytes:
    """Write a catalogue document; with `internals` (one per measure) the columns of the house."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    described = (*columns.MAIN, *(columns.INTERNAL if any(internals) else ()))
    in_words = [columns.words_heading(key) for key in columns.IN_WORDS]
    writer.writerow([column.heading for column in described] + in_words)
    for measure, internal in zip(
        document["measures"], internals or [None] * len(document["measures"]), strict=True
    ):
        row = columns.flat(measure) | (internal or {})
        cells = [
            for_csv(value) if isinstance(value, str) else as_text(value)
            for value in (column.codec.write(row.get(column.key)) for column in described)
        ]
        cells += [for_csv(columns.in_words(key, measure)) for key in columns.IN_WORDS]
        writer.writerow(cells)
    return stream.getvalue().encode("utf-8-sig")
