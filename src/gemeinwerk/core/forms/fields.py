"""Fields that understand what an office types, in both languages of the page."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import numberformat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.maps import DIGITS
from gemeinwerk.german import (
    Amount,
    Column,
    parse_amounts,
    parse_number,
    parse_percent,
    parse_period,
)
from gemeinwerk.german.numbers import money_decimal
from gemeinwerk.german.times.dates import is_like_a_day, parse_date


class DateInput(forms.DateInput):
    def __init__(self, **attrs: Any) -> None:
        super().__init__({"size": 12, "autocomplete": "off", **attrs}, format="%d.%m.%Y")

    def format_value(self, value: Any) -> str | None:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else super().format_value(value)


class DateField(forms.DateField):
    """A day as 31.12.2026, 31.12.26, 1. Mai 2026 or 2026-12-31; shown as 31.12.2026."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("Bitte ein Datum eingeben, z. B. 31.12.2026."),
        "no_such_day": _("Den Tag {day} gibt es nicht. Bitte prüfen Sie Tag und Monat."),
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        if day := parse_date(str(value)):
            return day
        if is_like_a_day(str(value)):
            sentence = self.error_messages["no_such_day"].format(day=str(value).strip())
            raise ValidationError(sentence, code="no_such_day")
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class TimeInput(forms.TimeInput):
    def __init__(self, **attrs: Any) -> None:
        super().__init__({"size": 7, "autocomplete": "off", **attrs}, format="%H:%M")


class TimeField(forms.TimeField):
    """An hour as 16:30, 16.30 Uhr, 17 Uhr or 17; shown as 16:30."""

    widget = TimeInput
    default_error_messages = {"invalid": _("Bitte eine Uhrzeit eingeben, z. B. 16:30.")}

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        found = _HOUR.fullmatch(str(value).strip().casefold())
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time(int(found["hour"]), int(found["minute"] or 0))


_HOUR = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::00)?)?(?:\s?(?:uhr|h))?", re.ASCII
)


class PlannedDateInput(DateInput):
    """Beside it stands which day was understood (`core.views.understood`), where scripts run."""

    def __init__(self, side: str, **attrs: Any) -> None:
        super().__init__(size=14, **attrs)
        self.side = side

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        told = {
            "hx-get": reverse("core:understood", args=[self.side]),
            "hx-trigger": "change",
            "hx-target": "next [data-understood]",
        }
        return super().get_context(name, value, told | (attrs or {}))


class PlannedDateField(DateField):
    """A planned day, typed as plans have it: also "Ende 2029", "IV. Quartal 2029", "März 2027".

    Where something begins it is the first day of it, else the last. What says more than one time,
    or is not sure of it, is refused as everything is that is no day.
    """

    default_error_messages = {
        "invalid": _(
            "Bitte einen Tag oder eine Zeit eingeben, z. B. 31.12.2029, Ende 2029 oder IV. Quartal "
            "2029."
        ),
    }

    def __init__(self, *, begins: bool = False, **kwargs: Any) -> None:
        self.begins = begins
        super().__init__(**{"widget": PlannedDateInput(BEGIN if begins else END), **kwargs})

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        return planned_day(str(value), begins=self.begins) or super().to_python(value)


BEGIN, END = "beginn", "ende"


def planned_day(typed: str, *, begins: bool) -> date | None:
    """The one day a text means, None where it names none, several, or not for sure."""
    period = parse_period(typed, Column.START if begins else Column.END)
    days = [day for day in (period.start, period.end) if day]
    sure = not period.unsaid and not period.permanent and len(period.points) == 1
    return days[0] if sure and len(days) == 1 else None


def as_typed(value: int | Decimal, places: int) -> str:
    """25.000,50 on English pages too: the form the fields read, so nothing changes on the way."""
    return numberformat.format(
        value, ",", places, grouping=3, thousand_sep=".", force_grouping=True
    )


class AmountInput(forms.TextInput):
    def __init__(self, **attrs: Any) -> None:
        super().__init__({"inputmode": "decimal", "size": 14, "autocomplete": "off", **attrs})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int | Decimal):
            places = 0 if value == int(value) else 2
            return as_typed(value, places)
        shown: str | None = super().format_value(value)
        return shown


def _alone(typed: str) -> Decimal | None:
    """The one amount of a text that says nothing else."""
    read = parse_amounts(typed)
    if len(read.parts) != 1 or read.rest:
        return None
    (part,) = read.parts
    plain = Amount(part.kind, part.low, part.low, currency=part.currency)
    ours = part.kind != "each" and part.currency in {"EUR", ""}
    return part.low if part == plain and ours else None


class AmountField(forms.DecimalField):
    """Money or posts as 25.000,50, 25 000 €, 25 T€ or ½; shown as 25.000,50.

    What says more than one amount ("ca. 25.000 €", "500 €/Monat") is refused: there are fields of
    their own for that.
    """

    widget = AmountInput
    default_error_messages = {
        "invalid": _("Bitte einen Betrag eingeben, z. B. 25.000,50."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_digits": 14, "decimal_places": 2, "min_value": 0, **kwargs})
        self.localize = False

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        if isinstance(value, int | float | Decimal):
            return Decimal(str(value))
        typed = str(value).replace("€", "").replace("EUR", "").replace("VZÄ", "").strip()
        amount = money_decimal(typed)
        if amount is None:
            amount = _alone(str(value))
        if amount is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return amount

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class NumberInput(AmountInput):
    def format_value(self, value: Any) -> str | None:
        """All places that count: 0,125 and 200, never 200,00."""
        if isinstance(value, int | Decimal):
            shown = Decimal(value).normalize()
            exponent = shown.as_tuple().exponent
            places = max(0, -exponent) if isinstance(exponent, int) else 0
            return as_typed(shown, places)
        return super().format_value(value)


class NumberField(AmountField):
    """A measured value as 1.250, 0,125 or 80 %: not money, so a comma always divides."""

    widget = NumberInput
    default_error_messages = {"invalid": _("Bitte eine Zahl eingeben, z. B. 200 oder 12,5.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_digits": 18, "decimal_places": 4, "min_value": None, **kwargs})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values or isinstance(value, int | Decimal):
            return None if value in self.empty_values else Decimal(value)
        number = parse_number(str(value))
        number = parse_percent(str(value)) if number is None else number
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class DegreesField(forms.FloatField):
    """How far north, or east: a number between `-most` and `most`, kept to a metre."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(min_value=-most, max_value=most, **kwargs)
        between = _("Bitte eine Zahl zwischen {least} und {most} eingeben.")
        said = format_lazy(between, least=-most, most=most)
        self.error_messages |= dict.fromkeys(("invalid", "min_value", "max_value"), said)

    def clean(self, value: Any) -> float | None:
        found: float | None = super().clean(value)
        return None if found is None else round(found, DIGITS)
