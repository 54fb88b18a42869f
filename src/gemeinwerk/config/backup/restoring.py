"""Bringing a backup back: looked through first, then all or nothing, then compared."""

import hashlib
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps as installed
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from gemeinwerk.audit.operations import renew_epoch
from gemeinwerk.config.backup.errors import NotRestored
from gemeinwerk.config.backup.hashing import joined, table_hashes, upload_hashes
from gemeinwerk.config.backup.making import (
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    TABLES,
    UPLOADS,
    Manifest,
    Progress,
    Table,
    applied_migrations,
)
from gemeinwerk.config.backup.snapshot import set_counters
from gemeinwerk.config.backup.tables import Row, empty, insert, names, tables

OURS = "gemeinwerk."


def restore(
    path: Path, *, replace: bool = False, progress: Progress = lambda _step: None
) -> Manifest:
    """Bring back what `path` holds; without `replace` only into an installation that is empty.

    Raises NotRestored, and then nothing has changed.
    """
    media = Path(settings.MEDIA_ROOT)
    media.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=media.parent, prefix=".restore-") as name:
        folder = Path(name)
        manifest = _unpacked(path, folder)
        _require_fitting(manifest)
        _require_empty(replace)
        with transaction.atomic():
            _fill(manifest, folder, progress)
            _require_same(manifest, folder)
        _swap(folder / UPLOADS, media)
    _clear(Path(settings.DERIVED_ROOT))
    return manifest


# --- looking through ----------------------------------------------------------------------------


def _unpacked(path: Path, folder: Path) -> Manifest:
    """Only what the manifest names comes out of the archive, and only if it is what it says."""
    (folder / UPLOADS).mkdir()
    (folder / TABLES).mkdir()
    try:
        with tarfile.open(path) as archive:
            manifest = _manifest(archive)
            wanted = {f"{TABLES}{name}.jsonl": one.sha256 for name, one in manifest.tables.items()}
            wanted |= {f"{UPLOADS}{name}": digest for name, digest in manifest.uploads.items()}
            for member in archive:
                if member.name in wanted:
                    _take_out(archive, member, folder, wanted.pop(member.name))
    except (tarfile.TarError, EOFError, OSError) as broken:
        raise _damaged(str(broken)) from broken
    if wanted:
        raise _damaged(", ".join(sorted(wanted)[:3]))
    return manifest


def _manifest(archive: tarfile.TarFile) -> Manifest:
    first = archive.next()
    stream = archive.extractfile(first) if first and first.name == MANIFEST else None
    if stream is None:
        raise NotRestored(_("Das ist keine Sicherung dieses Programms."))
    try:
        found: dict[str, Any] = json.loads(stream.read())
        form, number = found.pop("format"), found.pop("format_version")
        of_tables = {name: Table(**one) for name, one in found.pop("tables").items()}
        manifest = Manifest(**found, tables=of_tables)
    except (ValueError, KeyError, TypeError) as broken:
        raise NotRestored(_("Das ist keine Sicherung dieses Programms.")) from broken
    if form != FORMAT or number > FORMAT_VERSION:
        raise NotRestored(
            _("Die Sicherung hat ein neueres Format. Bitte zuerst das Programm aktualisieren.")
        )
    return manifest


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, sha256: str) -> None:
    parts = PurePosixPath(member.name).parts
    stream = archive.extractfile(member) if member.isfile() and ".." not in parts else None
    if stream is None:
        raise _damaged(member.name)
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("wb") as copy:
        while block := stream.read(1 << 20):
            digest.update(block)
            copy.write(block)
    if digest.hexdigest() != sha256:
        raise _damaged(member.name)


def _require_fitting(manifest: Manifest) -> None:
    """The backup's schema is the one this release has; an empty database is brought to it."""
    _prepare()
    ours = {app: set(names) for app, names in applied_migrations().items()}
    theirs = {app: set(names) for app, names in manifest.migrations.items()}
    if any(names - ours.get(app, set()) for app, names in theirs.items()):
        raise NotRestored(
            _(
                "Die Sicherung stammt von einer neueren Version ({release}). Bitte zuerst das "
                "Programm aktualisieren."
            ).format(release=manifest.release)
        )
    if theirs != ours:
        raise NotRestored(
            _(
                "Die Sicherung stammt von einer älteren Version ({release}). Bitte spielen Sie sie "
                "mit dieser Version zurück, und aktualisieren Sie danach."
            ).format(release=manifest.release)
        )


def _prepare() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _require_empty(replace: bool) -> None:
    if replace:
        return
    for model in tables(installed):
        if model.__module__.startswith(OURS) and model._base_manager.exists():
            raise NotRestored(
                _(
                    "Hier ist schon etwas ({table}). Mit --replace wird alles durch den Inhalt der "
                    "Sicherung ersetzt."
                ).format(table=model._meta.verbose_name)
            )


# --- bringing back ------------------------------------------------------------------------------


def _fill(manifest: Manifest, folder: Path, progress: Progress) -> None:
    empty(installed)
    for model in tables(installed):
        table = model._meta.db_table
        progress(table)
        if table in manifest.tables:
            order = [manifest.tables[table].columns.index(name) for name in names(model)]
            insert(model, _lines(folder / TABLES / f"{table}.jsonl", order))
    set_counters(installed, manifest.counters)
    renew_epoch()


def _lines(path: Path, order: list[int]) -> Iterator[Row]:
    with path.open("rb") as stream:
        for line in stream:
            row = json.loads(line)
            yield [row[place] for place in order]


def _require_same(manifest: Manifest, folder: Path) -> None:
    found = joined(table_hashes(installed), upload_hashes(folder / UPLOADS))
    if found != manifest.content_hash:
        raise NotRestored(
            _("Zurückgespielt wäre nicht dasselbe wie gesichert. Es wurde nichts geändert.")
        )


def _swap(restored: Path, media: Path) -> None:
    """The old uploads give way only when the new ones are whole."""
    old = media.with_name(f".{media.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if media.exists():
        media.rename(old)
    restored.rename(media)
    shutil.rmtree(old, ignore_errors=True)


def _clear(derived: Path) -> None:
    """What was made from the data that is gone. It is asked for by the old epoch alone, so nobody
    would read it; but it may name people the backup does not know.
    """
    for path in derived.iterdir() if derived.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _damaged(what: str) -> NotRestored:
    return NotRestored(_("Die Sicherung ist beschädigt: {what}.").format(what=what))
