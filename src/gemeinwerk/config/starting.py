"""How every process of an installation begins: in private, and with nothing left half done."""

import os
import signal
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.db import connection

OTHERS = 0o077
"""The rights of everybody but the owner."""


def in_private() -> None:
    """Files from here on are for the owner alone, and so are those that were not until now."""
    os.umask(OTHERS)
    for path in _ours():
        _close(path)


def begin() -> None:
    """Before serving, working or ticking. Ends the process where a broken restore stays broken."""
    from gemeinwerk.config.backup import NotSettled, settle

    in_private()
    try:
        settle()
    except NotSettled as refusal:
        raise SystemExit(refusal.message) from refusal


def tidy_when_stopped() -> None:
    """Being told to stop is an exception like Ctrl+C: what is open is closed and cleared away."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _ours() -> Iterable[Path]:
    """The folder of the installation and everything private in it."""
    yield Path(settings.VAR_DIR)
    yield from Path(settings.VAR_DIR).glob("*")
    for folder in (settings.MEDIA_ROOT, settings.DERIVED_ROOT, settings.EMAIL_FILE_PATH):
        yield Path(folder)
        yield from Path(folder).rglob("*")
    if connection.vendor == "sqlite":
        database = Path(settings.DATABASES["default"]["NAME"])
        yield from (database.with_name(database.name + end) for end in ("", "-wal", "-shm"))


def _close(path: Path) -> None:
    """To others. A folder that many share, or the file of another account, stays as it is."""
    try:
        found = path.lstat()
        shared = found.st_mode & stat.S_ISVTX or len(path.parts) <= 2  # like /tmp or /srv
        wide = found.st_mode & OTHERS and not stat.S_ISLNK(found.st_mode)
        if wide and not shared and found.st_uid == os.geteuid():
            path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)
    except (FileNotFoundError, NotADirectoryError):
        pass  # not there yet, or deleted this very moment
