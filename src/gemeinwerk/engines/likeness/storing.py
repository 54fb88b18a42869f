"""An index as bytes: a line that says which release wrote it, what follows by its lengths, texts,
tables. Nothing is computed when it is read: ten thousand texts are there in a few hundredths of a
second."""

import struct
from collections.abc import Sequence

import msgspec
import numpy as np

from gemeinwerk.engines.likeness.blocks import Blocks
from gemeinwerk.engines.likeness.reading import are_keys
from gemeinwerk.engines.likeness.texts import Text
from gemeinwerk.engines.likeness.weighing import Table, Tables

FORMAT = b"gemeinwerk likeness 1\n"
"""To be counted on whenever `reading` or what is stored changes."""
_LENGTH = struct.Struct("<Q")


class Outdated(Exception):
    """Not what this release writes: the index is to be built again from its texts."""


class _Head(msgspec.Struct):
    texts: list[Text]
    languages: list[tuple[str, int]]


def to_bytes(texts: Sequence[Text], tables: Tables, blocks: Blocks) -> bytes:
    languages = [(name, table.texts) for name, table in sorted(tables.of.items())]
    parts = [msgspec.json.encode(_Head(list(texts), languages))]
    for table in (tables.all, *(tables.of[name] for name, _texts in languages)):
        parts += [table.codes.astype("<u8").tobytes(), table.counts.astype("<u4").tobytes()]
    parts.append(blocks.texts.astype("<u4").tobytes())
    return FORMAT + b"".join(_LENGTH.pack(len(part)) + part for part in parts)


def from_bytes(data: bytes) -> tuple[list[Text], Tables, Blocks]:
    """Raises Outdated for what is not whole, or of another release."""
    if not data.startswith(FORMAT):
        raise Outdated
    try:
        said, *columns, members = _parts(data)
        head = msgspec.json.decode(said, type=_Head)
        sizes = [len(head.texts), *(texts for _name, texts in head.languages)]
        read = [
            Table(
                texts,
                np.frombuffer(codes, "<u8").astype(np.uint64),
                np.frombuffer(counts, "<u4").astype(np.int64),
            )
            for texts, codes, counts in zip(sizes, columns[::2], columns[1::2], strict=True)
        ]
        blocks = Blocks(np.frombuffer(members, "<u4").astype(np.int64))
    except (msgspec.DecodeError, ValueError, struct.error) as error:
        raise Outdated from error
    tables = Tables(read[0], {name: read[n] for n, (name, _texts) in enumerate(head.languages, 1)})
    _refuse_what_does_not_fit(head.texts, tables, blocks)
    return head.texts, tables, blocks


def _parts(data: bytes) -> list[bytes]:
    found, start = [], len(FORMAT)
    while start < len(data):
        (length,) = _LENGTH.unpack_from(data, start)
        start += _LENGTH.size
        if start + length > len(data):
            raise Outdated
        found.append(data[start : start + length])
        start += length
    return found


def _refuse_what_does_not_fit(texts: Sequence[Text], tables: Tables, blocks: Blocks) -> None:
    for table in (tables.all, *tables.of.values()):
        if len(table.codes) != len(table.counts):
            raise Outdated
    keys = tables.all.counts[are_keys(tables.all.codes)]
    if keys.sum() != len(blocks.texts) or (blocks.texts >= len(texts)).any():
        raise Outdated
