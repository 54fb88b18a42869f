"""What an installation writes is for its owner alone; a killed backup leaves nothing behind."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection
from tests.elsewhere import Parted, go_on_with

from gemeinwerk.accounts.operations import invite
from gemeinwerk.config import starting
from gemeinwerk.config.backup import backup, making
from gemeinwerk.config.program import program
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.operations import set_up

PROGRAM = "from gemeinwerk.config.program import main; main()"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in [folder, *folder.rglob("*")] if mode(path) & 0o077]


def environment(var: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k != "GEMEINWERK_DATABASE_URL"}
    return kept | {"GEMEINWERK_VAR": str(var)}


def shell(var: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=environment(var),
        capture_output=True,
        text=True,
        check=False,
        umask=0o022,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def var(transactional_db: None, tmp_path: Path) -> Path:
    """The folder of an installation with a town and its first account, whom a mail waits for."""
    town = set_up(
        name="Musterstadt", slug="musterstadt", land="NW", host="musterstadt.example", by=None
    )
    invite(town, email="buero@musterstadt.example", name="Jana", roles=["office"], by=None)
    var = tmp_path / "var"
    var.mkdir()
    with sqlite3.connect(var / "gemeinwerk.sqlite3") as file:
        connection.connection.backup(file)
    file.close()
    return var


@pytest.mark.slow
def test_database_and_mails_are_for_the_owner_alone(var: Path) -> None:
    (var / "uploads").mkdir()
    (var / "uploads" / "from-before.xlsx").write_bytes(b"PK")
    (var / "gemeinwerk.sqlite3").chmod(0o644)
    var.chmod(0o755)
    shell(var, "tick")
    assert list((var / "mail").iterdir())
    assert open_to_others(var) == []


def test_a_backup_is_for_the_owner_alone(town: Municipality, tmp_path: Path) -> None:
    saved, before = tmp_path / "sicherung.tar.gz", os.umask(0o022)
    try:
        backup(saved)
    finally:
        os.umask(before)
    assert mode(saved) == 0o600


def test_an_upload_is_for_the_owner_alone(settings: object, tmp_path: Path) -> None:
    from django.core.files.base import ContentFile
    from django.core.files.storage import FileSystemStorage

    storage = FileSystemStorage(location=tmp_path / "uploads")
    storage.save("imports/2026/a.xlsx", ContentFile(b"PK"))
    assert open_to_others(tmp_path / "uploads") == []


@pytest.fixture
def home(tmp_path: Path, settings: object) -> Path:
    home = tmp_path / "home"
    (home / "mail").mkdir(parents=True)
    for name, folder in {"VAR_DIR": "", "EMAIL_FILE_PATH": "mail", "MEDIA_ROOT": "u"}.items():
        setattr(settings, name, home / folder)
    (home / "mail" / "a.log").write_text("An: …")
    return home


def test_what_stood_open_is_closed_at_the_start(home: Path) -> None:
    for path in (home, home / "mail", home / "mail" / "a.log"):
        path.chmod(0o777)
    before = os.umask(0o022)
    try:
        starting.in_private()
        (home / "later").write_text("later")
    finally:
        os.umask(before)
    assert open_to_others(home) == []
    assert os.access(home / "mail", os.X_OK)


def test_a_folder_that_many_share_stays_open(home: Path) -> None:
    """Somebody may have named /tmp as the folder of the installation."""
    home.chmod(0o1777)
    before = os.umask(0o022)
    try:
        starting.in_private()
    finally:
        os.umask(before)
    assert mode(home) == 0o1777


# --- killed backups -----------------------------------------------------------------------------


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_a_backup_that_fails_leaves_nothing(
    town: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "_write", full)
    result = CliRunner().invoke(program, ["backup", str(tmp_path / "sicherung.tar.gz")])
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert hidden(tmp_path) == []
    assert not list(tmp_path.glob("*.tar.gz"))


def test_what_a_killed_backup_left_goes_with_the_next(town: Municipality, tmp_path: Path) -> None:
    left = tmp_path / ".backup-dead"
    (left / "uploads").mkdir(parents=True)
    (left / "accounts_user.jsonl").write_text("[1]")
    alive = tmp_path / ".backup-alive"
    alive.mkdir()
    with making._locked(alive):
        backup(tmp_path / "sicherung.tar.gz")
        assert hidden(tmp_path) == [".backup-alive"]
    backup(tmp_path / "sicherung.tar.gz")
    assert hidden(tmp_path) == []


@pytest.fixture
def stopped(var: Path, tmp_path: Path, django_db_blocker: Any) -> Iterator[Parted]:
    """A process in the middle of a backup, which waits there for a signal."""

    def wait(*_what: object) -> None:
        print("there", flush=True)
        time.sleep(600)

    def save() -> None:
        go_on_with(var / "gemeinwerk.sqlite3")
        making._write = wait  # type: ignore[assignment]
        try:
            with django_db_blocker.unblock():
                program(["backup", str(tmp_path / "sicherung.tar.gz")])
        except SystemExit as told:
            os._exit(int(told.code or 0))

    process = Parted(save)
    assert process.stdout.readline() == "there\n"
    yield process
    if process.returncode is None:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_a_backup_that_is_told_to_stop_clears_up(stopped: Parted, tmp_path: Path) -> None:
    assert hidden(tmp_path)
    os.kill(stopped.pid, signal.SIGTERM)
    assert stopped.wait() == 128 + signal.SIGTERM
    assert hidden(tmp_path) == []
