"""The picture in the form of a report: a file, and what is to be seen on it."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms.base import BaseForm
from gemeinwerk.core.pictures import (
    in_megabytes,
    largest,
    largest_together,
    read_apart,
    require_small,
)
from gemeinwerk.core.shapes import read_json
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.monitoring.authors import Author
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.pictures import operations
from gemeinwerk.monitoring.pictures.models import ALT_LENGTH, picture_of, picture_told


class PictureForm(BaseForm):
    file = forms.FileField(
        label=gettext_lazy("Bild"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=gettext_lazy(
            "PNG, JPEG oder WebP, höchstens {limit} MB, alle Bilder der Seite zusammen höchstens "
            "{together} MB. Ort und Kamera, die darin stehen, "
            "entfernen wir. Wer darauf zu erkennen ist, muss einverstanden sein."
        ),
        error_messages={"empty": gettext_lazy("Die Datei ist leer.")},
    )
    alt = forms.CharField(
        label=gettext_lazy("Was ist auf dem Bild zu sehen?"),
        required=False,
        max_length=ALT_LENGTH,
        help_text=gettext_lazy(
            "Ein Satz für alle, die es nicht sehen können. Ohne ihn nehmen wir kein Bild."
        ),
    )
    remove = forms.BooleanField(label=gettext_lazy("Bild entfernen"), required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    """The picture its writer saw: only who changed something writes, and over nobody's unseen."""

    def __init__(self, data: Any = None, files: Any = None, *, report: Report) -> None:
        self.report, self.picture = report, picture_of(report)
        super().__init__(data, files, prefix=f"b{report.pk}", auto_id="id_%s")
        self.fields["file"].help_text = str(self.fields["file"].help_text).format(
            limit=in_megabytes(largest()), together=in_megabytes(largest_together())
        )
        self.initial["base"] = json.dumps(picture_told(report))
        if self.picture:
            self.initial["alt"] = self.picture.alt
            self.fields["file"].label = _("Ein anderes Bild")
        else:
            del self.fields["remove"]

    @property
    def is_sent(self) -> bool:
        return self.add_prefix("alt") in self.data

    def save(self, by: Author) -> bool:
        """Whether all of it was taken; where not, the form says why at the field."""
        if not self.is_valid():
            return False
        sent, alt = self.cleaned_data["file"], self.cleaned_data["alt"]
        began = self._began
        seen = None if began is None else stamp(began)
        before = (began or picture_told(self.report)).get("alt", "")
        try:
            if self.cleaned_data.get("remove") and not sent:
                operations.take_out(self.report, by=by, seen=seen)
            elif sent and not alt:
                self.add_error("alt", _("Bitte schreiben Sie, was auf dem Bild zu sehen ist. "
                                        "Wählen Sie die Datei dann noch einmal aus."))  # fmt: skip
            elif sent:
                require_small(sent.size or 0)  # before it is taken into memory
                picture = read_apart(sent.read())
                operations.put(self.report, picture=picture, alt=alt, by=by, seen=seen)
            elif before and alt != before:
                operations.put(self.report, alt=alt, by=by, seen=seen)
            elif alt and not before:
                self.add_error("file", _("Bitte wählen Sie das Bild dazu aus."))
        except SeenOtherwise:
            self._look_again()
        except DomainError as refusal:
            self.add_error("file", refusal.message)
        return not self.errors

    @property
    def _began(self) -> dict[str, str] | None:
        found: dict[str, str] | None = read_json(self.cleaned_data["base"], dict[str, str])
        return found

    def _look_again(self) -> None:
        """What was typed stays, and what stands there now counts as seen."""
        now = picture_told(Report.objects.select_related("picture").get(pk=self.report.pk))
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix("base")] = json.dumps(now)  # type: ignore[index]
        stands = _("Jetzt ist darauf zu sehen: „{alt}“.").format(alt=now["alt"])
        self.add_error(
            "file",
            " ".join((
                _("Inzwischen hat jemand das Bild geändert; Ihres ist noch nicht gespeichert."),
                stands if now["alt"] else _("Jetzt ist keines da."),
                _("Soll Ihres gelten, so wählen Sie die Datei noch einmal aus, und speichern Sie."),
            )),
        )  # fmt: skip
