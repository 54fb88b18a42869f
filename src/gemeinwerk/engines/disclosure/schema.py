"""The two formats as JSON Schema (2020-12), as they are published with the docs.

A schema says what each value may be; that sums are sums and nobody leaves, only reading can say.
"""

from typing import Any

from gemeinwerk.engines.disclosure.release_file import (
    MOST_DIMENSIONS,
    MOST_MINIMUM,
    MOST_TABLES,
    NOT_DIMENSIONS,
)
from gemeinwerk.engines.disclosure.releases import (
    LEAST_FLOOR,
    LEAST_MINIMUM,
    NO_ANSWER,
    Reason,
    Rules,
    Why,
)
from gemeinwerk.engines.disclosure.tables import MOST_CELLS
from gemeinwerk.engines.problem_files.limits import MOST_CHARACTERS, MOST_NUMBER

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"$ref": "#/$defs/id"}
_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_NUMBER}
_COUNT_OR_NULL: Schema = {"anyOf": [_COUNT, {"type": "null"}]}
_ROUNDED: Schema = {"type": "integer", "minimum": 2, "maximum": 1_000}
_SHARE: Schema = {
    "type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1},
    "minItems": 2, "maxItems": 2,
}  # fmt: skip
_DEFS: Schema = {
    "id": {"type": "string", "pattern": r"^\S(.*\S)?$", "maxLength": MOST_CHARACTERS},
}
_KNOWN: Schema = {
    "why": {"enum": [one.value for one in Why]}, "least": _COUNT, "most": _COUNT, "share": _SHARE,
}  # fmt: skip


def tables_schema() -> Schema:
    """What a TABLES.json may say."""
    cell, told = _cell(_COUNT), _cell(_COUNT_OR_NULL)
    return {
        "$schema": _DIALECT,
        "$id": "urn:gemeinwerk:schema:disclosure-tables-1",
        "title": "Tables to be published",
        "description": "Counts, what of them was published before, and how small is too small.",
        **_object(
            {"version": {"const": 1}, "tables": _list(_table(cell), minItems=1)},
            {
                "minimum": {"type": "integer", "minimum": LEAST_MINIMUM, "maximum": MOST_MINIMUM,
                            "default": Rules.minimum},
                "floor": {"type": "integer", "minimum": LEAST_FLOOR, "maximum": MOST_NUMBER,
                          "default": Rules.floor},
                "asked": {"type": "integer", "minimum": 1, "maximum": MOST_NUMBER},
                "no_answer": {**_ID, "default": NO_ANSWER},
                "published": _list(_table(told, {"rounded": _ROUNDED})),
            },
        ),
        "$defs": _DEFS,
    }  # fmt: skip


def safe_schema() -> Schema:
    """What a SAFE.json says; nothing else is in it."""
    begun = {
        "version": {"const": 1}, "minimum": _COUNT, "floor": _COUNT,
        "asked": _COUNT_OR_NULL, "answers": _COUNT,
    }  # fmt: skip
    table = _table(_cell(_COUNT_OR_NULL), {"rounded": _ROUNDED})
    safe = {
        "tables": _list(table), "lost": _COUNT, "bound": _COUNT, "proven": {"type": "boolean"},
        "narrow_before": _COUNT,
    }  # fmt: skip
    return {
        "$schema": _DIALECT,
        "$id": "urn:gemeinwerk:schema:disclosure-safe-1",
        "title": "Tables as they can be published",
        "description": "The tables without what would give somebody away, or why there are none.",
        "oneOf": [_closed({**begun, **safe}), _closed({**begun, "refused": _refused()})],
        "$defs": _DEFS,
    }


def _refused() -> Schema:
    layout = _closed({"table": _ID, "dimensions": {"type": "array", "items": _ID}})
    following = _closed(
        {"text": {"type": "string"}},
        {"answers": _COUNT, "tables": _list(layout, minItems=1), "rounded": _ROUNDED},
    )
    reason = {"enum": [one.value for one in Reason]}
    return _closed({"reason": reason, "text": {"type": "string"}, "next": following})


def _table(cell: Schema, optional: Schema | None = None) -> Schema:
    cells = {"type": "array", "items": cell, "minItems": 1, "maxItems": MOST_CELLS}
    return _closed({"table": _ID, "answers": _COUNT, "cells": cells}, optional)


def _cell(count: Schema) -> Schema:
    """Its other fields are dimensions."""
    return {
        "type": "object", "properties": {"count": count, **_KNOWN}, "required": ["count"],
        "additionalProperties": _ID, "maxProperties": len(NOT_DIMENSIONS) + MOST_DIMENSIONS,
    }  # fmt: skip


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def _closed(required: Schema, optional: Schema | None = None) -> Schema:
    return {**_object(required, optional), "additionalProperties": False}


def _list(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, "maxItems": MOST_TABLES, **more}
