"""A file of measured values, and its rows once they were looked through."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import ShownForm
from gemeinwerk.measures.forms.importing import UploadForm
from gemeinwerk.measures.value_files.carrying import unpacked
from gemeinwerk.measures.value_files.reading import Said


class ValueFileForm(UploadForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.help_text = _(
            "Eine Ausgabe dieses Programms mit dem Blatt „Messwerte“, oder eine Liste (XLSX, ODS, "
            "CSV) mit den Überschriften „Nummer“, „Indikator“, „Gemessen am“ und „Wert“; „Quelle“ "
            "und „Bemerkung“ dürfen dabei sein. Auch breit: mit „Nummer“, „Indikator“ und einer "
            "Spalte je Zeit („2024“, „31.12.2025“), oder mit „Datum“ und einer Spalte je Maßnahme "
            "(„1.7 Wartezeit“)."
        )
        file.widget.attrs["accept"] = ".xlsx,.xlsm,.ods,.csv,.txt,.tsv"


class RowsForm(ShownForm):
    """What the file said, carried along by the page that showed it. It may do no more than what
    anybody who may send it may type."""

    rows = forms.CharField(widget=forms.HiddenInput)

    def clean_rows(self) -> list[Said]:
        try:
            return unpacked(self.cleaned_data["rows"])
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise forms.ValidationError(_("Bitte senden Sie die Datei noch einmal.")) from error
