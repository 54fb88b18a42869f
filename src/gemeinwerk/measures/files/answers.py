"""How a file is answered: from its stream, or that it is being made."""

from os import SEEK_END
from typing import BinaryIO

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.files.queries import Found

SMALL = 1_000_000
"""Bytes of what is answered whole, and kept in memory with other pages."""
SECONDS_TO_TRY_AGAIN = 3


def attachment(stream: BinaryIO, suffix: str, name: str) -> HttpResponseBase:
    """The file to keep under `name`: whole where it is small, else as it is read."""
    content_type = FORMATS[suffix].content_type
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    if size > SMALL:
        return FileResponse(stream, as_attachment=True, filename=name, content_type=content_type)
    with stream:
        response = HttpResponse(stream.read(), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def in_the_making(page: HttpResponse, found: Found) -> HttpResponse:
    """A page that says so: nobody keeps it, and programs are told when to ask again."""
    patch_cache_control(page, no_store=True)
    if found.error:
        page.status_code = 503
    else:
        page["Retry-After"] = str(SECONDS_TO_TRY_AGAIN)
    return page
