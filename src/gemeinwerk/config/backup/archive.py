"""Taking files out of an archive that may be damaged, or made to do harm.

Out comes only what the manifest names, each file once and only with the SHA-256 it should have.
Links, devices, sparse files, paths that lead elsewhere and files nobody named are refused, as is an
archive that unpacks to more than the disk can hold.
"""

import contextlib
import gzip
import hashlib
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from gemeinwerk.config.backup import manifest as manifests
from gemeinwerk.config.backup.errors import NotRestored, damaged
from gemeinwerk.config.backup.manifest import LARGEST, MANIFEST, UPLOADS, Manifest

BLOCK = 1 << 14
SPARE = 256 << 20
"""Bytes of disk that stay free, for the database."""
_GZIP = b"\x1f\x8b"
_BROKEN = (
    tarfile.TarError,
    EOFError,
    OSError,
    zlib.error,
    ValueError,
    OverflowError,
    RecursionError,  # a header before a header before a header …
)
_END = 1 << 16
"""Bytes of padding at most after the last file."""


class _Bounded:
    """A stream that hands out a block at a time: `tarfile` reads a header of any size at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= BLOCK:
            raise tarfile.ReadError(f"a header of {size} bytes")
        return self.stream.read(size)

    def tell(self) -> int:
        return self.stream.tell()

    def seek(self, place: int) -> int:
        return self.stream.seek(place)


def unpack(path: Path, folder: Path) -> Manifest:
    """Everything the archive holds, below `folder`. Raises NotRestored."""
    try:
        with _opened(path) as stream, _as_tar(stream) as archive:
            manifest = manifests.read(_manifest(archive))
            wanted = manifest.files()
            while (member := archive.next()) is not None:
                _take_out(archive, member, folder, wanted)
            _require_end(stream)
    except _BROKEN as broken:
        if isinstance(broken, OSError) and broken.errno:
            raise _not_written(broken) from broken
        raise damaged(str(broken)) from broken
    if wanted:
        raise damaged(", ".join(sorted(wanted)[:3]))
    return manifest


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as raw:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        if not packed:
            yield raw
            return
        with gzip.GzipFile(fileobj=raw) as stream:
            yield stream  # type: ignore[misc]


def _as_tar(stream: BinaryIO) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=_Bounded(stream), mode="r:")  # type: ignore[call-overload, no-any-return]
    except tarfile.ReadError as broken:
        raise NotRestored(_("Das ist keine Sicherung dieses Programms.")) from broken


def _manifest(archive: tarfile.TarFile) -> bytes:
    first = archive.next()
    if first is None or first.name != MANIFEST or not _is_plain(first):
        raise NotRestored(_("Das ist keine Sicherung dieses Programms."))
    if first.size > LARGEST:
        raise damaged(MANIFEST)
    return b"".join(_content(archive, first))


def _take_out(
    archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, wanted: dict[str, str]
) -> None:
    if member.name not in wanted or not _is_plain(member):
        raise damaged(repr(member.name)[:200])
    _require_space(folder, member.size)
    target = folder / member.name  # the manifest's reader lets no path through that leads elsewhere
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as copy:
        for block in _content(archive, member):
            digest.update(block)
            copy.write(block)
        if member.name.startswith(UPLOADS):  # what is moved in place; rows go into the database
            copy.flush()
            os.fsync(copy.fileno())
    if digest.hexdigest() != wanted.pop(member.name):
        raise damaged(member.name)


def _is_plain(member: tarfile.TarInfo) -> bool:
    return member.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not member.issparse()


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    stream = archive.fileobj
    assert stream is not None
    stream.seek(member.offset_data)
    left = member.size
    while left:
        block = stream.read(min(left, BLOCK))
        if not block:
            raise EOFError(member.name)
        left -= len(block)
        yield block


def _require_space(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free - SPARE
    if not 0 <= size <= free:
        raise NotRestored(
            _("Auf der Platte ist zu wenig Platz: {folder}. Es wurde nichts geändert.").format(
                folder=folder
            )
        )


def _require_end(stream: BinaryIO) -> None:
    """To the very end, where gzip keeps its checksum."""
    rest = stream.read(_END + 1)
    if len(rest) > _END or rest.strip(b"\0"):
        raise EOFError(_("nach dem Ende folgt noch etwas"))


def _not_written(error: OSError) -> NotRestored:
    return NotRestored(
        _("Die Sicherung lässt sich nicht auspacken: {error}. Es wurde nichts geändert.").format(
            error=error.strerror
        )
    )
