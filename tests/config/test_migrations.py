"""Tests run on tables made from the models; a town's are made by migrations, and are the same."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from tests.config.migrated import described

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def address(tmp_path: Path) -> Any:
    """Of an empty database, on the same kind of server."""
    ours = os.environ.get("GEMEINWERK_DATABASE_URL", "")
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'town.sqlite3'}"
        return
    name = f"migrated_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(ours)._replace(path=f"/{name}"))
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


@pytest.mark.slow
def test_migrations_make_what_the_models_say(db: None, address: str, tmp_path: Path) -> None:
    told = {
        "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
        "GEMEINWERK_DATABASE_URL": address,
        "GEMEINWERK_VAR": str(tmp_path),
        "PYTHONPATH": f"{ROOT / 'src'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.config.migrated"],
        env=os.environ | told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    migrated = json.loads(done.stdout)
    of_models = json.loads(json.dumps(described(connection)))
    assert sorted(migrated) == sorted(of_models)
    assert [name for name in migrated if migrated[name] != of_models[name]] == []
