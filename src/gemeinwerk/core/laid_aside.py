"""Rows that make room for others, with all that hangs on them, and come back as they were.

for one, other in pairs(Invitation, field, gone, kept): …   # two in one wave
rows = lay(one)                 # it is gone; plain values, those a row hangs on before it
fits(rows, but="person")        # whether what it hung on is still there
take_up(rows)
"""

import json
from collections.abc import Iterator
from typing import Any

from django.core import serializers
from django.db import models
from django.db.models.deletion import Collector

Rows = list[dict[str, Any]]


def pairs(
    model: type[models.Model], field: Any, gone: models.Model, kept: models.Model
) -> Iterator[tuple[Any, Any]]:
    """Rows of the two that are alike in all of which there may be one for each."""
    of_both = model._base_manager.filter(**{f"{field.name}__in": [gone, kept]}).order_by("pk")
    for names in _once(model, field):
        rows = list(of_both)
        present = {_values(one, names): one for one in rows if _points(one, field, kept)}
        for one in rows:
            if _points(one, field, gone) and (other := present.get(_values(one, names))):
                yield one, other


def lay(row: models.Model) -> Rows:
    collector = Collector(using=row._state.db or "default", origin=row)
    collector.collect([row])
    collector.sort()
    # What is deleted first hangs on the others: it is written last.
    whole = [one for instances in collector.data.values() for one in instances][::-1]
    whole += [one for found in collector.fast_deletes for one in found]
    # To the microsecond: as JSON of its own it would keep thousandths.
    told: Rows = json.loads(json.dumps(serializers.serialize("python", whole), default=str))
    row.delete()
    return told


def fits(rows: Rows, *, but: str) -> bool:
    """Whether all that the first of them must point to is there, `but` one column left out."""
    row = next(_read(rows[:1])).object
    return all(
        one.remote_field.model._base_manager.filter(pk=getattr(row, one.attname)).exists()
        for one in row._meta.local_concrete_fields
        if one.remote_field and not one.null and one.name != but
    )


def take_up(rows: Rows) -> Any:
    """The first of them, written with all others."""
    read = list(_read(rows))
    for one in read:
        one.save()
    return read[0].object


def _once(model: type[models.Model], field: Any) -> Iterator[list[str]]:
    """For each constraint the column is part of, the other columns."""
    if field.unique:
        yield []
    for one in model._meta.constraints:
        if isinstance(one, models.UniqueConstraint) and field.name in one.fields:
            yield [name for name in one.fields if name != field.name]


def _points(row: models.Model, field: Any, to: models.Model) -> bool:
    return bool(getattr(row, field.attname) == to.pk)


def _values(row: models.Model, names: list[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, row._meta.get_field(name).attname) for name in names)  # type: ignore[union-attr]


def _read(rows: Rows) -> Iterator[Any]:
    return iter(serializers.deserialize("python", rows, ignorenonexistent=True))
