"""What a backup says of itself; read from a file that may hold anything."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.config.backup.errors import NotRestored, damaged

FORMAT = "gemeinwerk-backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
UPLOADS = "uploads/"
TABLES = "tables/"
LARGEST = 32 << 20
"""Bytes of a manifest: a line for each upload."""
RESERVED = ".restore"
"""Beside the uploads, whatever begins so belongs to a restore under way."""
_LARGEST_NUMBER = 2**63 - 1


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
        return sealed(head | asdict(self))

    def files(self) -> dict[str, str]:
        """Every file of the archive beside the manifest, with its SHA-256."""
        of_tables = {f"{TABLES}{name}.jsonl": one.sha256 for name, one in self.tables.items()}
        return of_tables | {f"{UPLOADS}{name}": digest for name, digest in self.uploads.items()}


def sealed(content: dict[str, Any]) -> bytes:
    """With a checksum over itself: in an archive without gzip nothing else would notice a bit."""
    return json.dumps(content | {"sha256": _seal(content)}, indent=1, sort_keys=True).encode()


def _seal(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def read(content: bytes) -> Manifest:
    """Raises NotRestored for whatever is not a whole manifest that this release can read."""
    try:
        found = json.loads(content, object_pairs_hook=_once, parse_constant=_refuse)
        seal = found.pop("sha256", None)
        form, number = found.pop("format"), found.pop("format_version")
        _require(form == FORMAT and _is_number(number))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        raise NotRestored(_("Das ist keine Sicherung dieses Programms.")) from broken
    if number != FORMAT_VERSION:
        raise NotRestored(
            _("Die Sicherung hat ein neueres Format. Bitte zuerst das Programm aktualisieren.")
        )
    try:
        _require(seal == _seal({"format": form, "format_version": number} | found))
        of_tables = {name: _table(one) for name, one in found.pop("tables").items()}
        manifest = Manifest(**found, tables=of_tables)
        _require_shape(manifest)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        raise damaged(MANIFEST) from broken
    return manifest


def _table(found: dict[str, Any]) -> Table:
    table = Table(**found)
    _require(_are_texts(table.columns) and len(set(table.columns)) == len(table.columns))
    _require(_is_number(table.rows) and _are_texts([table.rows_hash, table.sha256]))
    return table


def _require_shape(manifest: Manifest) -> None:
    _require(_are_texts([manifest.release, manifest.made_at, manifest.content_hash]))
    _require(all(_are_texts(names) for names in manifest.migrations.values()))
    _require(all(_is_number(number) for number in manifest.counters.values()))
    _require(_are_texts(manifest.uploads.values()))
    _require(all(_is_a_place(name) for name in manifest.uploads))


def _is_a_place(name: str) -> bool:
    """A relative path that stays below its folder and that any file system can hold."""
    parts = name.split("/")
    return (
        PurePosixPath(name).parts == tuple(parts)
        and ".." not in parts
        and not name.startswith(("/", RESERVED))
        and "\0" not in name
        and name.encode().decode() == name  # no half of a character
    )


def _are_texts(values: Iterable[Any]) -> bool:
    return not isinstance(values, str) and all(isinstance(one, str) for one in values)


def _is_number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LARGEST_NUMBER


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    _require(len(found) == len(pairs))
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError
