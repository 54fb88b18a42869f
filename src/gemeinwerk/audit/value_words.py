"""A recorded value as people write it: 150.0000 is 150, 2026-05-03 is 3. Mai 2026."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def model_field(model: str, name: str) -> "models.Field[Any, Any] | None":
    """The field a recorded name stands for, or None (a part, or a model that is no more)."""
    try:
        found = apps.get_model(model)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None
    return found if isinstance(found, models.Field) else None


def in_words(model: str, name: str, value: Any) -> str:
    """A recorded value of a field in the language of the page; empty where nothing was said."""
    if value in (None, "", [], {}):
        return ""
    field = model_field(model, name)
    if field is not None and field.choices and not isinstance(value, list | dict):
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value, field)


def is_date(model: str, name: str, value: Any = None) -> bool:
    """Whether a recorded name is a day; where it is no field, whether its value looks like one."""
    field = model_field(model, name)
    return isinstance(field, models.DateField) or (field is None and _is_day(value))


def is_quoted(model: str, name: str, value: Any) -> bool:
    """Whether a value is words, typed or chosen, which stand in quotation marks."""
    if not isinstance(value, str):
        return False
    field = model_field(model, name)
    if field is None and _is_day(value):
        return False
    typed = (models.CharField, models.TextField)
    return field is None or isinstance(field, typed)


def _plain(value: Any, field: "models.Field[Any, Any] | None") -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, list):
        return ", ".join(filter(None, (_plain(part, None) for part in value)))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain(part, None)}" for name, part in value.items() if part)
    if isinstance(field, models.PositiveSmallIntegerField):
        return str(value)  # years and numbers of editions are not grouped
    if isinstance(value, int | float):
        return number_format(value, use_l10n=True)
    return _text(str(value), field)


def _text(value: str, field: "models.Field[Any, Any] | None") -> str:
    if isinstance(field, models.DateTimeField) and (moment := parse_datetime(value)):
        return date_format(localtime(moment), "DATETIME_FORMAT")
    if isinstance(field, models.TimeField):
        return value[:5]
    is_day = isinstance(field, models.DateField) or (field is None and _is_day(value))
    if is_day and (day := parse_date(value)):
        return date_format(day, "DATE_FORMAT")
    if isinstance(field, models.DecimalField):
        return _number(value)
    return value


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and bool(_DAY.fullmatch(value))


def _number(value: str) -> str:
    try:
        number = Decimal(value)
        if not number.is_finite():
            return value
        whole = number == number.to_integral_value()
        shown = number.quantize(Decimal(1)) if whole else number.normalize()
    except InvalidOperation:  # no number, or one without end: as it was recorded
        return value
    return number_format(shown, use_l10n=True, force_grouping=True)
