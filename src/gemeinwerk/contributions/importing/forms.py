"""The file, and what its columns mean."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contribution_files import FIELDS
from gemeinwerk.contributions import queries
from gemeinwerk.contributions.models import Contribution, Participation, Voice
from gemeinwerk.core.forms import BaseForm, FileForm
from gemeinwerk.core.quoting import quoted

KEPT = "neben"
"""The choice of a column that is kept beside."""


class UploadForm(FileForm):
    participation = forms.ModelChoiceField(
        label=gettext_lazy("Beteiligung"),
        queryset=Participation.objects.none(),
        required=False,
        empty_label=gettext_lazy("keine"),
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.help_text = _(
            "XLSX, ODS oder CSV. Ausgaben von Decidim, CONSUL, adhocracy+ und DIPAS werden an "
            "ihren Spalten erkannt."
        )
        file.widget.attrs["accept"] = ".xlsx,.xlsm,.ods,.csv,.txt,.tsv"
        rows = queries.participations(concept)
        self.fields["participation"].queryset = rows  # type: ignore[attr-defined]
        if not rows.exists():
            del self.fields["participation"]


class MappingForm(BaseForm):
    """A choice per column, made from what was read."""

    def __init__(self, preview: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(KEPT, _("daneben behalten")), *((one, called(one)) for one in FIELDS)]
        self.columns = preview.get("columns", [])
        for number, column in enumerate(self.columns):
            samples = ", ".join(quoted(sample) for sample in column["samples"])
            self.fields[f"spalte-{number}"] = forms.ChoiceField(
                label=column["column"],
                choices=choices,
                initial=column["field"] or KEPT,
                help_text=_("zum Beispiel {samples}").format(samples=samples)
                if samples
                else _("leer"),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not {"text", "title"} & set(cleaned.values()):
            self.add_error(None, _("Bitte sagen Sie, in welcher Spalte steht, was gesagt wurde."))
        return cleaned

    def column_fields(self) -> list[forms.BoundField]:
        return [self[f"spalte-{number}"] for number in range(len(self.columns))]

    def decided(self) -> dict[str, str]:
        """Column -> field, "" for those that are kept beside."""
        chosen = [self.cleaned_data[f"spalte-{number}"] for number in range(len(self.columns))]
        return {
            column["column"]: "" if one == KEPT else one
            for column, one in zip(self.columns, chosen, strict=True)
        }


def called(name: str) -> str:
    """A field in words, as its column is called."""
    model: Any = Voice if name in {"name", "email", "organisation", "role"} else Contribution
    return str(model._meta.get_field(name).verbose_name)
