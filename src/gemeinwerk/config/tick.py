"""What is due each minute, in order. An area's work is one function here."""

from collections.abc import Callable, Iterator

from django.db import close_old_connections

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.sessions import SessionStore
from gemeinwerk.measures.importing.operations import take_up_abandoned
from gemeinwerk.notices.operations import forget_old, send_due


def forget_old_sessions() -> int:
    SessionStore.clear_expired()
    return limits.forget_old()


DUE: tuple[tuple[str, Callable[[], int]], ...] = (
    ("mails sent", send_due),
    ("old mails forgotten", forget_old),
    ("imports taken up again", take_up_abandoned),
    ("old limits and sessions forgotten", forget_old_sessions),
)


def run() -> Iterator[str]:
    """Do all that is due; a line for each kind of work that had something to do."""
    close_old_connections()
    for label, work in DUE:
        count = work()
        if count:
            yield f"{label}: {count}"
    close_old_connections()
