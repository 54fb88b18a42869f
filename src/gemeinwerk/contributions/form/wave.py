"""When very many contributions come at once, the browser works something out before one is sent.

It costs a person a second and a program that sends thousands the day. Nobody is refused for it:
without a script, or without an answer that holds, the contribution waits to be read.

    challenge = asked(begun)                # signed, kept nowhere, of one form that was begun
    is_answered(challenge, answer, begun)   # one checksum
"""

import hashlib
from datetime import timedelta

from django.core import signing
from django.utils import timezone

from gemeinwerk.contributions.form.stamp import Begun
from gemeinwerk.contributions.models import Channel, Contribution, Participation

MANY, WITHIN = 60, timedelta(minutes=10)
"""More than these to one phase are a wave: a hall full of people sends fewer."""
BITS = 16
"""So many noughts the checksum begins with: about 65,000 tries, a second or two on a telephone."""
HOLDS = timedelta(hours=3)
_SALT = "gemeinwerk.contributions.wave"


def is_running(phase: Participation) -> bool:
    """One query."""
    came = Contribution.objects.filter(
        participation=phase, channel=Channel.FORM, received_at__gt=timezone.now() - WITHIN
    )
    return came.order_by()[: MANY + 1].count() > MANY


def asked(begun: Begun) -> str:
    return signing.TimestampSigner(salt=_SALT).sign(begun.nonce)


def is_answered(challenge: str, answer: str, begun: Begun) -> bool:
    """Whether it was asked of this form, lately, and the answer holds."""
    try:
        nonce = signing.TimestampSigner(salt=_SALT).unsign(challenge[:500], max_age=HOLDS)
    except signing.BadSignature:
        return False
    if nonce != begun.nonce or not answer.isascii() or not answer.isdigit() or len(answer) > 12:
        return False
    digest = hashlib.sha256(f"{challenge}:{answer}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - BITS) == 0
