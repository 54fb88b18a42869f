"""A worker that dies at a step: what is asked of the database and each commit, before it and after
it. Which step it dies at is counted, not timed.

Only in a process of its own: it forks, and whoever parts must not share a connection.
"""

import os
import signal
from typing import Any


def work(at: int = 0) -> tuple[bool, int]:
    """A worker that dies at that step, or does all there is; whether it died, and its steps."""
    from django.db import connection, connections

    from gemeinwerk.core import jobs

    connections.close_all()
    if connection.vendor == "postgresql":
        # Else those who part would talk through one and the same wire.
        connection.close_pool()  # type: ignore[attr-defined]
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            steps: list[str] = []
            _counted(steps, at)
            while jobs.work_one():
                pass
            os.write(tell, str(len(steps)).encode())
        finally:
            os._exit(0)
    os.close(tell)
    died = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with os.fdopen(told) as answer:
        return died, int(answer.read() or 0)


def _counted(steps: list[str], at: int) -> None:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

    def step(name: str) -> None:
        steps.append(name)
        if len(steps) == at:
            os.kill(os.getpid(), signal.SIGKILL)

    ask, commit = CursorWrapper.execute, BaseDatabaseWrapper._commit  # type: ignore[attr-defined]

    def asked(self: Any, *args: Any, **more: Any) -> Any:
        step("ask")
        return ask(self, *args, **more)

    def committed(self: Any, *args: Any, **more: Any) -> Any:
        step("before a commit")
        done = commit(self, *args, **more)
        step("after a commit")
        return done

    CursorWrapper.execute = asked  # type: ignore[method-assign]
    BaseDatabaseWrapper._commit = committed  # type: ignore[attr-defined]
