"""A list that citizens read, to take along."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from gemeinwerk.measures.exporting.csv_list import csv_list
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
    response = HttpResponse(csv_list(heads, rows), content_type=FORMATS["csv"].content_type)
    file = "-".join(slugify(str(one)) for one in name)
    response["Content-Disposition"] = f'attachment; filename="{file}.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
