"""Words of many units at once: asked for by a day, given on one page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
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

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.initial = {"due": _working_day(localdate() + USUAL)}


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
