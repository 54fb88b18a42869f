"""The office's switch of the page „Mitmachen“."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import ShownForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.invitations.joining.models import Joining
from gemeinwerk.invitations.models import Wave


class JoiningForm(ShownForm):
    is_open = forms.BooleanField(label=_("Die Seite „Mitmachen“ ist offen"), required=False)
    text = forms.CharField(
        label=_("Was dort steht"),
        help_text=_("Worum es geht und wer gebraucht wird, in zwei oder drei Sätzen."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    wave = forms.ChoiceField(
        label=_("Wer dazukommt, kommt in diese Welle"),
        help_text=_("Damit bekommt jede*r auch den Text, den die anderen schon haben."),
        required=False,
    )

    def __init__(self, data: Any = None, *, joining: Joining, waves: list[Wave]) -> None:
        told = {"is_open": joining.is_open, "text": joining.text, "wave": joining.wave_id or ""}
        super().__init__(data, initial=told)
        self._waves = {str(one.pk): one for one in waves}
        self.fields["wave"].choices = [  # type: ignore[attr-defined]
            ("", _("keine")), *((key, OfTheTown(one.name)) for key, one in self._waves.items())
        ]  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "is_open": typed["is_open"],
            "text": typed["text"],
            "wave": self._waves.get(typed["wave"]),
        }
