"""Writing a backup: tables first, from one moment, then the files they speak of."""

import hashlib
import io
import json
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from django.apps import apps as installed
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from gemeinwerk.config.backup.hashing import Sum, joined, line_for_hash, upload_hashes, uploads
from gemeinwerk.config.backup.snapshot import counters, snapshot
from gemeinwerk.config.backup.tables import Model, line, names, rows, tables

FORMAT = "gemeinwerk-backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
UPLOADS = "uploads/"
TABLES = "tables/"

Progress = Callable[[str], None]


@dataclass
class Table:
    """`rows_hash` is that of its content, `sha256` that of its file in the archive."""

    columns: list[str]
    rows: int
    rows_hash: str
    sha256: str


@dataclass
class Manifest:
    """What a backup holds. `migrations` says which schema its tables have."""

    release: str
    made_at: str
    migrations: dict[str, list[str]]
    counters: dict[str, int]
    tables: dict[str, Table] = field(default_factory=dict)
    uploads: dict[str, str] = field(default_factory=dict)
    content_hash: str = ""

    def as_json(self) -> bytes:
        head = {"format": FORMAT, "format_version": FORMAT_VERSION}
        return json.dumps(head | asdict(self), indent=1, sort_keys=True).encode()


def backup(path: Path, progress: Progress = lambda _step: None) -> Manifest:
    """Write everything to `path` (.tar or .tar.gz), under another name until it is whole."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            manifest = _dump_tables(Path(folder), progress)
            with _archive(path, unfinished) as archive:
                _write(archive, manifest, Path(folder), progress)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _archive(path: Path, unfinished: Path) -> tarfile.TarFile:
    if path.name.endswith(".tar"):
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
