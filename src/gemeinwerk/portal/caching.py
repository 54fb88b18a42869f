"""Public pages for anonymous readers: made once, answered from memory, valid until a public verb.

The key of a page holds the town's public revision, so every verb that changes what citizens read
makes all its pages new, and so does a restore; nothing has to be told to forget. Which town is
served and at which revision is asked of the database once a second at most: no page is older than
that. Pages that say "today" change with the day. Readers with a session get pages of their own,
never cached, of this very moment.

A stranger cannot make more pages than there are: the key names the town, not the host and port it
was asked under, only known parameters count, and pages with parameters have a small memory of
their own.
"""

import hashlib
from collections.abc import Callable
from copy import copy
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache, caches
from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.db import Error as DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponseRedirect,
    QueryDict,
)
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from gemeinwerk.audit.queries import public_revision
from gemeinwerk.core import compression
from gemeinwerk.core.briefly import Briefly
from gemeinwerk.core.lying_file import LyingFile
from gemeinwerk.municipalities.middleware import hostname
from gemeinwerk.municipalities.queries import with_public_revision

# Every parameter a public page reads. Others cannot make a new page, nor reach a link.
PARAMETERS = frozenset(
    {"suche", "art", "feld", "thema", "stelle", "stand", "jahr", "sortierung", "seite"}
    | {"antwort", "ort"}  # whether and how somebody's words are answered, what place they are about
    | {"als"}  # a list to take along
    | {"anzahl", "wurzel", "summe"}  # what is asked of the ledger
)
RELEASE = version("gemeinwerk")
LONGEST_VALUE = 100
LARGEST_BODY = 1_000_000  # bytes; what is larger is not kept in memory
SECONDS = 24 * 60 * 60
OF_THE_BODY = frozenset({"Content-Type", "Content-Disposition", "Content-Language"})

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """Mark a view as public: it reads known parameters only and may be cached."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _says_nothing(request.GET):
            clean = normalised(request).urlencode()
            return HttpResponseRedirect(f"{request.path}?{clean}" if clean else request.path)
        request.GET = normalised(request)  # type: ignore[assignment]
        request.META["QUERY_STRING"] = request.GET.urlencode()
        response = view(request, *args, **kwargs)
        response.is_public_page = True  # type: ignore[attr-defined]
        return response

    return marked


def normalised(request: HttpRequest) -> QueryDict:
    """The known parameters that say something, once each and in one order."""
    query = QueryDict(mutable=True)
    for name in sorted(PARAMETERS & request.GET.keys()):
        if value := request.GET[name].strip()[:LONGEST_VALUE]:
            query[name] = value
    return query


def _says_nothing(query: QueryDict) -> bool:
    """Whether an address names a filter that is not set, as a form without script makes it: its
    reader is sent on to the one that can be read and shared."""
    return any(not str(query[name]).strip() for name in PARAMETERS & query.keys())


def remembered(request: HttpRequest, name: str, make: Callable[[], Any]) -> Any:
    """A part of public pages (a list to choose from, counted figures), made once per revision."""
    key = _key(request, f"part:{name}")
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found


_town_and_revision = Briefly(with_public_revision, lambda: settings.PUBLIC_LAG)


class PublicPageCache:
    """Answers from memory, or with 304 where the reader has the page already.

    Stands before everything else and keeps answers as they leave, with all their headers: no
    session, no view, and within a second of another answer no SQL query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_anonymous_read(request) or not _found_town(request):
            return self._unkept(request)
        query = _query(request)
        if query is None:
            return self._unkept(request)
        key = _key(request, f"page:{request.path}?{query}")
        memory = caches["filtered" if query else "pages"]
        # A page for readers over HTTPS has headers of its own, and the same validator.
        kept: Kept | KeptFile | None = memory.get(f"{key}{request.scheme}")
        etag = f'W/"{key}"'
        if etag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
            return not_modified(etag, kept)
        if kept and (answer := kept.answer(request)):
            return answer
        response = self._made(request)
        if _may_be_known_again(response):
            _with_validators(response, etag)
            if request.method == "GET" and (made := _to_keep(response)):
                memory.set(f"{key}{request.scheme}", made, SECONDS)
                if isinstance(made, Kept):
                    return made.answer(request)
        return response

    def _made(self, request: HttpRequest) -> HttpResponse:
        """A view may do with the town what it likes; others are answered with the same."""
        if town := getattr(request, "municipality", None):
            request.municipality = copy(town)  # type: ignore[attr-defined]
        return self.get_response(request)

    def _unkept(self, request: HttpRequest) -> HttpResponse:
        response = self._made(request)
        if getattr(response, "is_public_page", False):
            patch_cache_control(response, private=True, no_cache=True)
        return response


class Kept(NamedTuple):
    """A page as it left: compressed where that makes it shorter."""

    body: bytes
    headers: dict[str, str]
    compressed: bool

    @classmethod
    def of(cls, response: HttpResponse) -> "Kept":
        headers, body = dict(response.headers), response.content
        headers.pop("Content-Length", None)
        if len(body) >= compression.WORTHWHILE and compression.is_text(response):
            return cls(compression.compressed(body), headers, compressed=True)
        return cls(body, headers, compressed=False)

    def answer(self, request: HttpRequest) -> HttpResponse:
        body, headers = self.body, self.headers
        if self.compressed:
            if compression.accepts_gzip(request):
                headers = headers | {"Content-Encoding": "gzip"}
            else:
                body = compression.plain(body)
        return HttpResponse(body, headers=headers | {"Content-Length": str(len(body))})


class KeptFile(NamedTuple):
    """A file that lies there: its place and how it left, never its content. The server hands it to
    the line without reading it."""

    place: str
    headers: dict[str, str]

    def answer(self, _request: HttpRequest) -> LyingFile | None:
        """None where it lies there no longer: a newer one took its place."""
        try:
            stream = Path(self.place).open("rb")  # noqa: SIM115 - closed with the answer
        except FileNotFoundError:
            return None
        return LyingFile(stream, headers=self.headers)


def _to_keep(response: HttpResponse) -> Kept | KeptFile | None:
    if isinstance(response, LyingFile):
        return KeptFile(response.place, dict(response.headers))
    if response.streaming or len(response.content) > LARGEST_BODY:
        return None
    return Kept.of(response)


def not_modified(etag: str, kept: Kept | KeptFile | None) -> HttpResponse:
    """304 with the headers the page has, but for those that describe a body."""
    response = HttpResponseNotModified()
    for name, value in kept.headers.items() if kept else ():
        if name not in OF_THE_BODY:
            response[name] = value
    return _with_validators(response, etag)


def _is_anonymous_read(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not settings.DEBUG
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path_info.startswith(settings.STATIC_URL)
        # Sent on to the address over HTTPS, without a page.
        and (request.is_secure() or not settings.SECURE_SSL_REDIRECT)
    )


def _found_town(request: HttpRequest) -> bool:
    """Sets town and revision of a request. What goes wrong goes wrong where it always does, behind
    the middleware that give a page of errors its headers."""
    try:
        found = _town_and_revision(hostname(request))
    except (DisallowedHost, DatabaseError):
        return False
    town, revision = found or (None, "")
    request.municipality = town  # type: ignore[attr-defined]
    request.public_revision = revision  # type: ignore[attr-defined]
    return town is not None


def _query(request: HttpRequest) -> str | None:
    """What of the parameters makes a page; None where they cannot be read, which goes wrong where
    it always does."""
    if not request.META.get("QUERY_STRING"):
        return ""
    try:
        return None if _says_nothing(request.GET) else normalised(request).urlencode()
    except SuspiciousOperation:
        return None


def _may_be_known_again(response: HttpResponse) -> bool:
    return (
        getattr(response, "is_public_page", False)
        and response.status_code == 200
        and not response.cookies
    )


def _with_validators(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Encoding", "Accept-Language", "Cookie"])
    return response


def _key(request: HttpRequest, what: str) -> str:
    town = request.municipality  # type: ignore[attr-defined]
    parts = (
        RELEASE,
        str(town.pk),
        _revision(request),
        timezone.localdate().isoformat(),
        get_language() if not what.startswith("page:") else "",  # a page's path says its language
        what,
    )
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:40]


def _revision(request: HttpRequest) -> str:
    """Asked once per request; for an anonymous one it is known already."""
    known: str | None = getattr(request, "public_revision", None)
    if known is None:
        known = public_revision(request.municipality.pk)  # type: ignore[attr-defined]
        request.public_revision = known  # type: ignore[attr-defined]
    return known
