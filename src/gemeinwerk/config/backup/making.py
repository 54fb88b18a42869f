"""Writing a backup: tables first, from one moment, then the files they speak of."""

import contextlib
import fcntl
import hashlib
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.apps import apps as installed
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinwerk.config.backup.errors import NotBackedUp
from gemeinwerk.config.backup.hashing import Sum, joined, line_for_hash, upload_hashes, uploads
from gemeinwerk.config.backup.manifest import MANIFEST, TABLES, UPLOADS, Manifest, Table
from gemeinwerk.config.backup.settling import epoch, settle
from gemeinwerk.config.backup.snapshot import counters, snapshot
from gemeinwerk.config.backup.tables import Model, line, names, rows, tables

WORKSHOP = ".backup-"
Progress = Callable[[str], None]


def backup(path: Path, progress: Progress = lambda _step: None) -> Manifest:
    """Write everything to `path` (.tar or .tar.gz), elsewhere until it is whole.

    Raises NotBackedUp, and OSError where the folder cannot be written to.
    """
    settle()
    life = epoch()
    with _workshop(path.parent) as folder:
        manifest = _dump_tables(folder, progress)
        unfinished = folder / path.name
        with _archive(unfinished) as archive:
            _write(archive, manifest, folder, progress)
        _require_same_life(life)
        _finish(unfinished, path)
    return manifest


@contextmanager
def _workshop(place: Path) -> Iterator[Path]:
    """A folder for unfinished work, gone afterwards; what a killed backup left there goes first."""
    with contextlib.ExitStack() as held:
        with _locked(place) as safe:
            for left in place.glob(f"{WORKSHOP}*") if safe else ():
                _sweep(left)
            folder = Path(tempfile.mkdtemp(dir=place, prefix=WORKSHOP))
            held.callback(shutil.rmtree, folder, ignore_errors=True)
            held.enter_context(_locked(folder))
        yield folder


def _sweep(left: Path) -> None:
    """Nobody holds a folder whose backup has died, not even one killed by force."""
    with _locked(left, wait=False) as died:
        if died:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: Path, wait: bool = True) -> Iterator[bool]:
    """Until the block or the process ends; False where it is another's or cannot be locked."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _require_same_life(manifest_epoch: str | None) -> None:
    """Rows from before a restore and uploads from after it would be no moment of anything."""
    if epoch() != manifest_epoch:
        raise NotBackedUp(
            _("Währenddessen wurde eine Sicherung zurückgespielt. Bitte noch einmal sichern.")
        )


def _finish(unfinished: Path, path: Path) -> None:
    """On the disk before it has its name: whoever sees the name has the whole."""
    unfinished.chmod(0o600)
    with unfinished.open("rb") as stream:
        os.fsync(stream.fileno())
    unfinished.replace(path)


def _archive(unfinished: Path) -> tarfile.TarFile:
    if unfinished.name.endswith(".tar"):
        return tarfile.open(unfinished, "w")
    return tarfile.open(unfinished, "w:gz", compresslevel=6)


def _dump_tables(folder: Path, progress: Progress) -> Manifest:
    with snapshot():
        manifest = Manifest(
            release=version("gemeinwerk"),
            made_at=timezone.now().isoformat(),
            migrations=applied_migrations(),
            counters=counters(installed),
        )
        for model in tables(installed):
            progress(model._meta.db_table)
            manifest.tables[model._meta.db_table] = _dump(model, folder)
    return manifest


def _dump(model: Model, folder: Path) -> Table:
    content, digest = Sum(), hashlib.sha256()
    with (folder / f"{model._meta.db_table}.jsonl").open("wb") as stream:
        for row in rows(model):
            content.add(line_for_hash(row))
            written = line(row)
            digest.update(written)
            stream.write(written)
    return Table(names(model), content.count, content.hex(), digest.hexdigest())


def _write(archive: tarfile.TarFile, manifest: Manifest, folder: Path, progress: Progress) -> None:
    media = Path(settings.MEDIA_ROOT)
    with _copied(media, folder / "uploads", progress) as files:
        manifest.uploads = upload_hashes(files)
        manifest.content_hash = joined(
            {name: table.rows_hash for name, table in manifest.tables.items()}, manifest.uploads
        )
        _add(archive, MANIFEST, manifest.as_json())
        for name in manifest.tables:
            archive.add(folder / f"{name}.jsonl", f"{TABLES}{name}.jsonl", filter=_anonymous)
        for path in uploads(files):
            archive.add(path, f"{UPLOADS}{path.relative_to(files)}", filter=_anonymous)


@contextmanager
def _copied(media: Path, to: Path, progress: Progress) -> Iterator[Path]:
    """The uploads as they are now, beyond the reach of who deletes one meanwhile."""
    to.mkdir()
    for path in uploads(media):
        progress(path.name)
        copy = to / path.relative_to(media)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # deleted this very moment
            shutil.copyfile(path, copy)
    yield to


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    archive.addfile(member, io.BytesIO(content))


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the names of accounts of this machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def applied_migrations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found
