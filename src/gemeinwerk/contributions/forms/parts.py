"""Voices, attachments, withdrawing, and phases of taking part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions import files
from gemeinwerk.contributions.forms.recording import WHO, WhoForm
from gemeinwerk.contributions.models import ContributionKind, Participation, Voice
from gemeinwerk.core import pictures
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import DateField, FileForm, ShownForm, TogetherForm


class VoiceForm(TogetherForm):
    class Meta:
        model = Voice
        fields = list(WHO)
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        likewise = WhoForm(town=self.instance.contribution.concept.municipality)
        for name in WHO:
            fields[name].help_text = likewise.fields[name].help_text
        for name in ("person", "organisation"):
            fields[name].queryset = likewise.fields[name].queryset  # type: ignore[attr-defined]
            fields[name].empty_label = likewise.fields[name].empty_label  # type: ignore[attr-defined]


class AttachmentForm(FileForm):
    title = forms.CharField(
        label=_("Was ist es?"), help_text=_("z. B. Foto der Karten"), required=False, max_length=200
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        endings = ", ".join(one.upper() for one in files.KINDS if one != "jpeg")
        file.help_text = _(
            "{endings}. Bilder zeichnen wir neu, ohne Ort und Kamera; alles andere bleibt, wie es "
            "ist."
        ).format(endings=endings)
        file.widget.attrs["accept"] = ",".join(f".{one}" for one in files.KINDS)

    def clean_file(self) -> Any:
        """As it is kept."""
        sent = super().clean_file()
        try:
            pictures.require_small(sent.size or 0)
            return files.received(sent.name or "", sent.read())
        except DomainError as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class WithdrawForm(ShownForm):
    reason = forms.CharField(
        label=_("Warum?"),
        help_text=_("Steht im Verlauf. Bitte nichts von dem, was gelöscht werden soll."),
        required=False,
    )


class ParticipationForm(TogetherForm):
    kinds = forms.MultipleChoiceField(
        label=_("Arten von Beiträgen"),
        help_text=_("Keine angekreuzt: alle."),
        choices=ContributionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Participation
        fields = [
            "title", "question", "opens", "closes", "kinds", "form", "moderation", "places",
            "attachments", "support", "interim",
        ]  # fmt: skip
        field_classes = {"opens": DateField, "closes": DateField}
        widgets = {"question": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": _("z. B. „Was fehlt in Ihrem Stadtteil?“"),
            "closes": _("Der letzte Tag zählt mit. Leer: bis jemand schließt."),
            "support": _(
                "Ohne Anmeldung, von jedem Gerät einmal. Weniger als fünf werden nicht genannt, "
                "und entschieden wird damit nichts."
            ),
            "attachments": _(
                "Höchstens drei. Was jemand mitschickt, wird immer zuerst angesehen; öffentlich "
                "steht davon, was Sie dabei freigeben."
            ),
            "interim": _(
                "Sonst stehen sie erst da, wenn sie beendet ist. Zahlen unter fünf nie, und keine, "
                "aus der man sie errechnen könnte."
            ),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes and closes < opens:
            self.add_error("closes", _("Der letzte Tag liegt vor dem ersten."))
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._names()}
