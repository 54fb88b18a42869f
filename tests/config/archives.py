"""A backup taken apart and put together again, otherwise than it was."""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gemeinwerk.config.backup.manifest import sealed

MEASURES = "tables/measures_measure.jsonl"
Files = dict[str, bytes]


def unpacked(content: bytes) -> bytes:
    return gzip.decompress(content)


def contents(path: Path) -> Files:
    with tarfile.open(path) as archive:
        return {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore[union-attr]


def written(files: Files, *further: tuple[tarfile.TarInfo, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for member, content in further:
            archive.addfile(member, io.BytesIO(content))
    return target.getvalue()


def with_manifest(files: Files, change: Callable[[dict[str, Any]], Any]) -> Files:
    manifest = json.loads(files["manifest.json"])
    manifest.pop("sha256")
    change(manifest)
    return files | {"manifest.json": sealed(manifest)}


def with_rows(files: Files, content: bytes) -> Files:
    """Other rows of measures, and a manifest that says so."""

    def change(manifest: dict[str, Any]) -> None:
        manifest["tables"]["measures_measure"]["sha256"] = hashlib.sha256(content).hexdigest()

    return with_manifest(files | {MEASURES: content}, change)


def member(name: str, kind: bytes, size: int = 0, **more: Any) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    found.type, found.size = kind, size
    for key, value in more.items():
        setattr(found, key, value)
    return found
