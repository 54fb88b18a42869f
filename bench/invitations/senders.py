"""Who sends in the bench and is killed: `-m bench.invitations.senders`, in a process of its own."""

import os
import signal
from collections.abc import Iterator
from typing import Any

KILLS = 20
FIRST, FURTHER = 60, 101
"""Each lives so many steps longer than the one before: the last dies hundreds of mails in."""
TURNS = 40


def _die_at(step: int) -> None:
    """What is said to the server, what it answers and what is asked of the database is a step."""
    from django.db.backends.utils import CursorWrapper

    from gemeinwerk.notices.mailserver import Server

    done: list[str] = []

    def counted(owner: Any, name: str) -> None:
        plain = getattr(owner, name)

        def one(*args: Any, **more: Any) -> Any:
            done.append(name)
            if len(done) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return plain(*args, **more)

        setattr(owner, name, one)

    for owner, name in ((Server, "send"), (Server, "getreply"), (CursorWrapper, "execute")):
        counted(owner, name)


def _sends() -> bool:
    """All that is due; whether anything still waits."""
    from django.utils import timezone

    from gemeinwerk.notices.models import Notice
    from gemeinwerk.notices.sending import send_due

    Notice.objects.filter(state="queued").update(next_attempt_at=timezone.now())
    while send_due():
        pass
    return Notice.objects.filter(state="queued").exists()


def _died() -> Iterator[bool]:
    from django.db import connection, connections
    from django.utils import timezone

    from gemeinwerk.notices.models import Notice

    for kill in range(KILLS):
        connections.close_all()
        if connection.vendor == "postgresql":
            # Else those who part would talk through one and the same wire.
            connection.close_pool()  # type: ignore[attr-defined]
        child = os.fork()
        if child == 0:
            try:
                _die_at(FIRST + FURTHER * kill)
                _sends()
            finally:
                os._exit(0)
        yield os.WIFSIGNALED(os.waitpid(child, 0)[1])
        # Nobody waits here until the lease of the dead is over.
        Notice.objects.filter(leased_until__isnull=False).update(leased_until=timezone.now())


def main() -> None:
    import django

    django.setup()
    print(sum(_died()), flush=True)
    for _turn in range(TURNS):
        if not _sends():
            break


if __name__ == "__main__":
    main()
