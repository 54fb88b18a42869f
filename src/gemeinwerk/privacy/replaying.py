"""Who was erased, so that a backup brings nobody back.

A file beside the database keeps a fingerprint for each: it tells an erased person from others for
whoever holds the secret key, and tells nothing else. It is never part of a backup.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gemeinwerk.privacy.traces import Traces

_SALT = "gemeinwerk.erased"


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
    """Write down who was erased, once the transaction has ended well."""
    marks = sorted(
        fingerprint(table, key, word)
        for table, keys in traces.keys.items()
        for key in keys
        for word in traces.words
    )
    transaction.on_commit(lambda: _append({"at": timezone.now().isoformat(), "marks": marks}))


def replay() -> int:
    """Erase again whom a backup has brought back; how many there were."""
    erased_at = {
        mark: datetime.fromisoformat(entry["at"]) for entry in _entries() for mark in entry["marks"]
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


def _append(entry: dict[str, Any]) -> None:
    handle = os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        # Begins with a new line: the last one may have been cut off by a power cut.
        stream.write(f"\n{json.dumps(entry)}\n")
        stream.flush()
        os.fsync(stream.fileno())


def _entries() -> Iterator[dict[str, Any]]:
    if path().exists():
        with path().open(encoding="utf-8") as stream:
            for line in stream:
                with contextlib.suppress(json.JSONDecodeError):
                    yield json.loads(line)
