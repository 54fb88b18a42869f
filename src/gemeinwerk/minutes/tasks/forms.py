"""What becomes of a task: handed on, dropped."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body, Organisation, Person
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, ShownForm
from gemeinwerk.municipalities.models import Municipality

OVER = "erledigt"


class HandOnForm(ShownForm):
    person = forms.ModelChoiceField(
        label=gettext_lazy("An eine Person"), queryset=Person.objects.none(), required=False
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("oder an einen Fachbereich, eine Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Warum?"), required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data: Any = None, *, town: Municipality) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        people = Person.objects.filter(municipality=town)
        fields["person"].queryset = people.order_by(Alphabetical("name"), "pk")
        known = Organisation.objects.filter(municipality=town, active=True)
        fields["organisation"].queryset = known.order_by("kind", Alphabetical("name"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("person")) == bool(cleaned.get("organisation")):
            self.add_error(None, _("Bitte wählen Sie eine Person oder eine Organisation."))
        return cleaned

    @property
    def to(self) -> Any:
        return self.cleaned_data["person"] or self.cleaned_data["organisation"]


class DropForm(ShownForm):
    reason = forms.CharField(
        label=gettext_lazy("Warum entfällt die Aufgabe?"), widget=forms.Textarea({"rows": 2})
    )


class TaskFilter(BaseForm):
    stand = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        required=False,
        choices=[("", gettext_lazy("offen")), (OVER, gettext_lazy("erledigt oder entfallen"))],
    )
    gremium = forms.ModelChoiceField(
        label=gettext_lazy("Gremium"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=gettext_lazy("alle"),
    )

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(municipality=town).order_by("kind", Alphabetical("name"))
        self.fields["gremium"].queryset = bodies  # type: ignore[attr-defined]
