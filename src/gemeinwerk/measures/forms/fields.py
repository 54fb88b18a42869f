"""Numbers and years as people type them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms.fields import AmountField, AmountInput, as_typed
from gemeinwerk.german import parse_number, parse_percent


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


class YearField(forms.IntegerField):
    """A calendar year in four digits."""

    default_error_messages = {"invalid": _("Bitte ein Jahr eingeben, z. B. 2026.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "size": 6, "autocomplete": "off"})
        super().__init__(**{"min_value": 1990, "max_value": 2100, "widget": widget, **kwargs})
        self.localize = False
