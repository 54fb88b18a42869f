"""JSON of a known shape: another is refused when it is written, and read as empty.

    class Cell(TypedDict):
        column: str
        value: str

    unread = ShapedField(shape=list[Cell], default=list, blank=True)

For the migrations it is a plain JSONField: a shape is no matter of the database.
"""

import json
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

Plain = str | int | bool | None
"""A value a form carries along."""


def read_json(text: str, shape: Any) -> Any:
    """What a text says as JSON, if it has the shape; else None."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if fits(found, shape) else None


def fits(value: Any, shape: Any) -> bool:
    """Whether plain JSON has a shape made of list, dict, TypedDict, unions and plain types."""
    if shape is Any:
        return True
    origin = get_origin(shape)
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in get_args(shape))
    if origin is list:
        (inner,) = get_args(shape)
        return isinstance(value, list) and all(fits(one, inner) for one in value)
    if origin is dict:
        _key, inner = get_args(shape)
        return isinstance(value, dict) and (
            inner is Any or all(fits(one, inner) for one in value.values())
        )
    if is_typeddict(shape):
        return _has_parts(value, shape)
    return value is None if shape is NoneType else type(value) is shape  # True is no int here


def _has_parts(value: Any, shape: Any) -> bool:
    parts = get_type_hints(shape)
    return (
        isinstance(value, dict)
        and shape.__required_keys__ <= value.keys() <= parts.keys()
        and all(fits(one, parts[name]) for name, one in value.items())
    )


class ShapedField(models.JSONField):
    def __init__(self, *args: Any, shape: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def clone(self) -> Any:
        _name, _path, args, kwargs = self.deconstruct()
        return type(self)(*args, shape=self.shape, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        if not fits(value, self.shape):
            raise ValidationError(_("Das hat nicht die Form, die hier stehen kann."), code="shape")
        super().validate(value, model_instance)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if not hasattr(value, "as_sql") and not fits(value, self.shape):
            raise ValueError(f"{self.model.__name__}.{self.name} is written in another shape")
        return super().get_db_prep_save(value, connection)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """What somebody wrote past us must not break every page that shows it."""
        found = super().from_db_value(value, expression, connection)
        if expression is not None and getattr(expression, "target", None) is not self:
            return found  # a part of it, asked for by a key
        return found if fits(found, self.shape) else self.get_default()
