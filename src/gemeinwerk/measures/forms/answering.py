"""Words of many units at once: asked for by a day, given on one page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, PlannedDateField

USUAL = timedelta(days=14)
"""So long a unit is given, unless the office says otherwise."""
FRIDAY = 4


class AskForm(BaseForm):
    due = PlannedDateField(
        label=_("Antwort bis"),
        help_text=_(
            "Vor der Frist wird einmal erinnert. Was danach fehlt, steht hier als überfällig."
        ),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.initial = {"due": _working_day(localdate() + USUAL)}


class AskOneForm(AskForm):
    """By when the unit of one measure is to answer, on the measure's own page."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="frist")
        self.fields["due"].help_text = ""

    @classmethod
    def sent(cls, data: Any) -> "AskOneForm":
        """What was typed where somebody is to be asked, else as it is shown at first."""
        return cls(data if "bitten" in data and "frist-due" in data else None)

    def clean_due(self) -> date:
        due: date = self.cleaned_data["due"]
        if due <= localdate():
            raise forms.ValidationError(gettext("Die Frist muss nach dem heutigen Tag liegen."))
        return due


def _working_day(day: date) -> date:
    """The same, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > FRIDAY else 0)


class ReturnForm(BaseForm):
    reason = forms.CharField(
        label=_("Was ist zu ändern?"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Gilt für alle angekreuzten Maßnahmen. Das Büro bekommt die Begründung per E-Mail, und "
            "sie steht im Verlauf."
        ),
    )
