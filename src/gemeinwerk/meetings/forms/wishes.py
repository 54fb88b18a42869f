"""What becomes of a theme somebody wished for."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import ShownForm
from gemeinwerk.invitations.answering.models import Reply

TAKE, DECLINE = "aufnehmen", "ablehnen"
LONGEST = 200


class WishForm(ShownForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Was wird daraus?"),
        choices=[
            (TAKE, gettext_lazy("kommt auf die Tagesordnung")),
            (DECLINE, gettext_lazy("kommt nicht auf die Tagesordnung")),
        ],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=gettext_lazy("Thema, wie es auf der Tagesordnung steht"),
        required=False,
        max_length=LONGEST,
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minuten"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput({"size": 4, "inputmode": "numeric"}),
    )
    sentence = forms.CharField(
        label=gettext_lazy("Ein Satz dazu an die Person"),
        help_text=gettext_lazy("Wer ablehnt, sagt warum."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, data: Any = None, *, reply: Reply) -> None:
        super().__init__(data, initial={"title": " ".join(reply.themes.split())[:LONGEST]})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") == TAKE and not cleaned.get("title"):
            self.add_error("title", _("Bitte geben Sie dem Punkt einen Namen."))
        if cleaned.get("decision") == DECLINE and not cleaned.get("sentence"):
            said = _("Bitte sagen Sie in einem Satz, warum nicht. Er geht an die Person.")
            self.add_error("sentence", said)
        return cleaned
