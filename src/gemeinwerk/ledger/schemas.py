"""The published schema of what the log gives out as JSON."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def schema() -> dict[str, Any]:
    """JSON Schema, 2020-12; one for heads, entries and both kinds of proof."""
    path = Path(__file__).with_name("ledger.schema.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
