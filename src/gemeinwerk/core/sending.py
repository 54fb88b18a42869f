"""A form sent twice is done once: a double click, a reload, the button "back" and sent again.

Every page that is drawn has a token of its own against forged forms. The same token with the same
content at the same address is therefore the same sending. The first verb of a request notes it in
its own transaction: of two at the same moment one waits and is told; what was refused is not noted.
No form and no verb has to think of it, but for a view whose moment nobody may know (`unnoted`).
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gemeinwerk.core.models import Sending

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
KEPT = timedelta(days=7)
TOKEN = "csrfmiddlewaretoken"  # noqa: S105


class SentBefore(Exception):
    """The same form was sent and done before; `page` is where that led, or empty."""

    def __init__(self, page: str) -> None:
        super().__init__("sent twice")
        self.page = page


class Current:
    """The form a request sends."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.noted = False

    @cached_property
    def key(self) -> str:
        """Empty where no page of ours sent it. Worked out when a verb begins, not before."""
        posted = self._request.POST
        if not posted.get(TOKEN):
            return ""
        files = [
            (name, file.name, _digest(file))
            for name, some in sorted(self._request.FILES.lists())
            for file in some
        ]
        told = (self._request.get_full_path(), sorted(posted.lists()), files)
        return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(file: "UploadedFile[Any]") -> str:
    """A file that was mended and is called the same is another one, even where it is as long."""
    digest, place = hashlib.sha256(), file.tell()
    for part in file.chunks():
        digest.update(part)
    file.seek(place)
    return digest.hexdigest()


_current: ContextVar[Current | None] = ContextVar("sending", default=None)


@contextmanager
def of(request: HttpRequest) -> Iterator[Current]:
    current = Current(request)
    token = _current.set(current)
    try:
        yield current
    finally:
        _current.reset(token)


def unnoted(view: View[P]) -> View[P]:
    """A note of what was sent would tell when somebody did, and where it led. Its verbs themselves
    see to it that what is sent twice is done once."""

    @wraps(view)
    def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        token = _current.set(None)
        try:
            return view(request, *args, **kwargs)
        finally:
            _current.reset(token)

    return answering


@contextmanager
def once() -> Iterator[None]:
    """For the first verb of a request, within its transaction. Raises `SentBefore`."""
    current = _current.get()
    if current is None or current.noted or not (key := current.key):
        yield
        return
    try:
        with transaction.atomic():
            Sending.objects.create(key=key)
    except IntegrityError:
        found = Sending.objects.filter(pk=key).first()
        raise SentBefore(found.page if found else "") from None
    current.noted = True
    try:
        yield
    except BaseException:
        current.noted = False
        raise


def is_first(word: str) -> bool:
    """For what a script of ours sends, with a word of its own for each sending: whether this one
    was done before. Within the verb that does it, which holds what all with that word write."""
    return Sending.objects.get_or_create(key=word)[1]


def led_to(current: Current, page: str) -> None:
    """Keep where it led, for whoever sends it again."""
    Sending.objects.filter(pk=current.key).update(page=page[:500])


def forget_old() -> int:
    return Sending.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
