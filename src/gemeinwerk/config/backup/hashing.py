"""One number for everything an installation holds, the same on every database."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.conf import settings

from gemeinwerk.config.backup.manifest import RESERVED
from gemeinwerk.config.backup.tables import Row, rows, tables

_BITS = 1 << 256


class Sum:
    """A hash over lines in whatever order they come: databases sort texts differently."""

    def __init__(self) -> None:
        self.total = 0
        self.count = 0

    def add(self, line: bytes) -> None:
        self.total = (self.total + int.from_bytes(hashlib.sha256(line).digest(), "big")) % _BITS
        self.count += 1

    def hex(self) -> str:
        return f"{self.count}:{self.total:064x}"


def content_hash() -> str:
    """SHA-256 over every row of every table and every uploaded file."""
    return joined(table_hashes(installed), upload_hashes(Path(settings.MEDIA_ROOT)))


def joined(of_tables: dict[str, str], of_uploads: dict[str, str]) -> str:
    text = json.dumps([of_tables, of_uploads], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def table_hashes(apps: Apps) -> dict[str, str]:
    return {model._meta.db_table: rows_hash(rows(model)) for model in tables(apps)}


def rows_hash(found: Iterable[Row]) -> str:
    total = Sum()
    for row in found:
        total.add(line_for_hash(row))
    return total.hex()


def line_for_hash(row: Row) -> bytes:
    """A row so that both databases say the same: PostgreSQL orders and shortens JSON by itself."""
    return json.dumps(_same(row), sort_keys=True, ensure_ascii=False).encode()


def _same(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_same(part) for part in value]
    if isinstance(value, dict):
        return {key: _same(part) for key, part in value.items()}
    return value


def upload_hashes(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): file_hash(path) for path in uploads(folder)}


def uploads(folder: Path) -> Iterator[Path]:
    """Uploaded files in the order of their names, without those of a restore under way."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(RESERVED):
            yield path


def file_hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
