"""Words that are written down elsewhere too: whoever keeps a copy of a name registers for its kind.

renaming.register(Organisation, refresh_measures)   # the area above, once
renaming.renamed(organisation)                      # the verb, in its transaction
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import models

_keepers: dict[type[models.Model], list[Callable[[Any], object]]] = defaultdict(list)


def register(model: type[models.Model], refresh: Callable[[Any], object]) -> None:
    """`refresh(thing)` runs whenever a thing of that model has another name."""
    _keepers[model].append(refresh)


def renamed(thing: models.Model) -> None:
    for refresh in _keepers[type(thing)]:
        refresh(thing)
