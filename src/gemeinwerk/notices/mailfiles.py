"""Without a mail server mails become files in a folder: for trying out, and forgotten soon."""

import email
import email.policy
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gemeinwerk.privacy.traces import Traces

KEPT = timedelta(days=30)
_RULE = "-" * 79


def folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def forget_old() -> int:
    """Delete files that were written longer ago than `KEPT`; how many there were."""
    before = time.time() - KEPT.total_seconds()
    old = [path for path in _files() if path.stat().st_mtime < before]
    return _delete(old)


def erase(traces: Traces, write: bool) -> int:
    """Delete the mails that went to a person or name them, once the transaction has ended."""
    found = [path for path in _files() if traces.stand_in(_read(path))]
    if write:
        transaction.on_commit(lambda: _delete(found))
    return len(found)


def forget_mails_to(address: str) -> int:
    """Delete the mails to an address, at once."""
    traces = Traces(frozenset()).known(emails=[address])
    return _delete([path for path in _files() if traces.stand_in(_read(path))])


def _files() -> Iterator[Path]:
    yield from (path for path in folder().glob("*") if path.is_file())


def _delete(paths: list[Path]) -> int:
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)


def _read(path: Path) -> list[str]:
    """What a person reads in the mails of a file: heads and texts, however they were coded."""
    written = path.read_bytes().decode("utf-8", "surrogateescape")
    return [part for one in written.split(_RULE) for part in _parts(one)]


def _parts(written: str) -> Iterator[str]:
    source = written.strip().encode("utf-8", "surrogateescape")
    message = email.message_from_bytes(source, policy=email.policy.default)
    yield written
    yield from (str(value) for value in message.values())
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
