"""What was stated to the questions of a phase, in templates."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from gemeinwerk.contributions.asking.told import Stated, stated

register = template.Library()


@register.filter
def as_stated(rows: Iterable[Mapping[str, Any]]) -> list[Stated]:
    """Of the rows of a part (`core.parts`)."""
    return stated(rows)
