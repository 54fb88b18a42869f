"""Years as people type them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class YearField(forms.IntegerField):
    """A calendar year in four digits."""

    default_error_messages = {"invalid": _("Bitte ein Jahr eingeben, z. B. 2026.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "size": 6, "autocomplete": "off"})
        super().__init__(**{"min_value": 1990, "max_value": 2100, "widget": widget, **kwargs})
        self.localize = False
