"""Under which names the attacked towns are served: a server in production knows each by name."""

import os

DOMAIN = "town.example"
REQUESTS = int(os.environ.get("REQUESTS") or 25_000)
"""Generated requests on each database."""
FORMS = REQUESTS * 2 // 5
"""So many more against the forms anybody may fill in."""
BLOCK = 2_000
"""So many of them meet the same two towns, then two new ones: some requests delete things."""
FORM_TOWNS = "forms-"


def pair(number: int, of: str = "") -> tuple[str, str]:
    """The names of two towns that generated requests meet; `of`: of others than of every page."""
    return f"{of}north{number}", f"{of}south{number}"


def hosts() -> list[str]:
    """All host names there will be."""
    blocks = range(-(-REQUESTS // BLOCK))
    names = ["home", "other", *(name for number in blocks for name in pair(number))]
    names += [name for number in range(-(-FORMS // BLOCK)) for name in pair(number, FORM_TOWNS)]
    return [f"{name}.{DOMAIN}" for name in names]
