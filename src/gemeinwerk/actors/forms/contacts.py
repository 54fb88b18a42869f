"""Forms of a list of contacts: the file, what its columns mean, and how two become one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.contacts.merges import GONE, KEPT
from gemeinwerk.actors.contacts.preview import field_label
from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.contact_files.vocabulary import LABELS
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, FileForm
from gemeinwerk.core.quoting import quoted

KEEP = "text"
"""The choice that gives a column no meaning."""


class ContactsUploadForm(FileForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.help_text = _("XLSX, ODS, CSV oder vCard (VCF), auch mit mehreren Karten")
        file.widget.attrs["accept"] = ".xlsx,.xlsm,.ods,.csv,.txt,.tsv,.vcf"


class ContactsMappingForm(BaseForm):
    """A choice per column, made from what was read."""

    def __init__(self, preview: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = [(KEEP, _("nicht übernehmen")), *((one, field_label(one)) for one in LABELS)]
        self.columns = preview.get("columns", [])
        for number, column in enumerate(self.columns):
            self.fields[f"spalte-{number}"] = forms.ChoiceField(
                label=column["column"],
                choices=fields,
                initial=column["field"] or KEEP,
                help_text=_help(column),
            )

    def column_fields(self) -> list[forms.BoundField]:
        return [self[f"spalte-{number}"] for number in range(len(self.columns))]

    def decided(self) -> dict[str, str]:
        """Column -> field, "" for those that are not taken over."""
        found = {}
        for number, column in enumerate(self.columns):
            chosen = self.cleaned_data[f"spalte-{number}"]
            found[column["column"]] = "" if chosen == KEEP else chosen
        return found


class MergeForm(BaseForm):
    """Which value stays, asked only where the two say different things."""

    def __init__(self, *args: Any, rows: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[row["name"]] = forms.ChoiceField(
                label=row["label"],
                widget=forms.RadioSelect,
                choices=[
                    (KEPT, row["kept"] or _("(leer)")),
                    (GONE, row["gone"] or _("(leer)")),
                ],
                initial=row["initial"],
            )


class TwinForm(BaseForm):
    """Another organisation that means the same."""

    other = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Andere Organisation")
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.filter(municipality=organisation.municipality_id)
        others = others.exclude(kind=OrganisationKind.UNIT).exclude(pk=organisation.pk)
        self.fields["other"].queryset = others.order_by(Alphabetical("name"))  # type: ignore[attr-defined]


def _help(column: dict[str, Any]) -> str:
    samples = ", ".join(quoted(sample) for sample in column["samples"])
    told = _("zum Beispiel {samples}").format(samples=samples) if samples else _("leer")
    if column["field"] and column["confidence"] < 0.75:
        return _("{told}. Vermutet, bitte prüfen.").format(told=told)
    return told
