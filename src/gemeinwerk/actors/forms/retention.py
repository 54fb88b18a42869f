"""How long a town keeps what, and why something stays longer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.retention import kinds
from gemeinwerk.core.forms import BaseForm


class PeriodsForm(BaseForm):
    """A field for each kind of data."""

    def __init__(self, data: Any = None, *, known: dict[str, int]) -> None:
        super().__init__(data)
        for one in kinds.kinds():
            self.fields[one.key] = forms.IntegerField(
                label=str(one.label),
                min_value=kinds.FEWEST,
                max_value=kinds.MOST,
                initial=known[one.key],
                help_text=_("Monate; üblich sind {n}.").format(n=one.months),
            )


class KeepForm(BaseForm):
    reason = forms.CharField(
        label=_("Wozu wird es noch gebraucht?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
