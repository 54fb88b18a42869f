"""Photographs are uploaded, several at once; what stands on one is typed off."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import files
from gemeinwerk.contributions.forms.recording import MeetingChoice, RecordForm, offer
from gemeinwerk.contributions.models import Participation
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.contributions.photographs.operations import LONGEST_TITLE
from gemeinwerk.core import pictures
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import DateField, ShownForm, TogetherForm
from gemeinwerk.core.forms.base import BaseForm
from gemeinwerk.meetings.models import Meeting

MOST = 10
"""At once: each is drawn anew while somebody waits."""
ACCEPTED = "image/png,image/jpeg,image/webp"
KEPT = {"kind": "art", "field": "feld", "themes": "thema"}
"""What the next card most likely has too: fields and their names in the address."""


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Each as it is kept."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        sent = [super(PicturesField, self).clean(one, initial) for one in data or [None]]
        if len(sent) > MOST:
            raise forms.ValidationError(
                _("Das sind {n} Fotos. Bitte höchstens {most} auf einmal.").format(
                    n=len(sent), most=MOST
                )
            )
        return [_received(one) for one in sent]


def _received(one: "UploadedFile[Any]") -> files.Sent:
    try:
        pictures.require_small(one.size or 0)
        return files.picture(one.name or "", one.read())
    except DomainError as refusal:
        raise forms.ValidationError(
            _(
                "„{name}“: {why} Gespeichert ist noch keines, bitte wählen Sie die Fotos neu."
            ).format(name=one.name, why=refusal.message)
        ) from refusal


class PhotographsForm(BaseForm):
    photographs = PicturesField(
        label=gettext_lazy("Fotos"),
        error_messages={
            "required": gettext_lazy("Bitte wählen Sie mindestens ein Foto aus."),
            "empty": gettext_lazy("Die Datei ist leer. Bitte prüfen, ob es die richtige ist."),
        },
    )
    title = forms.CharField(
        label=gettext_lazy("Was ist zu sehen?"),
        help_text=gettext_lazy(
            "z. B. „Flipchart Verkehr“; mehrere bekommen eine Nummer. Leer: der Name der Datei."
        ),
        required=False,
        max_length=LONGEST_TITLE,
    )
    meeting = MeetingChoice(
        label=gettext_lazy("Sitzung"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=gettext_lazy("keine"),
    )
    participation = forms.ModelChoiceField(
        label=gettext_lazy("Beteiligung"),
        queryset=Participation.objects.none(),
        required=False,
        empty_label=gettext_lazy("keine"),
    )
    said_on = DateField(
        label=gettext_lazy("geschrieben am"),
        help_text=gettext_lazy("Leer: der Tag der Sitzung."),
        required=False,
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, concept)
        field = self.fields["photographs"]
        field.widget.attrs["accept"] = ACCEPTED
        field.help_text = _(
            "PNG, JPEG oder WebP, bis zu {most} auf einmal, jedes höchstens {limit} MB, zusammen "
            "höchstens {together} MB. Wir zeichnen sie neu, ohne Ort und Kamera. Öffentlich werden "
            "sie nie."
        ).format(
            most=MOST,
            limit=pictures.in_megabytes(pictures.largest()),
            together=pictures.in_megabytes(pictures.largest_together()),
        )

    @property
    def details(self) -> dict[str, Any]:
        names = ("meeting", "participation", "said_on")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class PhotographForm(TogetherForm):
    meeting = RecordForm.base_fields["meeting"]

    class Meta:
        model = Photograph
        fields = ["title", "meeting", "participation", "said_on"]
        field_classes = {"said_on": DateField}
        help_texts = {"said_on": PhotographsForm.base_fields["said_on"].help_text}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, self.instance.concept)


class TranscribeForm(ShownForm):
    """The short form; all else is the photograph's."""

    text = RecordForm.base_fields["text"]
    kind = RecordForm.base_fields["kind"]
    field = RecordForm.base_fields["field"]
    themes = RecordForm.base_fields["themes"]

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, concept)
        text = self.fields["text"]
        text.label = _("Was steht da?")
        text.help_text = _("So, wie es da steht, ein Beitrag nach dem anderen.")
        text.widget.attrs["rows"] = 4

    @property
    def has_text(self) -> bool:
        return bool(self.data.get("text", "").strip())

    @property
    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}

    @property
    def kept(self) -> list[tuple[str, str]]:
        """For the address of the next one."""
        found = []
        for name, called in KEPT.items():
            value = self.cleaned_data.get(name)
            values = list(value) if name == "themes" and value else [value] if value else []
            found += [(called, str(getattr(one, "pk", one))) for one in values]
        return found
