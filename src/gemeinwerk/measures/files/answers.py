"""How a file is answered: from its stream, or that it is being made."""

from io import BufferedReader
from os import SEEK_END
from typing import BinaryIO

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from gemeinwerk.core import compression
from gemeinwerk.core.lying_file import LyingFile
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.files.queries import Found

SMALL = 1_000_000
"""Bytes of what is answered whole, and kept in memory with other pages."""
SECONDS_TO_TRY_AGAIN = 3


def attachment(stream: BinaryIO, suffix: str, name: str) -> HttpResponseBase:
    """The file to keep under `name`.

    What lies there and is no text is handed on as it lies there. Texts and what was just made are
    answered whole where they are small: texts are sent compressed.
    """
    content_type = FORMATS[suffix].content_type
    headers = {
        "Content-Type": content_type,
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    if isinstance(stream, BufferedReader) and not compression.is_text_type(content_type):
        return LyingFile(stream, headers=headers)
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    if size > SMALL:
        return FileResponse(stream, as_attachment=True, filename=name, content_type=content_type)
    with stream:
        return HttpResponse(stream.read(), headers=headers)


def in_the_making(page: HttpResponse, found: Found) -> HttpResponse:
    """A page that says so: nobody keeps it, and programs are told when to ask again."""
    patch_cache_control(page, no_store=True)
    if found.error:
        page.status_code = 503
    else:
        page["Retry-After"] = str(SECONDS_TO_TRY_AGAIN)
    return page
