"""Sessions in the database, each with the account it belongs to. Named by SESSION_ENGINE.

A session ends SESSION_MINUTES after the last request: each request that uses it moves its end,
at most once a minute.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from gemeinwerk.accounts import expired_session, models

MINUTE = timedelta(minutes=1)
_BROWSERS = ("Firefox", "Edg", "OPR", "Chrome", "Safari")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")
_CALLED = {"Edg": "Edge", "OPR": "Opera", "Macintosh": "macOS"}


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[models.Session]:
        return models.Session

    def create_model_instance(self, data: dict[str, Any]) -> models.Session:
        session = super().create_model_instance(data)
        assert isinstance(session, models.Session)
        session.user_id = data.get(SESSION_KEY)
        session.browser = data.get("browser", "")
        return session


class SessionClock:
    """Moves the end of a session that is being used, and remembers whose browser this is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A page that did not ask who is there must not ask now: it may be cached for everyone.
        if request.session.accessed and SESSION_KEY in request.session:
            self._move_end(request, response)
        return response

    def _move_end(self, request: HttpRequest, response: HttpResponse) -> None:
        seen = parse_datetime(request.session.get("seen", ""))
        now = timezone.now()
        if seen and timedelta(0) <= now - seen < MINUTE:
            return
        request.session["seen"] = now.isoformat()
        request.session["browser"] = browser(request.headers.get("User-Agent", ""))
        expired_session.remember(response, request.session[SESSION_KEY])


def browser(agent: str) -> str:
    """What a User-Agent header says, in two words: "Firefox, Windows"."""
    program = next((name for name in _BROWSERS if name in agent), "")
    system = next((name for name in _SYSTEMS if name in agent), "")
    return ", ".join(_CALLED.get(name, name) for name in (program, system) if name)
