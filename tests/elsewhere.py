"""Another process on the database of a test, to be killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections

ANEW = """
import sys, django
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[1]
django.setup()
"""
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


class Elsewhere:
    """A worker of its own: with settings of its own a program of its own, else one that parts from
    this one. SQLite's memory is copied into a file first."""

    def __init__(self, folder: Path, media: Any, **environment: str) -> None:
        self.media, self.environment = str(media), environment
        found = connection.settings_dict
        self.file: Path | None = None
        if connection.vendor == "sqlite":
            self.file = folder / "town.sqlite3"
            with sqlite3.connect(self.file) as file:
                connection.connection.backup(file)
            self.url = f"sqlite:///{self.file}"
        else:
            who = f"{found['USER']}:{found['PASSWORD']}@" if found["USER"] else ""
            self.url = f"postgres://{who}{found['HOST']}:{found['PORT']}/{found['NAME']}"

    def begin(self, work: str = "jobs.work_one()", before: str = "") -> Any:
        """Begin to work; `before` may replace a function by `stop` to halt in the middle."""
        program = WORK.format(work=work, before=before)
        child = self._anew(program) if self.environment else self._parted(program)
        assert child.stdout
        assert child.stdout.readline() == "begun\n"
        return child

    def _anew(self, program: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", ANEW + program, self.media],
            env={
                **os.environ,
                "GEMEINWERK_DATABASE_URL": self.url,
                "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
                **self.environment,
            },
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def _parted(self, program: str) -> Parted:
        def work() -> None:
            go_on_with(self.file)
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
