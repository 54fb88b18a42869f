"""Under which names the attacked towns are served: a server in production knows each by name."""

import os

DOMAIN = "town.example"
REQUESTS = int(os.environ.get("REQUESTS") or 25_000)
"""Generated requests on each database."""
BLOCK = 2_000
"""So many of them meet the same two towns, then two new ones: some requests delete things."""


def pair(number: int) -> tuple[str, str]:
    """The names of two towns that generated requests meet."""
    return f"north{number}", f"south{number}"


def hosts() -> list[str]:
    """All host names there will be."""
    blocks = range(-(-REQUESTS // BLOCK))
    names = ["home", "other", *(name for number in blocks for name in pair(number))]
    return [f"{name}.{DOMAIN}" for name in names]
