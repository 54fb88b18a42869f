"""What happens at the door, in the server's log: for whoever looks for attacks.

A line names the account by its number, never an address that was typed: it may be nobody's here,
and what is typed must not make lines of its own.
"""

import logging
from typing import Any

from allauth.account.signals import authentication_step_completed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

log = logging.getLogger("gemeinwerk.security")


def begin() -> None:
    """Listen to what Django and allauth tell."""
    user_logged_in.connect(_came_in, dispatch_uid="watch")
    user_logged_out.connect(_left, dispatch_uid="watch")
    user_login_failed.connect(_failed, dispatch_uid="watch")
    authentication_step_completed.connect(_step, dispatch_uid="watch")


def refused(request: HttpRequest, what: str) -> None:
    """Somebody was refused something: a right, another try, a passkey. `what` is a word of ours."""
    log.warning("refused %s: account %s, %s %r", what, _who(request), request.method, request.path)


def _came_in(sender: Any, request: HttpRequest, user: Any, **_rest: Any) -> None:
    log.info("signed in: account %s", user.pk)


def _left(sender: Any, request: HttpRequest, user: Any, **_rest: Any) -> None:
    if user is not None:
        log.info("signed out: account %s", user.pk)


def _failed(sender: Any, request: HttpRequest | None = None, **_rest: Any) -> None:
    log.warning("sign-in failed: password")


def _step(sender: Any, user: Any, method: str, **_rest: Any) -> None:
    log.info("proved by %s: account %s", method, user.pk)


def _who(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return str(user.pk) if user is not None and user.is_authenticated else "none"
