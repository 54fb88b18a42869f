"""Who asks in the walks, and what need not be asked again: the same answer is asked for once."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest
from django.http import Http404, HttpResponse, QueryDict
from django.test import Client
from django.test.client import ClientHandler
from django.utils.translation import get_language

from gemeinwerk.accounts import access
from gemeinwerk.accounts.views import errors
from gemeinwerk.core import views
from gemeinwerk.privacy import disclosing, erasing, finding
from gemeinwerk.privacy.registry import Table
from gemeinwerk.privacy.traces import Traces
from tests.walk.scene import Scene

_PROGRAM = ClientHandler(enforce_csrf_checks=False)


def browser(user: Any = None) -> Client:
    """A browser of a walk, somebody's or a citizen's: what is behind it is set up once for all."""
    client = Client()
    client.handler = _PROGRAM
    if user is not None:
        client.force_login(user)
    return client


def leave_refusals_undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """For walks to which the status of a refusal says all: most of what is asked is refused."""

    def undrawn(*_said: Any, status: int, **_further: Any) -> HttpResponse:
        return HttpResponse(status=status)

    def no_error_page(_request: Any, _template: str, status: int, **_further: Any) -> HttpResponse:
        return HttpResponse(status=status)

    monkeypatch.setattr(errors, "render", undrawn)
    monkeypatch.setattr(views, "_error_page", no_error_page)


Asked = tuple[str, Any]
"""A right, and what it was asked for."""
LET_IN = 299
"""Answered by nobody but `at_the_door`."""


@contextmanager
def at_the_door(*, stop: bool = False) -> Iterator[list[Asked]]:
    """What is asked of whoever comes, first of all. With `stop` whoever is let in is answered so,
    and the page is not made.

    Of a page whose door is another's than `accounts.access` nothing is known.
    """
    require, asked, error_page = access.require, list[Asked](), views._error_page

    def look(request: Any, verb: str, subject: Any) -> None:
        asked.append((verb, subject))
        require(request, verb, subject)
        if stop:
            request.let_in = True
            raise Http404

    def answer(request: Any, *said: Any, **further: Any) -> HttpResponse:
        let_in = getattr(request, "let_in", False)
        return HttpResponse(status=LET_IN) if let_in else error_page(request, *said, **further)

    with mock.patch.multiple(access, require=look), mock.patch.multiple(views, _error_page=answer):
        yield asked


def same_for_everyone(answer: Any) -> bool:
    """Whether it was given to a citizen without a look at who asks, be it a page or a refusal.

    Who asks is known by the session alone: `test_rights_walk` sees to it. What pages for citizens
    add for whoever has one is the way back to the desk.
    """
    return not answer.wsgi_request.session.accessed


def look_once_for_names(monkeypatch: pytest.MonkeyPatch, scene: Scene) -> None:
    """What is kept of a person, and where they are named, is looked for in each table once in a
    town, not at each look at their page.

    For walks that change nobody's name and read something else there: it is hundreds of queries.
    """
    found = scene.looked_for

    def once(module: Any, name: str, place_of_traces: int) -> None:
        look = getattr(module, name)

        def known(*asked: Any, **more: Any) -> Any:
            parts = [id(one) if isinstance(one, Table) else one for one in asked]
            parts[place_of_traces] = _person(asked[place_of_traces])
            key = (name, get_language(), *parts, *more.values())
            if key not in found:
                answer = look(*asked, **more)
                found[key] = list(answer) if isinstance(answer, Iterator) else answer
            return found[key]

        monkeypatch.setattr(module, name, known)

    once(finding, "_rows", 1)
    once(disclosing, "_own", 1)
    once(erasing, "preview", 0)


def _person(traces: Traces) -> Any:
    words = (traces.names, traces.emails, traces.phones, traces.left)
    return traces.towns, frozenset(traces.keys.items()), *words


ALL_OF_THEM = "*"
_MAKING = {"setlistdefault", "__init__"}
_BEFORE_ANY_PAGE = {"gemeinwerk.core.untypable", "gemeinwerk.portal.caching"}


def watch_parameters(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of fields and parameters that were read since the set was last emptied, and
    `ALL_OF_THEM` where somebody went through all: by a page, not by who looks before any page."""
    read: set[str] = set()

    def watched(method: str, *, one: bool) -> None:
        real = getattr(QueryDict, method)

        def look(self: QueryDict, *arguments: Any, **more: Any) -> Any:
            if _is_of_a_page():
                read.add(arguments[0] if one else ALL_OF_THEM)
            return real(self, *arguments, **more)

        monkeypatch.setattr(QueryDict, method, look)

    for method in ("__getitem__", "__contains__", "getlist"):
        watched(method, one=True)
    for method in ("__iter__", "keys", "items", "lists", "values", "dict", "copy", "urlencode"):
        watched(method, one=False)
    return read


def _is_of_a_page() -> bool:
    frame = sys._getframe(2)
    while frame.f_globals["__name__"] in {"django.utils.datastructures", "django.http.request"}:
        if frame.f_code.co_name in _MAKING or frame.f_back is None:
            return False
        frame = frame.f_back
    return frame.f_globals["__name__"] not in _BEFORE_ANY_PAGE
