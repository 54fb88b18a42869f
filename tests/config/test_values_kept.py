"""Every kind of value a table has goes into a backup and comes out of it the same."""

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from gemeinwerk.config.backup.tables import columns, plain, python_value, tables

VALUES: dict[str, Any] = {
    "AutoField": 7,
    "BigAutoField": 2**40,
    "BigIntegerField": -(2**40),
    "BinaryField": b"\x00\xff",
    "BooleanField": True,
    "CharField": "ä\n",
    "DateField": date(2026, 2, 28),
    "DateTimeField": datetime(2026, 2, 28, 23, 59, 1, 5, tzinfo=UTC),
    "DecimalField": Decimal("1.5"),
    "DurationField": timedelta(days=2, seconds=3),
    "FileField": "imports/a.xlsx",
    "FloatField": 0.1,
    "IntegerField": -7,
    "JSONField": {"a": [1, None, "ü"]},
    "PositiveBigIntegerField": 2**40,
    "PositiveIntegerField": 7,
    "PositiveSmallIntegerField": 7,
    "SlugField": "integration",
    "SmallIntegerField": -7,
    "TextField": "ä\n",
    "TimeField": time(18, 30),
    "UUIDField": UUID(int=5),
}
KEPT: "dict[str, models.Field[Any, Any]]" = {
    one.get_internal_type(): one
    for model in tables(apps)
    for one in columns(model)
    if not isinstance(one, models.ForeignKey)
}


@pytest.mark.parametrize("kind", sorted(KEPT))
def test_it_comes_back_as_it_was(kind: str) -> None:
    value = VALUES[kind]
    kept = json.loads(json.dumps(plain(KEPT[kind], value)))
    assert python_value(KEPT[kind], kept) == value
