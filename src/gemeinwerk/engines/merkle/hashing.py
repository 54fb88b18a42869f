"""What is hashed how (RFC 9162, 2.1.1): a leaf can never be taken for a node."""

import hashlib

EMPTY = hashlib.sha256().digest()
"""The root of a log without entries."""


def leaf_hash(entry: bytes) -> bytes:
    """32 bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """32 bytes, of two hashes of 32 bytes each."""
    return hashlib.sha256(b"\x01" + left + right).digest()
