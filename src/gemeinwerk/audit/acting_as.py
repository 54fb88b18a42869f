"""What somebody acts as: "Fachbereich Personal", "Büro der Beauftragten".

The audit knows neither roles nor units; the areas above it register who can say. What is said
is kept with the entry, since people change their place.
"""

from collections.abc import Callable
from typing import Any

from django.utils import translation

Describe = Callable[[Any, int | None], str]
_describers: list[Describe] = []


def register(describe: Describe) -> None:
    """`describe(user, municipality_id)`: a few words, or "". The last one registered goes first."""
    _describers.insert(0, describe)


def standing(by: Any, municipality_id: int | None) -> str:
    """As what `by` acts in a town, in German; empty for nobody and where nothing is known.

    Whoever acts without an account brings it along (`standing`).
    """
    if by is None:
        return ""
    if brought := getattr(by, "standing", ""):
        return str(brought)
    with translation.override("de"):
        found = (str(describe(by, municipality_id)) for describe in _describers)
        return next(filter(None, found), "")
