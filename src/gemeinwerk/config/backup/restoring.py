"""Bringing a backup back: looked through first, then all or nothing, then compared."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps as installed
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from gemeinwerk.audit.operations import renew_epoch
from gemeinwerk.config.backup.archive import unpack
from gemeinwerk.config.backup.errors import NotRestored, damaged
from gemeinwerk.config.backup.exchange import Exchange, alone
from gemeinwerk.config.backup.hashing import joined, table_hashes, upload_hashes
from gemeinwerk.config.backup.making import Progress, applied_migrations
from gemeinwerk.config.backup.manifest import TABLES, UPLOADS, Manifest
from gemeinwerk.config.backup.settling import settle_alone
from gemeinwerk.config.backup.snapshot import holding_writers, set_counters
from gemeinwerk.config.backup.tables import Row, empty, insert, names, tables
from gemeinwerk.config.schema import bring_up_to_date

OURS = "gemeinwerk."
LONGEST_ROW = 128 << 20
"""Bytes: a frozen catalogue is one value, and may be tens of megabytes."""
_BROKEN = (ValueError, TypeError, ArithmeticError, LookupError, ValidationError, RecursionError)


def restore(
    path: Path, *, replace: bool = False, progress: Progress = lambda _step: None
) -> Manifest:
    """Bring back what `path` holds; without `replace` only into an installation that is empty.

    Raises NotRestored, and then nothing has changed; NotSettled where it was done or taken back,
    but what lies beside it cannot be put right yet.
    """
    media = Path(settings.MEDIA_ROOT)
    try:
        media.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(media) as nobody_else:
            if not nobody_else:
                raise NotRestored(_("Hier wird gerade schon eine Sicherung zurückgespielt."))
            exchange = Exchange(media)
            settle_alone(exchange)
            return _restore(path, exchange, replace, progress)
    except OSError as error:
        raise _files_refuse(error) from error
    except DatabaseError as error:
        said = _("Die Datenbank hat abgebrochen: {error}").format(error=error)
        raise NotRestored(said) from error


def _restore(path: Path, exchange: Exchange, replace: bool, progress: Progress) -> Manifest:
    try:
        exchange.begin()
        manifest = unpack(path, exchange.new)
        _require_fitting(manifest)
        _require_empty(replace)
        with _kept_for_good(), transaction.atomic():
            holding_writers(installed)
            _fill(manifest, exchange.new, progress)
            _require_same(manifest, exchange.new)
            exchange.forwards(renew_epoch(), manifest.uploads)
    finally:
        settle_alone(exchange)
    return manifest


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """SQLite may lose its last commits with the power; this one goes with the files."""
    speaks = connection.vendor == "sqlite" and not connection.in_atomic_block
    if speaks:
        connection.cursor().execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        if speaks:
            connection.cursor().execute("PRAGMA synchronous=NORMAL")


def _files_refuse(error: OSError) -> NotRestored:
    what = f"{error.strerror} ({error.filename})" if error.filename else str(error.strerror)
    return NotRestored(
        _("Die Uploads lassen sich nicht austauschen: {error}. Es wurde nichts geändert.").format(
            error=what
        )
    )


# --- looking through ----------------------------------------------------------------------------


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
    wanted = {model._meta.db_table: sorted(names(model)) for model in tables(installed)}
    if {name: sorted(one.columns) for name, one in manifest.tables.items()} != wanted:
        raise damaged("tables")


def _prepare() -> None:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if executor.loader.applied_migrations:
        raise NotRestored(
            _(
                "Die Datenbank ist nicht auf dem Stand dieses Programms. Bitte zuerst "
                "`gemeinwerk migrate` ausführen."
            )
        )
    bring_up_to_date()


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
        order = [manifest.tables[table].columns.index(name) for name in names(model)]
        try:
            insert(model, _rows(folder / TABLES / f"{table}.jsonl", order))
        except (*_BROKEN, DatabaseError) as broken:
            raise damaged(table) from broken
    try:
        set_counters(installed, manifest.counters)
        connection.check_constraints()
    except DatabaseError as broken:
        raise damaged(str(broken)) from broken


def _rows(path: Path, order: list[int]) -> Iterator[Row]:
    with path.open("rb") as stream:
        while line := stream.readline(LONGEST_ROW):
            row: Any = json.loads(line)
            if not isinstance(row, list) or len(row) != len(order):
                raise ValueError(path.name)
            yield [row[place] for place in order]


def _require_same(manifest: Manifest, folder: Path) -> None:
    found = joined(table_hashes(installed), upload_hashes(folder / UPLOADS))
    if found != manifest.content_hash:
        raise NotRestored(
            _("Zurückgespielt wäre nicht dasselbe wie gesichert. Es wurde nichts geändert.")
        )
