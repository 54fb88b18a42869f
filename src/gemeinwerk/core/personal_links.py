"""Words in links of their own, with which people act without an account.

word = new_word()        # goes into the link, and is kept nowhere
hashed(word)             # what is kept, and found by
"""

import hashlib
import secrets
from datetime import datetime

from django.db import models
from django.utils.timezone import localdate

BYTES = 32


def new_word() -> str:
    return secrets.token_urlsafe(BYTES)


def hashed(word: str) -> str:
    """A plain checksum: a word is too long to be guessed from it."""
    return hashlib.sha256(word.encode()).hexdigest()


def note_used(link: models.Model, used_at: datetime | None, now: datetime) -> None:
    """That it was opened, once a day: no more than the day is shown."""
    if used_at is None or localdate(used_at) != localdate(now):
        type(link)._base_manager.filter(pk=link.pk).update(used_at=now)
