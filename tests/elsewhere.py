"""Another process on the database of a test, to be killed."""

import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

WORK = """
import sys
from gemeinwerk.core import jobs
from gemeinwerk.notices import sending
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.undoing import operations as undoing
def stop(*args, **more):
    print("in the middle", flush=True)
    sys.stdin.read()
{before}
print("begun", flush=True)
{work}
"""


class Parted:
    """A process that parts from this one, with the program loaded: to load it takes longer than
    what is to be done. Used as one of `subprocess` is."""

    def __init__(self, work: Callable[[], None]) -> None:
        said, saying = os.pipe()
        listening, self._holding = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os.close(said)
            os.close(self._holding)
            sys.stdin, sys.stdout = os.fdopen(listening), os.fdopen(saying, "w")
            _end_with(work)
        os.close(saying)
        os.close(listening)
        self.stdout = os.fdopen(said)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        _pid, status = os.waitpid(self.pid, 0)
        os.close(self._holding)
        self.stdout.close()
        self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def communicate(self) -> tuple[str, None]:
        said = self.stdout.read()
        self.wait()
        return said, None


def _end_with(work: Callable[[], None]) -> None:
    """Without what would be tidied up here although it is another's."""
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


_OF_ANOTHER: list[Any] = []
"""Connections of the process this one parted from: what is held open is not closed."""


def go_on_with(file: Path | None) -> None:
    """In a process that parted: with connections of its own, on SQLite to this file."""
    pools = getattr(connection, "_connection_pools", {})
    _OF_ANOTHER.extend((connections[DEFAULT_DB_ALIAS], *pools.values()))
    pools.clear()
    connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    if file:
        connection.settings_dict["NAME"] = str(file)


def by_mail_server(port: int, within: float = 10) -> dict[str, Any]:
    """Settings with which mails are handed to a server here."""
    return {
        "EMAIL_BACKEND": "gemeinwerk.notices.mailserver.Backend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": port,
        "EMAIL_USE_TLS": False,
        "EMAIL_TIMEOUT": within,
        "MAIL_TIMEOUT": within,
        "MAIL_MOST_SECONDS": 3 * within,
    }


class Elsewhere:
    """A worker of its own, which parts from this one; `told` are settings that it alone is told.
    SQLite's memory is copied into a file first."""

    def __init__(self, folder: Path, **told: Any) -> None:
        self.told = told
        self.file: Path | None = None
        if connection.vendor == "sqlite":
            self.file = folder / "town.sqlite3"
            with sqlite3.connect(self.file) as file:
                connection.connection.backup(file)

    def begin(self, work: str = "jobs.work_one()", before: str = "") -> Parted:
        """Begin to work; `before` may replace a function by `stop` to halt in the middle."""
        child = self._parted(WORK.format(work=work, before=before))
        assert child.stdout
        assert child.stdout.readline() == "begun\n"
        return child

    def _parted(self, program: str) -> Parted:
        def work() -> None:
            go_on_with(self.file)
            for name, value in self.told.items():
                setattr(settings, name, value)
            exec(program, {})

        return Parted(work)

    def ask(self, sql: str) -> list[Any]:
        """The rows a statement gives, if it gives any."""
        if self.file:
            with sqlite3.connect(self.file) as file:
                return file.execute(sql).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
