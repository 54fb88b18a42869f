"""Setting many attributes at once, and knowing afterwards what differed."""

from collections.abc import Mapping
from typing import Any

from django.db import models

Values = dict[str, Any]


def apply(target: models.Model, values: Mapping[str, Any]) -> tuple[Values, Values]:
    """Set what differs on `target`, unsaved; give back its values before and after.

    Both are empty where nothing differs. For plain fields and foreign keys, not for relations to
    many.
    """
    before: Values = {}
    after: Values = {}
    for name, value in values.items():
        present = getattr(target, name)
        if present != value:
            before[name], after[name] = present, value
            setattr(target, name, value)
    return before, after
