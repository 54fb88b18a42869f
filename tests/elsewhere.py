"""Another process on the database of a test, to be killed."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connection

WORK = """
import sys, django
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[1]
django.setup()
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


class Elsewhere:
    """A worker of its own. SQLite's memory is copied into a file first."""

    def __init__(self, folder: Path, media: Any, **environment: str) -> None:
        self.media, self.environment = str(media), environment
        found = connection.settings_dict
        if connection.vendor == "sqlite":
            self.file = folder / "town.sqlite3"
            with sqlite3.connect(self.file) as file:
                connection.connection.backup(file)
            self.url = f"sqlite:///{self.file}"
        else:
            who = f"{found['USER']}:{found['PASSWORD']}@" if found["USER"] else ""
            self.url = f"postgres://{who}{found['HOST']}:{found['PORT']}/{found['NAME']}"

    def begin(self, work: str = "jobs.work_one()", before: str = "") -> "subprocess.Popen[str]":
        """Begin to work; `before` may replace a function by `stop` to halt in the middle."""
        child = subprocess.Popen(
            [sys.executable, "-c", WORK.format(work=work, before=before), self.media],
            env={
                **os.environ,
                "GEMEINWERK_DATABASE_URL": self.url,
                "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
                **self.environment,
            },
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout
        assert child.stdout.readline() == "begun\n"
        return child

    def ask(self, sql: str) -> list[Any]:
        """The rows a statement gives, if it gives any."""
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.file) as file:
                return file.execute(sql).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
