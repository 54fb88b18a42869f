"""What was deleted does not lie in the bytes of the database's file, nor in its journal."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

NAME = "Zora Quellfeld"
LIFE = f"""
import os
import sqlite3
import django
django.setup()
from django.conf import settings
from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import create_person, edit_person, erase_person
from gemeinwerk.municipalities.operations import set_up

def left(when):
    # While another is connected: closing the last connection would tidy up by itself.
    kept = [path for path in settings.VAR_DIR.rglob("*") if path.is_file()]
    named = [path.name for path in kept if b"quellfeld" in path.read_bytes().lower()]
    print(when, named, flush=True)

town = set_up(name="Musterstadt", slug="m", land="BB", host="localhost", by=None)
office = operations.invite(town, email="jana@x.example", name="Jana", roles=["office"], by=None)
for number in range(4):
    name, email = "{NAME}", f"{{number}}@musterstadt.example"
    user = operations.invite(town, email=email, name=name, roles=["unit_editor"], by=office)
    create_person(town, by=office, name=name, email=email, phone="0331 2891 77", user=user)
beside = sqlite3.connect(settings.DATABASES["default"]["NAME"])
beside.execute("SELECT 1 FROM accounts_user").fetchall()
left("before")
for user in User.objects.filter(name="{NAME}"):
    operations.remove(user, town=town, by=office, reason="Antrag")
left("after")
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL tidies up by itself")
@pytest.mark.slow
def test_nothing_is_left_in_the_bytes(tmp_path: Path, installed_in: Callable[[Path], None]) -> None:
    installed_in(tmp_path)
    environment = {
        **{name: value for name, value in os.environ.items() if "GEMEINWERK" not in name},
        "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
        "GEMEINWERK_VAR": str(tmp_path),
    }
    command = [sys.executable, "-c", LIFE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.splitlines()
    assert "gemeinwerk.sqlite3" in before
    assert after == "after []"
