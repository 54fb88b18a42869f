"""Columns of an exported table of contributions that areas above fill (`contribution_parts.py`).

register("draft", _("Textstelle im Entwurf"), _anchors, _in_words)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.listed import Listed

_PREFIX = "exported_"


@dataclass(frozen=True)
class Column:
    """`rows()`: as of a `core.parts.Part`; `told` makes one text of them."""

    key: str
    heading: "str | Promise"
    rows: Callable[[], "QuerySet[Any, Any]"]
    told: Callable[[list[dict[str, Any]]], str]

    def of(self, contribution: Contribution) -> str:
        rows = getattr(contribution, f"{_PREFIX}{self.key}", None)
        return self.told(rows) if rows else ""


_known: dict[str, Column] = {}


def register(column: Column) -> None:
    _known[column.key] = column


def columns() -> list[Column]:
    return list(_known.values())


def asked() -> dict[str, Listed]:
    """Along with each contribution: no query more."""
    return {f"{_PREFIX}{key}": Listed(column.rows()) for key, column in _known.items()}
