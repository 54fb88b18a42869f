"""The least problem there is, and what tests add to it."""

from copy import deepcopy
from typing import Any

LEAST: dict[str, Any] = {
    "version": 1,
    "horizon": {"from": "2027-03-01", "to": "2027-10-31"},
    "land": "BB",
    "slots": {"weekdays": ["MO", "WE"], "start": "16:30", "minutes": 120},
    "people": [{"id": "p1"}, {"id": "p2"}],
    "series": [{"id": "wohnen", "meetings": 3, "members": ["p1"]}],
}


def asked(**more: Any) -> dict[str, Any]:
    """The least problem with these fields instead."""
    return deepcopy({**LEAST, **more})
