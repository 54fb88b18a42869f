"""A table that is read, and whose each of its rows is."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Person
from gemeinwerk.core.forms import BaseForm, FileForm
from gemeinwerk.scheduling.tables.reading import Table, TableRow


class TimesFileForm(FileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.help_text = gettext_lazy(
            "CSV, XLSX, ODS oder DOCX: je Person eine Zeile, je Tag eine Spalte mit ja, nein oder "
            "vielleicht. Was nuudel, Framadate, Nextcloud, Rallly und Doodle ausgeben, passt so; "
            "nur eine XLS-Datei speichern Sie vorher als XLSX."
        )
        file.widget.attrs["accept"] = ".csv,.xlsx,.xlsm,.ods,.docx,.txt,.tsv"


class WhoseForm(BaseForm):
    """A choice for each row; rows in which nothing is said have none."""

    def __init__(self, data: Any = None, *, table: Table, people: Iterable[Person]) -> None:
        super().__init__(data)
        self.table = table
        choices = [("", _("nicht übernehmen")), *((one.pk, one.name) for one in people)]
        for number, row in enumerate(table["rows"]):
            if not row["silent"]:
                self.fields[f"row{number}"] = forms.TypedChoiceField(
                    label=row["name"],
                    choices=choices,
                    coerce=int,
                    empty_value=None,
                    required=False,
                    initial=row["person"] or "",
                )

    @property
    def lines(self) -> list[tuple[TableRow, Any]]:
        """Each row with the field that says whose it is, None where nothing is said."""
        return [
            (row, self[name] if (name := f"row{number}") in self.fields else None)
            for number, row in enumerate(self.table["rows"])
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first: dict[int, str] = {}
        for name, person in list(cleaned.items()):
            if person is not None and first.setdefault(person, name) != name:
                self.add_error(name, _("Diese Person ist schon einer anderen Zeile zugeordnet."))
        return cleaned

    @property
    def chosen(self) -> dict[int, TableRow]:
        rows = self.table["rows"]
        return {
            person: rows[int(name.removeprefix("row"))]
            for name, person in self.cleaned_data.items()
            if person is not None
        }
