"""Who is invited to a meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Person
from gemeinwerk.core.forms import BaseForm


class InviteForm(BaseForm):
    """Those who sit in the body stand ticked; guests are found by name."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Wer im Gremium sitzt"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guests = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Gäste"),
        help_text=gettext_lazy("Wer nur zu dieser Sitzung dazukommt"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, *, members: Sequence[Person], guests: Any, labels: dict[int, str]
    ) -> None:
        super().__init__(data, initial={"members": [str(one.pk) for one in members]})
        fields: dict[str, Any] = self.fields
        fields["members"].choices = [
            (str(one.pk), f"{one.name}{labels.get(one.pk, '')}") for one in members
        ]
        fields["guests"].queryset = guests
        if not members:
            del fields["members"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.people:
            self.add_error(None, _("Bitte wählen Sie, wer eingeladen wird."))
        return cleaned

    @property
    def people(self) -> set[int]:
        chosen = self.cleaned_data
        return {int(one) for one in chosen.get("members", ())} | {
            one.pk for one in chosen.get("guests", ())
        }
