"""The catalogue as CSV as Excel opens it in Germany: UTF-8 with its mark, semicolons, 31.12.2026.

One row per measure, the columns of the spreadsheet; what a measure has several of stands line by
line in one cell (`lists_in_cells`). Like the spreadsheet it can be edited and brought back.
"""

import csv
import io
from collections.abc import Sequence

from gemeinwerk.core.escaping import for_csv
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import columns, lists_in_cells
from gemeinwerk.measures.exporting.codecs import as_text


def csv_file(document: Document, internals: Sequence[Document | None] = ()) -> bytes:
    """Write a catalogue document; with `internals` (one per measure) the columns of the house."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    unread = columns.unread_columns(one for one in internals if one)
    described = (
        *columns.MAIN,
        *(columns.INTERNAL if any(internals) else ()),
        *columns.LISTED,
        *unread,
    )
    writer.writerow([for_csv(column.heading) for column in described])
    for measure, internal in zip(
        document["measures"], internals or [None] * len(document["measures"]), strict=True
    ):
        row = columns.flat(measure)
        if internal:
            row = columns.unread_row(internal) | row | internal
        row |= {part.key: lists_in_cells.write(part, measure[part.key]) for part in columns.PARTS}
        cells = [
            for_csv(value) if isinstance(value, str) else as_text(value)
            for value in (column.codec.write(row.get(column.key)) for column in described)
        ]
        writer.writerow(cells)
    return stream.getvalue().encode("utf-8-sig")
