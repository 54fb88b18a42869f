"""When somebody began to write, and a word of the form: signed, so that no program makes it up.

It travels in the form and is kept nowhere.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing
from django.utils import timezone

_SALT = "gemeinwerk.contributions.form"


@dataclass(frozen=True)
class Begun:
    at: datetime | None
    """None: no page of ours was begun."""
    nonce: str


def new() -> str:
    now = int(timezone.now().timestamp())
    return signing.dumps([now, secrets.token_urlsafe(16)], salt=_SALT)


def read(text: str) -> Begun:
    """What is not ours has no moment, and a word of its own."""
    try:
        seconds, nonce = signing.loads(text[:500], salt=_SALT)
        return Begun(datetime.fromtimestamp(seconds, UTC), str(nonce))
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return Begun(None, secrets.token_urlsafe(16))
