"""The folder of files made from data. Only this process's owner reads them; a backup holds none."""

import os
import secrets
import time
from collections.abc import Collection
from io import BufferedReader
from pathlib import Path

from django.conf import settings

IN_THE_MAKING = 3600
"""Seconds a file may lie there before its row names it."""


def keep(content: bytes, suffix: str) -> str:
    """Write a file whole or not at all; its name, which no other ever had."""
    name = f"{secrets.token_hex(16)}.{suffix}"
    target, part = path_of(name), path_of(f"{name}.part")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return name


def open_file(name: str) -> BufferedReader | None:
    """None where it is gone: replaced meanwhile, or a restore emptied the folder."""
    try:
        return path_of(name).open("rb") if name else None
    except FileNotFoundError:
        return None


def forget(name: str) -> None:
    if name:
        path_of(name).unlink(missing_ok=True)


def present() -> set[str]:
    """The names of all files that lie there."""
    root = Path(settings.DERIVED_ROOT)
    return {entry.name for entry in os.scandir(root)} if root.is_dir() else set()


def forget_all_but(known: Collection[str]) -> int:
    """Remove what no row names any more: rows go with their version, concept or reader."""
    old = time.time() - IN_THE_MAKING
    left = [path_of(name) for name in present() - set(known)]
    gone = [path for path in left if path.is_file() and path.stat().st_mtime < old]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def path_of(name: str) -> Path:
    return Path(settings.DERIVED_ROOT) / name
