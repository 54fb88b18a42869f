"""A list that citizens read, to take along: as Excel opens it in Germany, like the catalogue."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from gemeinwerk.measures.exporting.escaping import for_csv
from gemeinwerk.measures.exporting.formats import FORMATS

PARAMETER, VALUE = "als", "csv"


def is_wanted(request: HttpRequest) -> bool:
    """?als=csv"""
    return request.GET.get(PARAMETER) == VALUE


def address(request: HttpRequest) -> str:
    """Of the list a page shows, all its pages together."""
    query = request.GET.copy()
    query.pop("seite", None)
    query[PARAMETER] = VALUE
    return f"?{query.urlencode()}"


def answer(
    name: Sequence[object], heads: Iterable[str], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """``name``: what the file's name is made of."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([for_csv(str(head)) for head in heads])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    content = stream.getvalue().encode("utf-8-sig")
    response = HttpResponse(content, content_type=FORMATS["csv"].content_type)
    file = "-".join(slugify(str(one)) for one in name)
    response["Content-Disposition"] = f'attachment; filename="{file}.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else for_csv(str(value))
