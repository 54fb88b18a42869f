"""Work that cannot be asked how far it is: a thread beside it says that somebody is at work."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from gemeinwerk.core.jobs.kinds import Kind
from gemeinwerk.core.jobs.rows import Job
from gemeinwerk.core.jobs.working import extend


@contextmanager
def lengthened(kind: Kind, row: Job) -> Iterator[None]:
    """Lengthen the lease of a row again and again; not within the transaction that ends it."""
    done = threading.Event()

    def say_so() -> None:
        while not done.wait(kind.lease.total_seconds() / 4):
            extend(kind, row)
        connection.close()

    beside = threading.Thread(target=say_so, daemon=True)
    beside.start()
    try:
        yield
    finally:
        done.set()
        beside.join()
