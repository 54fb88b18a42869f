"""The published JSON Schema of the catalogue: its head is a file, its measures their fields."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import translation

from gemeinwerk.measures import plain_values
from gemeinwerk.measures.document.labels import CHOICES
from gemeinwerk.measures.fields import ROWS, Field, Kind, RowColumn, Text, latest, public

_HEAD = Path(__file__).with_name("catalogue.schema.json")
_TEXT: dict[str, Any] = {"type": "string"}
_YEAR = {"type": ["integer", "null"], "minimum": 1900, "maximum": 2200}
_BY_KIND: dict[Kind, dict[str, Any]] = {
    Kind.DAY: {"$ref": "#/$defs/date"},
    Kind.FLAG: {"type": "boolean"},
    Kind.YEAR: _YEAR,
    Kind.NUMBER: {"type": ["number", "null"]},
    Kind.AMOUNT: {"type": ["number", "null"], "minimum": 0},
}
_ORGANISATION = {"$ref": "#/$defs/organisation"}

Schema = dict[str, Any]


@cache
def schema() -> Schema:
    found: Schema = json.loads(_HEAD.read_text(encoding="utf-8"))
    for name, rows in ROWS.items():
        of = {one.name: _row_value(name, one) for one in rows.columns}
        first = [one.name for one in rows.columns if one.since == 1]
        found["$defs"][rows.row] = {**_object(of), "required": first}
    fields = {one.document_key: _value(one) for one in public()}
    first = [one.document_key for one in public() if one.since == 1]
    found["$defs"]["measure"] = {**_object(fields), "required": first}
    if latest() > 1:
        _say_since(found)
    return found


def _say_since(found: Schema) -> None:
    """Documents of an earlier format stay valid; those of a later one have its keys."""
    found["properties"]["format_version"] = {"enum": list(range(1, latest() + 1))}
    found["allOf"] = [
        {
            "if": {"properties": {"format_version": {"minimum": version}}},
            "then": {"properties": {"measures": {"items": said}}},
        }
        for version in range(2, latest() + 1)
        if (said := _new_in(version))
    ]


def _new_in(version: int) -> Schema:
    """What a measure of a document of this format has, of its own and in its rows."""
    keys = [one.document_key for one in public() if one.since == version]
    columns = {
        name: [one.name for one in rows.columns if one.since == version]
        for name, rows in ROWS.items()
    }
    of_rows = {name: {"items": {"required": named}} for name, named in columns.items() if named}
    found: Schema = {"required": keys} if keys else {}
    return found | ({"properties": of_rows} if of_rows else {})


def _value(field: Field) -> Schema:
    said = field.described or _german(field.label or plain_values.label(field.name))
    return {**_shape(field), "description": said}


def _shape(field: Field) -> Schema:
    if field.name in _OWN:
        return _OWN[field.name]
    if field.kind is Kind.ROWS:
        row = ROWS[field.document_key].row
        return {"type": "array", "items": {"$ref": f"#/$defs/{row}"}}
    return _plain(field.kind, field.name)


def _row_value(rows: str, column: RowColumn) -> Schema:
    kind = f"{ROWS[rows].row}_kind" if column.name == "kind" else column.name
    shape = _plain(column.kind, kind)
    return {**shape, "description": column.described or column.heading}


def _plain(kind: Kind, name: str) -> Schema:
    if kind is Kind.CHOICE:
        return {"type": "string", "enum": list(CHOICES[name])}
    return _BY_KIND.get(kind, _TEXT)


def _object(properties: Schema, types: Sequence[str] = ()) -> Schema:
    return {
        "type": list(types) or "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _texts(*names: str) -> Schema:
    return dict.fromkeys(names, _TEXT)


def _german(text: Text) -> str:
    with translation.override("de"):
        return str(text)


_OR_NONE = ("object", "null")
_OWN: dict[str, Schema] = {
    "field": _object(_texts("code", "title")),
    "goal_ref": _object(_texts("code", "title"), _OR_NONE),
    "lead_unit": {"anyOf": [_ORGANISATION, {"type": "null"}]},
    "contributing": {"type": "array", "items": _ORGANISATION},
    "themes": {"type": "array", "items": _TEXT},
    "answers": {"type": "array", "items": _object(_texts("code", "text"))},
    "predecessor": _object(_texts("concept", "code", "title"), _OR_NONE),
}
