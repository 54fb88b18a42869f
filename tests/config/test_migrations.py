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
    """The name of an empty database, on the same kind of server."""
    if connection.vendor == "sqlite":
        yield f"{folder}.sqlite3"
        return
    name = f"{folder.name.replace('-', '_')}_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def address(name: str) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    ours = urlsplit(os.environ["GEMEINWERK_DATABASE_URL"])
    return urlunsplit(ours._replace(path=f"/{name}"))


def made(at_once: str, step_by_step: str, folder: Path) -> list[dict[str, Any]]:
    told = {
        "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
        "GEMEINWERK_DATABASE_URL": address(at_once),
        "GEMEINWERK_VAR": str(folder),
        "PYTHONPATH": f"{ROOT / 'src'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.config.migrated", step_by_step],
        env=os.environ | told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_what_is_made_at_once_is_what_migrations_make(db: None, tmp_path: Path) -> None:
    with empty(tmp_path / "at-once") as one, empty(tmp_path / "step-by-step") as other:
        at_once, migrated = made(one, other, tmp_path)
    assert sorted(migrated) == sorted(at_once)
    assert [name for name in migrated if migrated[name] != at_once[name]] == []
    assert len(migrated) > 150
