"""Where a series is read from."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core import fetching
from gemeinwerk.core.forms import BaseModelForm
from gemeinwerk.figures.reading.models import Feed
from gemeinwerk.figures.reading.operations import NAMES, Said


class FeedForm(BaseModelForm):
    address = forms.URLField(
        label=gettext_lazy("Adresse"),
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy(
            "Die Datei selbst (CSV, JSON oder XLSX), über HTTPS und ohne Anmeldung."
        ),
    )

    class Meta:
        model = Feed
        fields = NAMES
        help_texts: ClassVar = {
            "day_column": gettext_lazy("Wie die Überschrift dort heißt, zum Beispiel „Jahr“."),
            "where_column": gettext_lazy("Leer lassen, wenn jede Zeile gemeint ist."),
            "by_itself": gettext_lazy(
                "Sonst sehen Sie den Unterschied und entscheiden. Alte Werte bleiben im Verlauf."
            ),
        }

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        try:
            scheme = fetching.origin(address)[0]
        except fetching.Refused as problem:
            raise forms.ValidationError(_("Das ist keine Adresse im Netz.")) from problem
        if scheme != "https":
            raise forms.ValidationError(_("Die Adresse muss mit https:// beginnen."))
        return address

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"shared", "next_at"}

    @property
    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in NAMES})
