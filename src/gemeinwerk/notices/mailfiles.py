"""Without a mail server mails become files in a folder: for trying out, and forgotten soon."""

import email
import email.policy
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gemeinwerk.notices import attachments
from gemeinwerk.privacy.traces import Traces

KEPT = timedelta(days=30)
_RULE = b"-" * 79 + b"\n"


def folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def forget_old() -> int:
    """Delete files that were written longer ago than `KEPT`; how many there were."""
    before = time.time() - KEPT.total_seconds()
    old = [path for path in _files() if path.stat().st_mtime < before]
    return _delete(old)


def erase(traces: Traces, write: bool) -> int:
    """Delete the mails that went to a person or name them, once the transaction has ended."""
    found = sum(len(_naming(path, traces)) for path in _files())
    if write:
        transaction.on_commit(lambda: _drop(traces))
    return found


def forget_mails_to(address: str) -> None:
    """Delete the mails to an address, at once."""
    _drop(Traces(frozenset()).known(emails=[address]))


def _files() -> Iterator[Path]:
    yield from (path for path in folder().glob("*") if path.is_file())


def _delete(paths: list[Path]) -> int:
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)


def _drop(traces: Traces) -> None:
    """In place: the sender may be about to write the next mail to the same file."""
    for path in _files():
        if gone := _naming(path, traces):
            kept = [one for one in _mails(path) if one not in gone]
            path.write_bytes(b"".join(one + _RULE for one in kept))


def _naming(path: Path, traces: Traces) -> list[bytes]:
    return [one for one in _mails(path) if traces.stand_in(list(_parts(one)))]


def _mails(path: Path) -> list[bytes]:
    """The mails of a file: each is followed by a rule."""
    return [one for one in path.read_bytes().split(_RULE) if one.strip()]


def _parts(written: bytes) -> Iterator[str]:
    """What a person reads in a mail: its heads, texts and sheets, however they were coded."""
    message = email.message_from_bytes(written.strip(), policy=email.policy.default)
    yield written.decode("utf-8", "replace")
    yield from (str(value) for value in message.values())
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
        elif part.get_content_type() == attachments.XLSX:
            yield attachments.texts_in(part.get_content())
