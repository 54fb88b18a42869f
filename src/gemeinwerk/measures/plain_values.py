"""A measure as plain values: what an edit changes, an audit entry tells and a conflict compares.

    values_of(measure) -> {"title": "…", "lead_unit": 7, "end": "2026-12-31", "themes": [1, 2],
                           "milestones": [{"id": 3, "title": "…", "due": None, …}], …}

Everything is JSON: dates as ISO text, amounts as decimal text, relations as primary keys, parts as
lists of rows. A row without `id` is new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from gemeinwerk.measures.fields import RELATIONS, ROWS, Kind, Reader, Text, by_name, edited, names
from gemeinwerk.measures.models import CostLine, Indicator, Measure, Milestone

Row = dict[str, Any]

RELATED = edited(Kind.ONE)
MANY = edited(Kind.MANY)
SIMPLE = edited(*set(Kind) - RELATIONS)
IN_HOUSE = names(read_by=Reader.INSIDER)
"""What only those read who hold `measure.read_internal`, in whatever place it is kept or told."""


@dataclass(frozen=True)
class Part:
    """A kind of rows that belong to a measure."""

    model: type[models.Model]
    fields: tuple[str, ...]


PARTS: Mapping[str, Part] = {
    name: Part(model, ROWS[name].names)
    for name, model in (("milestones", Milestone), ("indicators", Indicator), ("costs", CostLine))
}
NAMES = (*SIMPLE, *RELATED, *MANY, *PARTS)

STATUS = names(status=True)
"""What may be written when the text of the catalogue stands: how far the measure has come."""
NOT_SUBSTANCE = frozenset(names(substance=False))
"""A change of these says nothing new to the unit that confirmed the measure."""


def label(name: str) -> Text:
    """What people call a value of a measure."""
    field: Any = Measure._meta.get_field(name)
    rows = by_name(name).kind is Kind.ROWS
    found: Text = field.related_model._meta.verbose_name_plural if rows else field.verbose_name
    return found


def values_of(measure: Measure, names: Iterable[str] = NAMES) -> dict[str, Any]:
    """The named values as they are stored. Uses what was prefetched."""
    return {name: _value_of(measure, name) for name in names}


def plain(name: str, value: Any) -> Any:
    """A Python value (or one that is plain already) in the form `values_of` gives it."""
    if name in PARTS:
        return [_plain_row(PARTS[name], row) for row in value]
    if name in MANY:
        return sorted(_plain_one(one) for one in value)
    if name in RELATED:
        return _plain_one(value)
    return _plain_one(python(Measure, name, value))


def plain_value(model: type[models.Model], name: str, value: Any) -> Any:
    """One column's value in plain form; raises ValidationError for what it cannot be."""
    return _plain_one(python(model, name, value))


def python(model: type[models.Model], name: str, value: Any) -> Any:
    """What the model's field stores for a plain value."""
    field: Any = model._meta.get_field(name)
    found = field.to_python(value)
    if isinstance(field, models.DecimalField) and found is not None:
        return round(found, field.decimal_places)
    return found


def plain_field(row: models.Model, name: str) -> Any:
    """One column of a measure or of a part in plain form."""
    return _plain_one(getattr(row, name))


def unsaved(name: str, row: Mapping[str, Any]) -> models.Model:
    """A milestone, indicator or cost of plain values, in memory alone."""
    model, columns = PARTS[name].model, PARTS[name].fields
    return model(**{one: python(model, one, row[one]) for one in columns if one in row})


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Each row of a part under a name of its own ("milestones:3", new ones "milestones:+1")."""
    result: dict[str, Any] = {}
    for name, value in values.items():
        if name not in PARTS:
            result[name] = value
            continue
        for number, row in enumerate(value, start=1):
            key = row.get("id") or f"+{number}"
            result[f"{name}:{key}"] = row
    return result


def unflat(values: Mapping[str, Any]) -> dict[str, Any]:
    """The reverse of `flat`."""
    result: dict[str, Any] = {}
    for key, value in values.items():
        name, colon, _number = key.partition(":")
        if colon:
            result.setdefault(name, []).append(value)
        else:
            result[name] = value
    return result


def _value_of(measure: Measure, name: str) -> Any:
    if name in PARTS:
        part = PARTS[name]
        return [
            {"id": row.pk} | {field: _plain_one(getattr(row, field)) for field in part.fields}
            for row in getattr(measure, name).all()
        ]
    if name in MANY:
        return sorted(one.pk for one in getattr(measure, name).all())
    if name in RELATED:
        return getattr(measure, f"{name}_id")
    return _plain_one(getattr(measure, name))


def _plain_row(part: Part, row: Mapping[str, Any]) -> Row:
    shown: Row = {"id": row["id"]} if row.get("id") else {}
    for name in part.fields:
        field: Any = part.model._meta.get_field(name)
        shown[name] = _plain_one(python(part.model, name, row.get(name, field.get_default())))
    return shown


def _plain_one(value: Any) -> Any:
    if isinstance(value, str):  # most are
        # Browsers send CRLF; what was typed is the same text. PostgreSQL stores no NUL.
        return value.replace("\r\n", "\n").replace("\0", "").strip()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return value.pk if isinstance(value, models.Model) else value
