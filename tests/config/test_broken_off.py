"""A restore that breaks off leaves the old installation or the new one, never half of each."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from gemeinwerk.config.backup import NotRestored, backup, content_hash, restore, settle
from gemeinwerk.municipalities.models import Municipality

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the tries have an SQLite of their own: once is enough"
)
def test_killed_or_refused_at_each_step_all_is_old_or_all_is_new(
    tmp_path: Path, installed_in: Callable[[Path], None]
) -> None:
    installed_in(tmp_path / "home")
    first, *tries = played(tmp_path / "home")
    old, new = first["old"], first["new"]
    assert old != new
    commit = first["steps"].index("after the commit")
    for one in tries:
        assert one["found"]["hash"] in {old, new}, one
        assert one["found"]["left"] == [], one
        if one["way"] in ("killed", "left"):
            assert one["status"] == signal.SIGKILL, one
            assert (one["found"]["hash"] == new) is (one["place"] >= commit), one
        elif one["way"] == "refused":
            assert one["status"] == 0, one
            if one["said"]["refused"] is not None:
                assert (one["found"]["hash"] == old) is bool(one["said"]["refused"]), one
        else:
            assert one["found"]["hash"] == old, one
    ways = [one["way"] for one in tries]
    assert min(ways.count(way) for way in ("left", "refused", "left twice")) > 5
    assert ways.count("killed") == 3


def played(home: Path) -> list[dict[str, Any]]:
    environment = {k: v for k, v in os.environ.items() if k != "GEMEINWERK_DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.config.broken_off"],
        env=environment | {"GEMEINWERK_VAR": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def media(town: Municipality) -> Path:
    media = Path(settings.MEDIA_ROOT)
    write(media / "imports" / "2026" / "a.xlsx", "saved")
    write(media / "single.xlsx", "saved")
    return media


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def saved(media: Path, tmp_path: Path) -> Path:
    """A backup, and other rows and files in its place since."""
    path = tmp_path / "sicherung.tar.gz"
    backup(path)
    Municipality.objects.update(name="Später umbenannt")
    write(media / "imports" / "2026" / "a.xlsx", "later")
    write(media / "new.xlsx", "later")
    return path


@pytest.fixture
def move_fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`move_fails(2)`: of the moves into the folder of the old or the new, the third fails."""
    moving = os.rename

    def fail(at: int) -> None:
        count = iter(range(100))

        def rename(old: Path, new: Path) -> None:
            if "journal" not in str(old) and next(count) == at:
                raise OSError(errno.EBUSY, "Device or resource busy", str(old))
            moving(old, new)

        monkeypatch.setattr(os, "rename", rename)

    return fail


@pytest.mark.parametrize("at", range(5) if connection.vendor == "sqlite" else [4])
def test_uploads_that_cannot_be_moved_leave_the_database_as_it_is(
    saved: Path, move_fails: Callable[[int], None], at: int
) -> None:
    """As with a folder of the uploads that is a mount of its own. To the database every move is
    the same: on PostgreSQL the last is enough."""
    before = content_hash()
    move_fails(at)
    with pytest.raises(NotRestored, match="nichts geändert"):
        restore(saved, replace=True)
    assert content_hash() == before
    assert not list(Path(settings.MEDIA_ROOT).glob(".*"))


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder on another file system than the tests' folder."""
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == Path.cwd().stat().st_dev:
        pytest.skip("there is no second file system")
    folder = other / f"gemeinwerk-test-{os.getpid()}"
    folder.mkdir()
    yield folder
    subprocess.run(["rm", "-rf", str(folder)], check=True)


def test_uploads_on_a_file_system_of_their_own_come_back(
    elsewhere: Path, town: Municipality, tmp_path: Path
) -> None:
    media = Path(settings.MEDIA_ROOT)
    media.symlink_to(elsewhere)
    write(media / "imports" / "a.xlsx", "saved")
    path = tmp_path / "sicherung.tar.gz"
    before = backup(path).content_hash
    write(media / "imports" / "a.xlsx", "later")
    restore(path, replace=True)
    assert content_hash() == before
    assert (media.is_symlink(), (elsewhere / "imports" / "a.xlsx").read_text()) == (True, "saved")


def test_what_is_uploaded_during_the_exchange_stays(saved: Path, media: Path) -> None:
    """A folder that was put aside a moment ago is there again."""
    moving = os.rename

    def rename(old: Path, new: Path) -> None:
        moving(old, new)
        if old == media / "imports":
            write(media / "imports" / "2026" / "meanwhile.xlsx", "meanwhile")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "rename", rename)
        restore(saved, replace=True)
    assert (media / "imports" / "2026" / "a.xlsx").read_text() == "saved"
    assert (media / "imports" / "2026" / "meanwhile.xlsx").read_text() == "meanwhile"


def test_two_restores_do_not_mix(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def second(_table: str) -> None:
        if not asked:
            with pytest.raises(NotRestored) as refusal:
                restore(saved, replace=True)
            asked.append(refusal.value.message)
            assert settle() == 0  # nor does a process that starts now take it for broken

    restore(saved, replace=True, progress=second)
    assert "gerade schon" in asked[0]


def test_a_database_of_an_older_release_is_not_migrated_by_the_way(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_: ["one"]
    )
    with pytest.raises(NotRestored, match="gemeinwerk migrate"):
        restore(saved, replace=True)
