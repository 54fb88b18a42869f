"""Who was erased, so that a backup brings nobody back.

A file beside the database keeps a fingerprint for each: it tells an erased person from others for
whoever holds the secret key, and tells nothing else. It is never part of a backup.

The file and the database cannot be written at once. So an erasure that begins leaves a note beside
the list, with the keys of the rows that go; when it has ended well, the list is written and
the note goes. A note that stays was cut off in between: whether the rows are gone tells how it
ended.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gemeinwerk.privacy.traces import Traces

_SALT = "gemeinwerk.erased"
_LONGEST = timedelta(hours=1)
"""What began longer ago and has not happened never will: it was taken back."""


@dataclass(frozen=True)
class Kind:
    """A table of people: `known_by(row)` are names and addresses, `erase(row)` the verb.

    `since(row)` is when the row came to be, None where that is not known.
    """

    model: type[models.Model]
    known_by: Callable[[Any], Iterable[str]]
    since: Callable[[Any], datetime | None]
    erase: Callable[[Any], object]


_kinds: list[Kind] = []


def register(kind: Kind) -> None:
    _kinds.append(kind)


def path() -> Path:
    return Path(settings.ERASED_FILE)


def remember(traces: Traces) -> None:
    """Write down who was erased, once the transaction has ended well, or at the next `settle`."""
    marks = sorted(
        fingerprint(table, key, word)
        for table, keys in traces.keys.items()
        for key in keys
        for word in traces.words
    )
    entry = {"at": timezone.now().isoformat(), "marks": marks}
    tables = [kind.model._meta.label_lower for kind in _kinds]
    note = path().with_name(f"{path().name}.{uuid4().hex}.begun")
    _write(note, {**entry, "rows": {table: sorted(traces.of(table)) for table in tables}})
    transaction.on_commit(lambda: _confirm(note, entry))


def settle() -> None:
    """Confirm or drop the notes of erasures that were cut off. Not within a transaction.

    What was taken back, or is at work, has its rows still: its note waits for an hour, then goes.
    """
    before = (timezone.now() - _LONGEST).timestamp()
    for note in path().parent.glob(f"{path().name}.*.begun"):
        with contextlib.suppress(FileNotFoundError):  # it has ended just now
            told = next(_entries(note), None)
            if told and _are_gone(told.pop("rows")):
                _confirm(note, told)
            elif note.stat().st_mtime < before:
                note.unlink()


def _confirm(note: Path, entry: dict[str, Any]) -> None:
    """Twice does no harm: the list is the same with a line more."""
    _write(path(), entry)
    note.unlink(missing_ok=True)


def _are_gone(rows: dict[str, list[int]]) -> bool:
    return not any(
        kind.model._base_manager.filter(pk__in=rows.get(kind.model._meta.label_lower, ())).exists()
        for kind in _kinds
    )


def replay() -> int:
    """Erase again whom a backup has brought back; how many there were."""
    settle()
    erased_at = {
        mark: datetime.fromisoformat(entry["at"])
        for entry in _entries(path())
        for mark in entry["marks"]
    }
    erased = 0
    for kind in _kinds if erased_at else ():
        for row in list(kind.model._base_manager.all()):
            # It may have gone already, with the account it belonged to.
            there = kind.model._base_manager.filter(pk=row.pk)
            if _is_back(kind, row, erased_at) and there.exists():
                kind.erase(row)
                erased += 1
    return erased


def _is_back(kind: Kind, row: Any, erased_at: dict[str, datetime]) -> bool:
    """Not so somebody who came anew since, and was given the same key after a restore."""
    table = kind.model._meta.label_lower
    # The list is read under earlier secrets as well, as whatever else they signed.
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    words = [word for word in kind.known_by(row) if word]
    marks = [fingerprint(table, row.pk, word, secret) for word in words for secret in secrets]
    moments = [erased_at[mark] for mark in marks if mark in erased_at]
    since = kind.since(row) if moments else None
    return bool(moments) and (since is None or since < max(moments))


def fingerprint(table: str, key: Any, word: str, secret: str | None = None) -> str:
    """The key alone is not enough: after a restore it may be given to somebody else."""
    told = f"{table}:{key}:{' '.join(word.split()).casefold()}"
    return salted_hmac(_SALT, told, secret=secret, algorithm="sha256").hexdigest()


def _write(file: Path, entry: dict[str, Any]) -> None:
    """At the end of a file, for good: neither the line nor a new file's name is lost."""
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        # Begins with a new line: the last one may have been cut off by a power cut.
        stream.write(f"\n{json.dumps(entry)}\n")
        stream.flush()
        os.fsync(stream.fileno())
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    if file.exists():
        with file.open(encoding="utf-8") as stream:
            for line in stream:
                with contextlib.suppress(json.JSONDecodeError):
                    yield json.loads(line)
