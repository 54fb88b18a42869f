"""What was measured of an indicator: a new value, and one that is put right."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, DateField, NumberField, ShownForm
from gemeinwerk.measures.models import Indicator, MeasuredValue


class _Value(BaseForm):
    day = DateField(label=_("gemessen am"))
    number = NumberField(label=_("Wert"))
    source = forms.CharField(label=_("Quelle"), required=False, max_length=300)
    remark = forms.CharField(
        label=_("Bemerkung"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Wie gezählt wurde, was daran besonders ist. Es erscheint öffentlich."),
    )


class ValueForm(_Value):
    """A new value; `indicator` is the one it is measured of, as the page named it."""

    indicator = forms.CharField(widget=forms.HiddenInput, strip=False)

    def __init__(self, data: Any = None, *, indicator: Indicator) -> None:
        super().__init__(data, auto_id=f"id_wert_{indicator.pk}_%s")
        self.of = indicator
        self.fields["number"].label = (
            _("Wert in {unit}").format(unit=indicator.unit) if indicator.unit else _("Wert")
        )
        self.initial = {
            "day": timezone.localdate(),
            "source": indicator.source[:300],
            "indicator": indicator.name,
        }


class CorrectionForm(_Value, ShownForm):
    """The value as it should stand, and why it was wrong."""

    reason = forms.CharField(
        label=_("Warum wird er berichtigt?"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Die Begründung steht mit dem alten Wert im öffentlichen Verlauf."),
    )

    def __init__(self, data: Any = None, *, value: MeasuredValue) -> None:
        super().__init__(data)
        self.initial = {
            "day": value.day,
            "number": value.value,
            "source": value.source,
            "remark": value.remark,
        }
