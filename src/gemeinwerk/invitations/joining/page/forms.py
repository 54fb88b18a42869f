"""The form in which anybody asks to take part."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm


class JoinForm(BaseForm):
    """`homepage` is for programs that fill in everything: people do not see it."""

    name = forms.CharField(
        label=_("Ihr Name"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Bitte schreiben Sie Ihren Namen.")},
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Bitte schreiben Sie Ihre E-Mail-Adresse."),
            "invalid": _("Das ist keine E-Mail-Adresse. Ein Beispiel: name@beispiel.de"),
        },
    )
    organisation = forms.CharField(
        label=_("Verein, Initiative oder Ort, für den Sie sprechen"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    message = forms.CharField(
        label=_("Was möchten Sie uns dazu sagen?"),
        help_text=_("In der Sprache, die Ihnen liegt."),
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 3, "lang": "", "dir": "auto"}),
    )
    privacy = forms.BooleanField(
        label=_("Ich stimme den Hinweisen zum Datenschutz zu."),
        error_messages={
            "required": _("Ohne Ihre Zustimmung dürfen wir die Angaben nicht speichern.")
        },
    )
    homepage = forms.CharField(
        label=_("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.data.get("homepage"))
