"""What is hashed of an entry: plain Python, as `docs/ledger.md` says it for everybody else."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

from gemeinwerk.engines.merkle import leaf_hash


class Entered(Protocol):
    """The columns of an entry that are hashed."""

    @property
    def position(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def recorded_at(self) -> str: ...
    @property
    def corrects(self) -> int | None: ...
    @property
    def label_hash(self) -> str: ...


def leaf(entry: Entered) -> dict[str, Any]:
    """The hashed part of an entry, as open data give it out; numbers count from 1."""
    corrects = entry.corrects
    return {
        "corrects": None if corrects is None else corrects + 1,
        "digest": entry.digest,
        "kind": entry.kind,
        "label": entry.label_hash,
        "number": entry.position + 1,
        "recorded_at": entry.recorded_at,
    }


def canonical(document: Any) -> bytes:
    """JSON with sorted keys, no blanks, UTF-8 (RFC 8785 for the values that stand here)."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def hash_of_leaf(hashed: Mapping[str, Any]) -> bytes:
    """32 bytes: what stands in the tree for an entry."""
    return leaf_hash(canonical(dict(hashed)))


def label_hash(salt: str, title: str, about: str, address: str) -> str:
    """Holds what an entry says in words, and tells nothing of it: without the salt nobody can
    guess."""
    card = {"about": about, "address": address, "salt": salt, "title": title}
    return hashlib.sha256(canonical(card)).hexdigest()


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
