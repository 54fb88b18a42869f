"""The two formats as JSON Schema (2020-12), as they are published with the docs.

A schema says what each value may be; that ids are known, dates in order and series in no circle,
only `reading` can say. Fields that are not named may stand in a problem; they are not used.
"""

from typing import Any

from gemeinwerk.engines.planning.calendar import LANDS
from gemeinwerk.engines.planning.plan import GOALS, RuleName, Status
from gemeinwerk.engines.planning.problem import Rules
from gemeinwerk.engines.planning.problem_file.limits import (
    MOST_MEETINGS,
    MOST_PEOPLE,
    MOST_ROOMS,
    MOST_SERIES,
)
from gemeinwerk.engines.planning.problem_file.single_values import WEEKDAYS
from gemeinwerk.engines.problem_files.limits import MOST_CHARACTERS, MOST_ENTRIES, MOST_NUMBER

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = {"$ref": "#/$defs/date"}
_TIME = {"$ref": "#/$defs/time"}
_ID = {"$ref": "#/$defs/id"}
_WEEKDAYS = {"$ref": "#/$defs/weekdays"}
_MINUTES = {"$ref": "#/$defs/minutes"}
_YES_OR_NO: Schema = {"type": "boolean"}
_DEFS: Schema = {
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "time": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "id": {"type": "string", "pattern": r"^\S(.*\S)?$", "maxLength": MOST_CHARACTERS},
}
_PROBLEM_DEFS: Schema = {
    **_DEFS,
    "text": {"type": "string"},
    "minutes": {"type": "integer", "minimum": 1, "maximum": 24 * 60},
    "weekdays": {
        "type": "array", "items": {"enum": list(WEEKDAYS)}, "minItems": 1, "uniqueItems": True,
    },
    "appointment": {
        "type": "object", "properties": {"series": _ID, "date": _DATE},
        "required": ["series", "date"],
    },
}  # fmt: skip


def problem_schema() -> Schema:
    """What a PROBLEM.json may say."""
    text, appointment = {"$ref": "#/$defs/text"}, {"$ref": "#/$defs/appointment"}
    from_to = {"from": _DATE, "to": _DATE}
    return {
        "$schema": _DIALECT,
        "$id": "urn:gemeinwerk:schema:planning-problem-1",
        "title": "Planning problem",
        "description": "Who meets how often, who can come when, what must hold.",
        **_object(
            {
                "version": {"const": 1},
                "horizon": _object(from_to),
                "land": {"enum": list(LANDS)},
                "slots": _object({"weekdays": _WEEKDAYS, "start": _TIME, "minutes": _MINUTES}),
                "people": _list(_person(text), MOST_PEOPLE, minItems=1),
                "series": _list(_series(text), MOST_SERIES, minItems=1),
            },
            {
                "rules": _rules(),
                "closed": _list(_object(from_to, {"reason": text})),
                "busy": _list(_object({"date": _DATE}, {"reason": text})),
                "rooms": _list(_room(text), MOST_ROOMS),
                "fixed": _list(appointment, uniqueItems=True),
                "forbidden": _list(appointment, uniqueItems=True),
            },
        ),
        "$defs": _PROBLEM_DEFS,
    }


def plan_schema() -> Schema:
    """What a PLAN.json says; nothing else is in it."""
    pair = _closed({"series": _ID, "date": _DATE})
    entry = {"$ref": "#/$defs/entry"}
    return {
        "$schema": _DIALECT,
        "$id": "urn:gemeinwerk:schema:planning-plan-1",
        "title": "Plan",
        "description": "The meetings, how good they are and how surely, or why there are none.",
        **_closed(
            {
                "version": {"const": 1},
                "status": {"enum": [one.value for one in Status]},
                "seconds": {"type": "number", "minimum": 0},
                "meetings": _list(_meeting(), None),
                "floor": {"anyOf": [_floor(), {"type": "null"}]},
                "goals": _list(_goal(*GOALS), len(GOALS)),
                "moved": _list(pair, None),
                "conflict": _list(entry, None),
                "repairs": _list(_list(entry, None, minItems=1), 5),
            },
            {"moves": _goal("moves")},
        ),
        "$defs": {**_DEFS, "entry": _entry()},
    }


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def _closed(required: Schema, optional: Schema | None = None) -> Schema:
    return {**_object(required, optional), "additionalProperties": False}


def _list(items: Schema, most: int | None = MOST_ENTRIES, **more: Any) -> Schema:
    longest = {} if most is None else {"maxItems": most}
    return {"type": "array", "items": items, **longest, **more}


def _whole(least: int, most: int = MOST_NUMBER, **more: Any) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, **more}


def _rules() -> Schema:
    usual = Rules()
    return _object(
        {},
        {
            "skip_school_holidays": {**_YES_OR_NO, "default": usual.skip_school_holidays},
            "skip_public_holidays": {**_YES_OR_NO, "default": usual.skip_public_holidays},
            "attendance_floor": {
                "type": "number", "minimum": 0, "maximum": 1,
                "default": float(usual.attendance_floor),
            },
        },
    )  # fmt: skip


def _room(text: Schema) -> Schema:
    return _object({"id": _ID, "capacity": _whole(0)}, {"unavailable": _list(_DATE), "name": text})


def _person(text: Schema) -> Schema:
    groups = _list(_ID, uniqueItems=True)
    return _object({"id": _ID}, {"groups": groups, "unavailable": _list(_DATE), "name": text})


def _series(text: Schema) -> Schema:
    people = _list(_ID, MOST_PEOPLE, uniqueItems=True)
    return _object(
        {"id": _ID, "meetings": _whole(1, MOST_MEETINGS), "members": people},
        {
            "required": people,
            "needs_room": {**_YES_OR_NO, "default": False},
            "min_gap_days": _whole(0, default=0),
            "not_before": _DATE,
            "not_after": _DATE,
            "after": _list(_ID, uniqueItems=True),
            "weekdays": _WEEKDAYS,
            "start": _TIME,
            "minutes": _MINUTES,
            "name": text,
        },
    )


def _meeting() -> Schema:
    return _closed(
        {
            "series": _ID,
            "date": _DATE,
            "start": _TIME,
            "end": _TIME,
            "room": {"anyOf": [_ID, {"type": "null"}]},
            "expected": _list(_ID, None, uniqueItems=True),
        }
    )


def _floor() -> Schema:
    count = {"type": "integer", "minimum": 0}
    return _closed({"attendance": count, "value": count, "bound": count, "proven": _YES_OR_NO})


def _goal(*names: str) -> Schema:
    amount = {"type": "number", "minimum": 0}
    return _closed(
        {"name": {"enum": list(names)}, "value": amount, "bound": amount, "proven": _YES_OR_NO}
    )


def _entry() -> Schema:
    """A rule of a conflict or a repair, with the ids and the date that it speaks of."""
    return _closed(
        {"rule": {"enum": [one.value for one in RuleName]}, "text": {"type": "string"}},
        {"series": _ID, "person": _ID, "date": _DATE, "room": _ID, "other": _ID},
    )
