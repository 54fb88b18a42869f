"""A town's first tables are made from the models, as tests make them; as migrations make them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def empty(folder: Path) -> Iterator[str]:
    """The address of an empty database, on the same kind of server."""
    ours = os.environ.get("GEMEINWERK_DATABASE_URL", "")
    if connection.vendor == "sqlite":
        folder.mkdir()
        yield f"sqlite:///{folder / 'town.sqlite3'}"
        return
    name = f"{folder.name.replace('-', '_')}_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(ours)._replace(path=f"/{name}"))
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def made(way: str, folder: Path) -> dict[str, Any]:
    with empty(folder / way) as address:
        told = {
            "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
            "GEMEINWERK_DATABASE_URL": address,
            "GEMEINWERK_VAR": str(folder),
            "PYTHONPATH": f"{ROOT / 'src'}",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.config.migrated", way],
            env=os.environ | told,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        tables: dict[str, Any] = json.loads(done.stdout)
        return tables


@pytest.mark.slow
def test_what_is_made_at_once_is_what_migrations_make(db: None, tmp_path: Path) -> None:
    migrated, at_once = made("step-by-step", tmp_path), made("at-once", tmp_path)
    assert sorted(migrated) == sorted(at_once)
    assert [name for name in migrated if migrated[name] != at_once[name]] == []
