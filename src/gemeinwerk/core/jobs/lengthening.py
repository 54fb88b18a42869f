"""Work that cannot be asked how far it is: a thread beside it says that somebody is at work."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from gemeinwerk.core.jobs.kinds import Kind
from gemeinwerk.core.jobs.rows import Job
from gemeinwerk.core.jobs.working import extend

NAME = "lengthening"


@contextmanager
def lengthened(kind: Kind, row: Job) -> Iterator[None]:
    """Lengthen the lease of a row again and again, for as long as its kind may take; not within the
    transaction that ends it."""
    done, pause = threading.Event(), kind.lease / 4

    def say_so() -> None:
        for _turn in range(kind.longest // pause):
            if done.wait(pause.total_seconds()):
                break
            extend(kind, row)
        connection.close()

    beside = threading.Thread(target=say_so, name=NAME, daemon=True)
    beside.start()
    try:
        yield
    finally:
        done.set()
        beside.join()
