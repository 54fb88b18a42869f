"""Uploads in exchange for those of a backup, so that a restore killed anywhere ends consistent.

The database changes in one commit, files do not. So the files are exchanged right before the
commit, where a failure still changes nothing, and a journal beside them names the epoch the commit
brings (`audit.models.Epoch`). Whoever comes by later knows from it what to do: is it the epoch of
the database, then the commit was made and the old files go; else they come back.

All of it lies below the uploads' folder and moves its contents, never the folder: that may be a
mount of its own, which cannot be renamed and whose files cannot be moved to another one.

    .restore.lock          held by the restore that is under way
    .restore/new/          taken out of the archive: uploads/ and tables/
    .restore/old/          what stood here
    .restore/journal.json  as long as it is there, files may be half exchanged
"""

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gemeinwerk.config.backup.manifest import RESERVED, TABLES, UPLOADS


class Exchange:
    """The folders of a restore that is under way, below those of the uploads, `media`."""

    def __init__(self, media: Path) -> None:
        self.media = media
        self.root = media / RESERVED
        self.new = self.root / "new"
        self.old = self.root / "old"
        self.journal = self.root / "journal.json"

    def has_begun(self) -> bool:
        return any(self.media.glob(f"{RESERVED}*"))

    def begin(self) -> None:
        self.root.mkdir(mode=0o700)
        for folder in (self.old, self.new / UPLOADS, self.new / TABLES):
            folder.mkdir(parents=True)

    def forwards(self, epoch: str, files: Iterable[str]) -> None:
        """The old contents aside, the new `files` in their place. Raises OSError."""
        _sync(self.new)
        self._note(json.dumps({"epoch": epoch, "files": list(files)}))
        for entry in _entries(self.media):
            _move(entry, self.old)
        for entry in _entries(self.new / UPLOADS):
            _move(entry, self.media)
        _sync(self.old, self.media)

    def expected_epoch(self) -> str | None:
        """The epoch of the database if the restore was committed; None where nothing was moved."""
        known = self._journal()
        return known["epoch"] if known else None

    def backwards(self) -> None:
        """Undo what `forwards` did, however far it came, and however far an undoing came before.
        Raises OSError.
        """
        for name in (self._journal() or {}).get("files", ()):
            there, back = self.media / name, self.new / UPLOADS / name
            if not back.exists() and there.exists():
                back.parent.mkdir(parents=True, exist_ok=True)
                there.rename(back)
                _prune(there.parent, self.media)
        for entry in _entries(self.old):
            _move(entry, self.media)
        _sync(self.media)

    def end(self) -> None:
        """The journal goes first: without it, what is left is nothing but rubbish."""
        self.journal.unlink(missing_ok=True)
        shutil.rmtree(self.root, ignore_errors=True)

    def _journal(self) -> dict[str, Any] | None:
        if not self.journal.exists():
            return None
        found: dict[str, Any] = json.loads(self.journal.read_text(encoding="utf-8"))
        return found

    def _note(self, text: str) -> None:
        """The journal is there as a whole or not at all."""
        unfinished = self.journal.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.rename(self.journal)
        _sync(self.root)


@contextlib.contextmanager
def alone(media: Path) -> Iterator[bool]:
    """Whether nobody else is at a restore here; inside the block nobody will be."""
    path = media / f"{RESERVED}.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _got(handle, path):
            yield False
            return
        try:
            yield True
        finally:
            with contextlib.suppress(OSError):  # it does no harm, held by nobody
                path.unlink()
    finally:
        os.close(handle)


def _got(handle: int, path: Path) -> bool:
    """Held, and still the file of that name: who had it before took it away."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(handle), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, without what belongs to the restore itself."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(entry for entry in found if not entry.name.startswith(RESERVED))


def _move(entry: Path, folder: Path) -> None:
    """Where somebody uploads just now, a folder of that name may be there again: both are kept."""
    target = folder / entry.name
    if target.is_dir() and entry.is_dir() and not entry.is_symlink():
        for part in sorted(entry.iterdir()):
            _move(part, target)
        entry.rmdir()
    else:
        entry.rename(target)


def _prune(folder: Path, until: Path) -> None:
    """Folders that are empty now."""
    with contextlib.suppress(OSError):
        while folder != until:
            folder.rmdir()
            folder = folder.parent


def _sync(*folders: Path) -> None:
    """Let a power cut find the folders and those in them as they are now."""
    for folder in folders:
        for name, _folders, _files in os.walk(folder):
            place = os.open(name, os.O_RDONLY)
            try:
                os.fsync(place)
            finally:
                os.close(place)
