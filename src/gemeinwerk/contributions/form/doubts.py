"""What makes a contribution doubtful. Nobody is refused for it: somebody reads it first."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from gemeinwerk.contributions.form.stamp import Begun
from gemeinwerk.contributions.moderating.models import DoubtKind

FASTEST = timedelta(seconds=8)
"""From the first of three pages to sending: nobody is faster who has read what is asked."""
LINKS = 2
"""So many are no doubt."""
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def of_text(text: str) -> list[str]:
    """What holds however it was sent, so that nobody amends into it what would have waited."""
    return [DoubtKind.LINKS] if len(_LINK.findall(text)) > LINKS else []


def of_sending(text: str, *, begun: Begun, now: datetime, trapped: bool, many: bool) -> list[str]:
    return list(_found(text, begun, now, trapped, many))


def _found(text: str, begun: Begun, now: datetime, trapped: bool, many: bool) -> Iterator[str]:
    if trapped:
        yield DoubtKind.TRAP
    if begun.at is None:
        yield DoubtKind.STAMP
    elif now - begun.at < FASTEST:
        yield DoubtKind.FAST
    if many:
        yield DoubtKind.MANY
    yield from of_text(text)
