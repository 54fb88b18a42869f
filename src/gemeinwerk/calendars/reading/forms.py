"""Where a calendar is read from: a file, or an address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, FileForm


class CalendarFileForm(FileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.help_text = _(
            "ICS, wie Kalenderprogramme und Ratsinformationssysteme es ausgeben, oder eine Tabelle "
            "(XLSX, ODS, CSV) mit Spalten wie „Datum“, „Beginn“, „Ende“ und „Titel“."
        )
        file.widget.attrs["accept"] = ".ics,.ical,.ifb,.xlsx,.xlsm,.ods,.csv,.txt,.tsv"


class SubscriptionForm(BaseForm):
    address = forms.CharField(
        label=_("Adresse"),
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Die Adresse zum Abonnieren, die mit https:// oder webcal:// beginnt."),
    )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        for other in ("webcal://", "webcals://"):
            if address.lower().startswith(other):
                address = f"https://{address[len(other) :]}"
        return address
