"""Public pages for anonymous readers: made once, answered from memory, valid until a public verb.

The key of a page holds the town's public revision, so every verb that changes what citizens read
makes all its pages new at once, and so does a restore; nothing has to be told to forget. Pages
that say "today" change with the day. Readers with a session get pages of their own, never cached.

A stranger cannot make more pages than there are: the key names the town, not the host and port it
was asked under, only known parameters count, and pages with parameters have a small memory of
their own.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.core.cache import cache, caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from gemeinwerk.audit.queries import public_revision

# Every parameter a public page reads. Others cannot make a new page, nor reach a link.
PARAMETERS = frozenset({"suche", "feld", "thema", "stelle", "stand", "jahr", "sortierung", "seite"})
RELEASE = version("gemeinwerk")
LONGEST_VALUE = 100
LARGEST_BODY = 1_000_000  # bytes; what is larger is not kept in memory
SECONDS = 24 * 60 * 60

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """Mark a view as public: it reads known parameters only and may be cached."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
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


def remembered(request: HttpRequest, name: str, make: Callable[[], Any]) -> Any:
    """A part of public pages (a list to choose from, counted figures), made once per revision."""
    key = _key(request, f"part:{name}")
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found


class PublicPageCache:
    """Answers from memory, or with 304 where the reader has the page already.

    Stands right after the municipality is known: no session, no view, two SQL queries.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_anonymous_read(request):
            response = self.get_response(request)
            if getattr(response, "is_public_page", False):
                patch_cache_control(response, private=True, no_cache=True)
            return response
        query = normalised(request).urlencode()
        key = _key(request, f"page:{request.path}?{query}")
        etag = f'W/"{key}"'
        if etag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
            return _with_validators(HttpResponseNotModified(), etag)
        kept = caches["filtered" if query else "pages"]
        if found := kept.get(key):
            body, headers = found
            return HttpResponse(body, headers=headers)
        response = self.get_response(request)
        if _may_be_known_again(response):
            _with_validators(response, etag)
            is_page = request.method == "GET" and not response.streaming
            if is_page and len(response.content) <= LARGEST_BODY:
                kept.set(key, (response.content, dict(response.headers)), SECONDS)
        return response


def _is_anonymous_read(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not settings.DEBUG
        and getattr(request, "municipality", None) is not None
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _may_be_known_again(response: HttpResponse) -> bool:
    return (
        getattr(response, "is_public_page", False)
        and response.status_code == 200
        and not response.cookies
    )


def _with_validators(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
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
    """Asked once per request."""
    known: str | None = getattr(request, "public_revision", None)
    if known is None:
        known = public_revision(request.municipality.pk)  # type: ignore[attr-defined]
        request.public_revision = known  # type: ignore[attr-defined]
    return known
