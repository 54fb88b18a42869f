"""A list with its heads as CSV, as Excel opens it in Germany: like the catalogue, but to read."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from gemeinwerk.core.escaping import for_csv


def csv_list(heads: Iterable[object], rows: Iterable[Sequence[object]]) -> bytes:
    """A day in German, nothing for None, all else as text."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(head) for head in heads])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else for_csv(str(value))
