"""Proofs as documents, and whether they prove it: plain Python, without a database.

Two kinds, both with a published schema (`proof.schema.json`):

- `gemeinwerk-ledger-inclusion`: an entry stands in the log that has this head
- `gemeinwerk-ledger-consistency`: the log that has the new head continues the one with the old
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gemeinwerk.engines import merkle
from gemeinwerk.ledger.leaves import hash_of_leaf

INCLUSION, CONSISTENCY = "gemeinwerk-ledger-inclusion", "gemeinwerk-ledger-consistency"
VERSION = 1
LONGEST = 128
"""Hashes of a path; a log of 2**63 entries needs 64."""
LARGEST = 2**62
_HEX = re.compile(r"[0-9a-f]{64}")
_HEAD = re.compile(r"\s*([0-9]{1,18})\s*:\s*([0-9a-fA-F]{64})\s*")


class NoProof(ValueError):
    """What was handed in is no proof of ours; the message says why, in English."""


@dataclass(frozen=True)
class Noted:
    """A head as people note it: how many entries, and their root in hexadecimal."""

    size: int
    root: str

    def __str__(self) -> str:
        return f"{self.size}:{self.root}"

    @classmethod
    def read(cls, text: str) -> "Noted | None":
        """From SIZE:ROOT; None where it is none."""
        found = _HEAD.fullmatch(text)
        return cls(int(found[1]), found[2].lower()) if found else None

    def plain(self) -> dict[str, Any]:
        return {"size": self.size, "root": self.root}


def inclusion_document(
    hashed: Mapping[str, Any], head: Noted, path: Sequence[bytes], **also: Any
) -> dict[str, Any]:
    """`also`: what helps to understand it and proves nothing (title, address)."""
    return {
        "format": INCLUSION,
        "format_version": VERSION,
        "entry": dict(hashed),
        "head": head.plain(),
        "path": [one.hex() for one in path],
        **also,
    }


def consistency_document(old: Noted, new: Noted, path: Sequence[bytes]) -> dict[str, Any]:
    return {
        "format": CONSISTENCY,
        "format_version": VERSION,
        "old": old.plain(),
        "new": new.plain(),
        "path": [one.hex() for one in path],
    }


def format_of(document: Any) -> str:
    """Which of the two it is. Raises NoProof."""
    found = document.get("format") if isinstance(document, dict) else None
    if found not in (INCLUSION, CONSISTENCY):
        raise NoProof("it has no known format")
    if document.get("format_version") != VERSION:
        raise NoProof("it is of another version of the format")
    return str(found)


def head_of(document: Mapping[str, Any], key: str) -> Noted:
    """Raises NoProof."""
    found = document.get(key)
    if not isinstance(found, dict):
        raise NoProof(f"it has no {key}")
    size, root = found.get("size"), found.get("root")
    if type(size) is not int or not 0 <= size <= LARGEST:
        raise NoProof(f"the size of its {key} is no number of entries")
    return Noted(size, _hash(root, key).hex())


def proves_inclusion(document: Mapping[str, Any]) -> bool:
    """Whether the entry stands in the log with the document's own head. Raises NoProof."""
    entry, head = document.get("entry"), head_of(document, "head")
    if not isinstance(entry, dict) or type(entry.get("number")) is not int:
        raise NoProof("it has no entry")
    try:
        leaf = hash_of_leaf(entry)
    except (TypeError, ValueError, RecursionError):
        raise NoProof("its entry cannot be read") from None
    root = bytes.fromhex(head.root)
    return merkle.verify_inclusion(leaf, entry["number"] - 1, head.size, _path(document), root)


def proves_consistency(document: Mapping[str, Any]) -> bool:
    """Whether the log with the new head begins with the one with the old. Raises NoProof."""
    old, new = head_of(document, "old"), head_of(document, "new")
    return merkle.verify_consistency(
        old.size,
        new.size,
        bytes.fromhex(old.root),
        bytes.fromhex(new.root),
        _path(document),
    )


def _path(document: Mapping[str, Any]) -> list[bytes]:
    found = document.get("path")
    if not isinstance(found, list) or len(found) > LONGEST:
        raise NoProof("it has no path")
    return [_hash(one, "path") for one in found]


def _hash(value: Any, where: str) -> bytes:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise NoProof(f"its {where} holds something that is no hash")
    return bytes.fromhex(value)
