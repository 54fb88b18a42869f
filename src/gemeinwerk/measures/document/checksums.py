"""One way to write a document, so that the same content always has the same checksum."""

import hashlib
import json
from typing import Any


def canonical(document: Any) -> bytes:
    """JSON with sorted keys, no blanks, UTF-8: as in RFC 8785 for the values documents hold."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def checksum(document: Any) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()
