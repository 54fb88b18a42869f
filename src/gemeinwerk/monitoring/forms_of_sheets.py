"""The sheet of a unit as it is sent, and its cells once they were looked through."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import FileForm, ShownForm
from gemeinwerk.core.forms.lost_update import CHOICE
from gemeinwerk.monitoring.models import ReportingRound
from gemeinwerk.monitoring.sheets.carrying import unpacked
from gemeinwerk.monitoring.sheets.operations import SheetRefused
from gemeinwerk.monitoring.sheets.reading import SheetRow, UnitSheet

MINE = "meine"


class SheetFileForm(FileForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = _("Ausgefüllte Tabelle")
        file.help_text = _("XLSX oder ODS; die Tabelle dieser Runde.")
        file.widget.attrs["accept"] = ".xlsx,.xlsm,.ods"

    def require_round(self, opened: ReportingRound, told: UnitSheet) -> None:
        if told.round != opened.pk:
            raise SheetRefused(
                _(
                    "Das ist die Tabelle einer anderen Runde. Bitte laden Sie die von „{round}“ "
                    "herunter."
                ).format(round=opened)
            )


class SheetRowsForm(ShownForm):
    """What the file said, carried along by the page that showed it. It may do no more than what
    anybody who may send it may type."""

    rows = forms.CharField(widget=forms.HiddenInput)

    def clean_rows(self) -> list[SheetRow]:
        try:
            return unpacked(self.cleaned_data["rows"])
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_("Bitte senden Sie die Datei noch einmal.")) from error

    @property
    def chosen(self) -> set[str]:
        """Keys of the entries in which the file's value is to hold."""
        return {
            key.removeprefix(CHOICE)
            for key, value in self.data.items()
            if key.startswith(CHOICE) and value == MINE
        }
