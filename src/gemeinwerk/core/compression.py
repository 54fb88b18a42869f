"""Texts are sent compressed to whoever takes them so; files are compressed already."""

import gzip
import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

WORTHWHILE = 200
"""Bytes; what is shorter is sent as it is."""
_LEVEL = 6
_TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml|javascript)|image/svg")
# A browser that wants none says so with a quality of nought.
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


class CompressTexts(GZipMiddleware):
    """Answers made for one reader, which may hold a secret beside what a stranger had it say.

    What nobody may keep (`no-store`: codes, keys, links that open a door, all of one's data) is
    not compressed at all: its length would tell of what stands in it (BREACH). Of all others Django
    pads each with a random number of bytes, so that their length tells little, and masks the tokens
    of forms. Public pages come compressed from `portal.caching`: they are for
    everybody and hold no secret.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not is_text(response) or may_not_be_kept(response):
            return response
        if not accepts_gzip(request):
            patch_vary_headers(response, ["Accept-Encoding"])
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer


def is_text(response: HttpResponseBase) -> bool:
    return is_text_type(response.headers.get("Content-Type", ""))


def is_text_type(content_type: str) -> bool:
    return _TEXT.match(content_type) is not None


def may_not_be_kept(response: HttpResponseBase) -> bool:
    """One mark for both: who forbids caches to keep a page (`never_cache`) says it is secret."""
    return "no-store" in response.headers.get("Cache-Control", "")


def accepts_gzip(request: HttpRequest) -> bool:
    return _TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


def compressed(content: bytes) -> bytes:
    """The same bytes for the same content: without a time, and without padding."""
    return gzip.compress(content, _LEVEL, mtime=0)


def plain(content: bytes) -> bytes:
    return gzip.decompress(content)
