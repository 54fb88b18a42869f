"""What was deleted does not lie in the bytes of the database's file, nor in its journal."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import create_person
from gemeinwerk.municipalities.operations import set_up
from tests.elsewhere import Parted, go_on_with

NAME = "Zora Quellfeld"


def live(home: Path, file: Path) -> None:
    """She is in the town four times, then erased; what of her lies in the folder is told."""

    def left(when: str) -> None:
        # While another is connected: closing the last connection would tidy up by itself.
        kept = [path for path in home.rglob("*") if path.is_file()]
        named = [path.name for path in kept if b"quellfeld" in path.read_bytes().lower()]
        print(when, named, flush=True)

    town = set_up(name="Musterstadt", slug="m", land="BB", host="localhost", by=None)
    office = operations.invite(town, email="jana@x.example", name="Jana", roles=["office"], by=None)
    for number in range(4):
        email = f"{number}@musterstadt.example"
        user = operations.invite(town, email=email, name=NAME, roles=["unit_editor"], by=office)
        create_person(town, by=office, name=NAME, email=email, phone="0331 2891 77", user=user)
    beside = sqlite3.connect(file)
    beside.execute("SELECT 1 FROM accounts_user").fetchall()
    left("before")
    for user in User.objects.filter(name=NAME):
        operations.remove(user, town=town, by=office, reason="Antrag")
    left("after")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL tidies up by itself")
@pytest.mark.slow
def test_nothing_is_left_in_the_bytes(
    tmp_path: Path, installed_in: Callable[[Path], None], django_db_blocker: Any
) -> None:
    installed_in(tmp_path)
    file = tmp_path / "gemeinwerk.sqlite3"

    def on_its_file() -> None:
        go_on_with(file)
        with django_db_blocker.unblock():
            live(tmp_path, file)

    child = Parted(on_its_file)
    said, _errors = child.communicate()
    assert child.returncode == 0
    before, after = said.splitlines()
    assert "gemeinwerk.sqlite3" in before
    assert after == "after []"
