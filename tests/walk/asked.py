"""Who asks in the walks, and whether it matters who does: the same answer is asked for once."""

from typing import Any

from django.test import Client
from django.test.client import ClientHandler

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
