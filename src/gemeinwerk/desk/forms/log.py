"""Narrowing down the log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, PlannedDateField


class LogFilterForm(BaseForm):
    """Whose deeds, which, between which days."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    vorgang = forms.ChoiceField(label=_("Vorgang"), required=False)
    von = PlannedDateField(label=_("von"), required=False, begins=True)
    bis = PlannedDateField(label=_("bis"), required=False)

    def offer(self, people: list[str], verbs: list[tuple[str, str]]) -> None:
        self.fields["person"].choices = [("", _("alle")), *((name, name) for name in people)]  # type: ignore[attr-defined]
        self.fields["vorgang"].choices = [("", _("alle")), *verbs]  # type: ignore[attr-defined]
