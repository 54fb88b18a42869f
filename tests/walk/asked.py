"""Who asks in the walks, and what need not be asked again: the same answer is asked for once."""

import sys
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.test.client import ClientHandler

from gemeinwerk.privacy import finding

_PROGRAM = ClientHandler(enforce_csrf_checks=False)


def browser(user: Any = None) -> Client:
    """A browser of a walk, somebody's or a citizen's: what is behind it is set up once for all."""
    client = Client()
    client.handler = _PROGRAM
    if user is not None:
        client.force_login(user)
    return client


def same_for_everyone(answer: Any) -> bool:
    """Whether it was given to a citizen without a look at who asks, be it a page or a refusal.

    Who asks is known by the session alone: `test_rights_walk` sees to it. What pages for citizens
    add for whoever has one is the way back to the desk.
    """
    return not answer.wsgi_request.session.accessed


def look_once_for_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a person is named is looked for in each table once, not at each look at their page.

    For walks that change nobody's name and read something else there: it is a hundred queries.
    """
    found: dict[Any, list[Any]] = {}
    look = finding._rows

    def known(table: Any, traces: Any, columns: tuple[str, ...]) -> list[Any]:
        key = (id(table), frozenset(traces.sure), columns)
        if key not in found:
            found[key] = list(look(table, traces, columns))
        return found[key]

    monkeypatch.setattr(finding, "_rows", known)


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
