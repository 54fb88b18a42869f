"""The two formats as JSON Schema (2020-12), as they are published with the docs.

A schema says what each value may be; that ids are known and ends in order only `problem_file` can
say. Fields that are not named may stand in a problem; they are not used.
"""

from typing import Any

from gemeinwerk.engines.composition.composition import GOALS, RuleName, Status
from gemeinwerk.engines.composition.limits import (
    MOST_GROUPS,
    MOST_PEOPLE,
    MOST_SEATS,
    MOST_SLIPS,
)
from gemeinwerk.engines.problem_files.limits import MOST_CHARACTERS, MOST_ENTRIES, MOST_NUMBER

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"$ref": "#/$defs/id"}
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DEFS: Schema = {
    "id": {"type": "string", "pattern": r"^\S(.*\S)?$", "maxLength": MOST_CHARACTERS},
}
_NUMBER: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_NUMBER}
_ENDS: Schema = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_ID_OR_NOTHING: Schema = {"anyOf": [_ID, {"type": "null"}]}


def problem_schema() -> Schema:
    """What a PROBLEM.json may say."""
    return {
        "$schema": _DIALECT,
        "$id": "urn:gemeinwerk:schema:composition-problem-1",
        "title": "Composition problem",
        "description": "Who could sit where, how large groups are, who is to be heard in each.",
        **_object(
            {
                "version": {"const": 1},
                "people": _list(_person(), MOST_PEOPLE, minItems=1),
                "groups": _list(_group(), MOST_GROUPS, minItems=1),
            },
            {
                "seed": {"type": "integer", "minimum": 0, "maximum": 2**53 - 1, "default": 0},
                "keep": _list(_object({"group": _ID, "person": _ID}), MOST_SEATS, uniqueItems=True),
                "names": _by_id(_TEXT),
            },
        ),
        "$defs": _DEFS,
    }


def seats_schema() -> Schema:
    """What a SEATS.json says; nothing else is in it."""
    pair = _closed({"group": _ID, "person": _ID})
    entry = {"$ref": "#/$defs/entry"}
    return {
        "$schema": _DIALECT,
        "$id": "urn:gemeinwerk:schema:composition-seats-1",
        "title": "Composition",
        "description": "Who sits where and why, how surely that is best, and what is missing.",
        **_closed(
            {
                "version": {"const": 1},
                "status": {"enum": [one.value for one in Status]},
                "seats": _list(_closed({"group": _ID, "person": _ID, "reason": _TEXT})),
                "goals": _list(_goal(), len(GOALS)),
                "missing": _list(entry),
                "conflict": _list(entry),
            },
            {"draw": _draw(pair)},
        ),
        "$defs": {**_DEFS, "entry": _entry()},
    }


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def _closed(required: Schema, optional: Schema | None = None) -> Schema:
    return {**_object(required, optional), "additionalProperties": False}


def _list(items: Schema, most: int | None = None, **more: Any) -> Schema:
    longest = {} if most is None else {"maxItems": most}
    return {"type": "array", "items": items, **longest, **more}


def _by_id(values: Schema) -> Schema:
    return {
        "type": "object", "propertyNames": _ID, "additionalProperties": values,
        "maxProperties": MOST_ENTRIES,
    }  # fmt: skip


def _person() -> Schema:
    groups = _list(_ID, MOST_GROUPS, uniqueItems=True)
    return _object(
        {"id": _ID},
        {
            "actor_group": _ID_OR_NOTHING,
            "organisation": _ID_OR_NOTHING,
            "wishes": groups,
            "most": {"type": "integer", "minimum": 1, "maximum": MOST_GROUPS, "default": 1},
            "never": groups,
            "name": _TEXT,
        },
    )


def _group() -> Schema:
    people = _list(_ID, MOST_PEOPLE, uniqueItems=True)
    return _object(
        {"id": _ID, "size": _ENDS},
        {"targets": _by_id(_ENDS), "required": people, "name": _TEXT},
    )


def _goal() -> Schema:
    return _closed(
        {
            "name": {"enum": list(GOALS)},
            "value": _COUNT,
            "bound": _COUNT,
            "proven": {"type": "boolean"},
        }
    )


def _entry() -> Schema:
    """A rule, with the ids that it speaks of."""
    return _closed(
        {"rule": {"enum": [one.value for one in RuleName]}, "text": _TEXT},
        {"group": _ID, "actor_group": _ID, "person": _ID, "missing": _COUNT},
    )


def _draw(pair: Schema) -> Schema:
    slips: Schema = {"type": "integer", "minimum": 1, "maximum": MOST_SLIPS}
    chance = _closed(
        {
            "person": _ID,
            "fair": {"type": "string", "pattern": "^[0-9]+(/[0-9]+)?$"},
            "slips": _COUNT,
            "chance": {"type": "number", "minimum": 0, "maximum": 1},
        }
    )
    return _closed(
        {
            "slips": slips,
            "drawn": _COUNT,
            "chances": _list(chance),
            "compositions": _list(_closed({"slips": slips, "seats": _list(pair)})),
        }
    )
