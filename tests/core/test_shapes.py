"""JSON of a known shape: another is refused when written and read as empty."""

import json
from typing import Any, TypedDict

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from tests.factories import MeasureFactory

from gemeinwerk.core.shapes import ShapedField, fits, read_json
from gemeinwerk.measures.models import Measure

GOOD = [{"column": "Anmerkung", "value": "siehe 3.1"}]
BROKEN: list[Any] = [
    "kaputt",
    7,
    None,
    {"column": "A", "value": "B"},
    ["kaputt"],
    [{"column": "A"}],
    [{"column": "A", "value": "B", "more": "C"}],
    [{"column": 1, "value": "B"}],
    [{"column": "A", "value": ["B"]}],
]


class Part(TypedDict, total=False):
    words: dict[str, str]


@pytest.mark.parametrize(
    ("value", "shape", "has_it"),
    [
        ([], list[str], True),
        (["a", 1], list[str], False),
        ({"a": [1]}, dict[str, list[int]], True),
        ({"a": [True]}, dict[str, list[int]], False),
        (None, str | None, True),
        (1.5, str | int, False),
        ({}, Part, True),
        ({"words": {"a": "b"}}, Part, True),
        ({"words": {"a": 1}}, Part, False),
        ({"andere": {}}, Part, False),
        ({"a": [{"b": None}]}, dict[str, Any], True),
    ],
)
def test_what_has_a_shape(value: Any, shape: Any, has_it: bool) -> None:
    assert fits(value, shape) is has_it


@pytest.mark.parametrize("text", ["", "kein JSON", "[]", '{"a": ' * 5000, "[" * 100_000, "1e999"])
def test_text_of_another_shape_is_none(text: str) -> None:
    assert read_json(text, dict[str, Any]) is None


@pytest.mark.django_db
@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_another_shape_is_refused_when_written(broken: Any) -> None:
    measure = MeasureFactory(unread=GOOD)
    field = Measure._meta.get_field("unread")
    with pytest.raises(ValidationError):
        field.clean(broken, measure)
    measure.unread = broken
    with pytest.raises(ValueError, match="another shape"), transaction.atomic():
        measure.save()
    with pytest.raises(ValueError, match="another shape"), transaction.atomic():
        Measure.objects.update(unread=broken)
    with pytest.raises(ValueError, match="another shape"), transaction.atomic():
        Measure.objects.bulk_update([measure], ["unread"])
    assert Measure.objects.get().unread == GOOD


@pytest.mark.django_db
@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_another_shape_is_read_as_empty(broken: Any) -> None:
    """Somebody wrote past us, or an older version did: no page breaks of it."""
    MeasureFactory(unread=GOOD)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE measures_measure SET unread = %s", [json.dumps(broken)])
    assert Measure.objects.get().unread == []


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_no_json_of_ours_is_without_a_shape(model: type[models.Model]) -> None:
    ours = model.__module__.startswith("gemeinwerk.")
    fields = [one for one in model._meta.concrete_fields if isinstance(one, models.JSONField)]
    assert not ours or all(isinstance(one, ShapedField) for one in fields)
