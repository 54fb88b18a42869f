"""What people type about their own data, and what the office answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors import letter_languages
from gemeinwerk.actors.models import Asked, Person
from gemeinwerk.core.forms import BaseForm, TogetherForm


class AskForLinkForm(BaseForm):
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class OwnContactForm(TogetherForm):
    """How somebody is reached, but for the address links go to."""

    language = forms.ChoiceField(label=_("Sprache für Schreiben"), choices=letter_languages.choices)

    class Meta:
        model = Person
        fields = ["phone", "address_extra", "street", "postcode", "city", "language"]


class OwnRequestForm(BaseForm):
    said = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wants_words = kind == Asked.CORRECTION
        self.fields["said"].label = (
            _("Was stimmt nicht, und wie heißt es richtig?")
            if wants_words
            else _("Möchten Sie etwas dazu sagen?")
        )
        self.fields["said"].required = wants_words


class SettleForm(BaseForm):
    answer = forms.CharField(
        label=_("Antwort an die Person"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=_("Lehnen Sie ab, so begründen Sie es hier."),
    )
