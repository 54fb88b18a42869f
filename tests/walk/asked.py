"""Who asks in the walks, and what need not be asked again: the same answer is asked for once."""

from typing import Any

import pytest
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
