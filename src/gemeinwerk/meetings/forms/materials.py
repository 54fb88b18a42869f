"""A material: a file or a link."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms.files import FileForm
from gemeinwerk.meetings.materials import KINDS

LONGEST_TITLE = 200


class MaterialForm(FileForm):
    """Without a title a file is called by its name."""

    title = forms.CharField(label=gettext_lazy("Titel"), required=False, max_length=LONGEST_TITLE)
    url = forms.URLField(
        label=gettext_lazy("Link"),
        help_text=gettext_lazy("Oder ein Link statt einer Datei."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    public = forms.BooleanField(
        label=gettext_lazy("Alle dürfen es lesen, wenn die Sitzung öffentlich angekündigt ist"),
        required=False,
    )
    field_order = ("file", "url", "title", "public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.required = False
        file.help_text = _(
            "Wir geben sie weiter, wie Sie sie hochladen, mit allem, was darin steht: {endings}."
        ).format(endings=", ".join(one.upper() for one in KINDS))
        file.widget.attrs["accept"] = ",".join(f".{one}" for one in (*KINDS, "jpeg"))

    def clean_file(self) -> Any:
        return super().clean_file() if self.cleaned_data.get("file") else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if bool(cleaned.get("file")) == bool(cleaned.get("url")):
            self.add_error(None, _("Bitte wählen Sie eine Datei, oder geben Sie einen Link an."))
        elif cleaned.get("url") and not cleaned.get("title"):
            self.add_error("title", _("Bitte sagen Sie, was unter dem Link steht."))
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        file = typed.get("file")
        told = {"title": typed["title"], "public": typed["public"]}
        if file is None:
            return told | {"url": typed["url"]}
        title = typed["title"] or file.name.rpartition(".")[0][:LONGEST_TITLE]
        return told | {"title": title, "file_name": file.name, "content": file.read()}
