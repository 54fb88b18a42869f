"""Files that were read in: found by who they name, and forgotten after a while."""

import html
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinwerk.core.incoming import ImportState, Incoming
from gemeinwerk.core.incoming.rows import OVER
from gemeinwerk.core.writing import hold_all, turn
from gemeinwerk.privacy.traces import Traces

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TAG = re.compile(r"<[^>]*>")
_UNWRITTEN = timedelta(days=1)
"""A file nobody speaks of is one being uploaded right now, until it is this old."""


Naming = Callable[[Traces], set[int]]


@dataclass(frozen=True)
class _Kind:
    town: str
    naming: Naming


_kinds: dict[type[Incoming], _Kind] = {}


def _nobody(traces: Traces) -> set[int]:
    return set()


def register(model: type[Incoming], *, town: str, naming: Naming = _nobody) -> None:
    """Search and forget the files of these rows as well. `town`: the lookup from a row to it.

    `naming`: keys of rows of which the area itself knows that they name somebody: a file may say
    first name and surname far from each other.
    """
    _kinds[model] = _Kind(town, naming)


def erase(traces: Traces, write: bool) -> int:
    """Delete the files of these towns that name a person; how many. What was taken over stays."""
    found: list[Incoming] = []
    for model, kind in _kinds.items():
        rows = model._default_manager.filter(**{f"{kind.town}__in": traces.towns})
        runs = list(rows.exclude(file="").defer("preview"))
        named = kind.naming(traces) if runs else set[int]()
        found += [run for run in runs if run.pk in named or _names(Path(run.file.path), traces)]
    if write:
        for run in found:
            _let_go(run, _("Die Datei wurde gelöscht, weil sie eine gelöschte Person nannte."))
    return len(found)


def forget_old() -> int:
    """Delete uploads that were read longer ago than they are kept, and those nobody speaks of."""
    before, count = timezone.now() - timedelta(days=settings.KEEP_UPLOADS_DAYS), 0
    for model in _kinds:
        every: models.QuerySet[Any] = model._default_manager.all()
        old = every.filter(created_at__lt=before).exclude(file="")
        with turn():
            waiting = old.exclude(state__in=(ImportState.READING, ImportState.APPLYING))
            runs = hold_all(waiting.defer("preview"))
            for run in runs:
                _let_go(run, _("Die Datei wurde gelöscht, weil ihre Frist abgelaufen ist."))
        count += len(runs)
    return count + _forget_stray()


def forget_with(runs: "models.QuerySet[Any]") -> None:
    """Delete the files of rows that go, once they are gone."""
    names = runs.exclude(file="").values_list("file", flat=True)
    paths = [Path(settings.MEDIA_ROOT) / name for name in names]

    def unlink() -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    transaction.on_commit(unlink)


def _let_go(run: Incoming, why: str) -> None:
    """Without its file a run that was not taken over cannot be any more.

    The database decides: a run that is not held may have been taken over since it was read, and
    after the measures that are rewritten in an erasure it cannot be held any more.
    """
    path = Path(run.file.path)
    rows = type(run)._default_manager.filter(pk=run.pk)
    rows.update(file="", preview={})
    rows.exclude(state__in=OVER).update(state=ImportState.DISCARDED, error=why)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _forget_stray() -> int:
    """Not what begins with a dot: a restore that broke off keeps the only copies there."""
    root = Path(settings.MEDIA_ROOT)
    known = {root / name for name in _file_names()}
    before = (timezone.now() - _UNWRITTEN).timestamp()
    stray = [
        path
        for top in (root.iterdir() if root.is_dir() else ())
        if not top.name.startswith(".")
        for path in (top, *top.rglob("*"))
        if path.is_file() and path not in known and path.stat().st_mtime < before
    ]
    for path in stray:
        path.unlink(missing_ok=True)
    return len(stray)


def _file_names() -> Iterator[str]:
    for model in _kinds:
        yield from model._default_manager.exclude(file="").values_list("file", flat=True)


def _names(path: Path, traces: Traces) -> bool:
    """Whether a file names the person anywhere; one that cannot be searched counts as if."""
    try:
        return any(traces.stand_in(text) for text in _texts(path))
    except FileNotFoundError:
        return False
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, _Hidden):
        return True


class _Hidden(Exception):
    """Too large to be unpacked, or no format that is read here."""


def _texts(path: Path) -> Iterator[str]:
    """What can be read in a file: the cells of a table, the words of a document, who wrote it."""
    with path.open("rb") as stream:
        head = stream.read(4)
    if not head.startswith(b"PK"):
        yield from _decoded(_searchable(path.read_bytes()))
        return
    with zipfile.ZipFile(path) as package:
        room = settings.UPLOAD_MAX_UNPACKED_BYTES
        for part in package.infolist():
            with package.open(part) as stream:
                content = stream.read(room + 1)
            room -= len(content)
            if room < 0:
                raise _Hidden
            for text in _decoded(content):
                # A name may be cut by a change of type within a word, or stand cell by cell.
                yield html.unescape(_TAG.sub("", text))
                yield html.unescape(_TAG.sub(" ", text))


def _searchable(content: bytes) -> bytes:
    """A plain text; anything else (an old Excel file, a PDF) hides what it says."""
    if content.startswith(b"%PDF") or (b"\0" in content and not content.startswith(_UTF16)):
        raise _Hidden
    return content


def _decoded(content: bytes) -> Iterator[str]:
    if content.startswith(_UTF16):
        yield content.decode("utf-16", "replace")
        return
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp1252", "replace")
