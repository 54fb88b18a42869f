"""Fields that understand what an office types, in both languages of the page."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import numberformat
from django.utils.translation import gettext_lazy as _

from gemeinwerk.german import Amount, parse_amounts
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
