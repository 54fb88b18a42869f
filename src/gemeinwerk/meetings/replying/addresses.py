"""The address a calendar answers to: it names the invitation, and nobody else can write one.

It is that of the mailbox mails come back to, with what it needs behind the plus
(rueck+sitzung-12-0123456789abcdef@stadt.example).
"""

import re

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from gemeinwerk.meetings.models import Invitee

_MARKED = re.compile(r"\+sitzung-(\d{1,18})-([0-9a-f]{16})@")


def asks() -> bool:
    """Whether what comes to it is read at all."""
    return "@" in settings.MAIL_BOUNCES and bool(settings.MAIL_BOUNCES_BOX)


def address_of(invitee: Invitee) -> str:
    box, _at, host = settings.MAIL_BOUNCES.rpartition("@")
    return f"{box}+sitzung-{invitee.pk}-{_proof(invitee.pk)}@{host}"


def invitee_in(address: str) -> int | None:
    """The key of the invitation an address names; None where it is none or was made up."""
    found = _MARKED.search(address.lower())
    if found is None:
        return None
    key = int(found[1])
    return key if constant_time_compare(found[2], _proof(key)) else None


def _proof(key: int) -> str:
    return salted_hmac("gemeinwerk.meeting_reply", str(key), algorithm="sha256").hexdigest()[:16]
