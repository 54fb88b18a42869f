"""The forms in which anybody asks about a measure, or wants to hear what is new of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm

LONGEST = 2_000
DAILY, WEEKLY = "tag", "woche"


class FromAnybody(BaseForm):
    """`homepage` is for programs that fill in everything: people do not see it."""

    homepage = forms.CharField(
        label=_("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.data.get("homepage"))


class FollowForm(FromAnybody):
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    pace = forms.ChoiceField(
        label=_("Wie oft?"),
        choices=[
            (DAILY, _("am selben Tag, höchstens eine Mail am Tag")),
            (WEEKLY, _("gesammelt, höchstens eine Mail in der Woche")),
        ],
        initial=DAILY,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class AskForm(FromAnybody):
    text = forms.CharField(
        label=_("Ihre Frage"),
        max_length=LONGEST,
        min_length=10,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Bitte schreiben Sie nichts über sich oder andere, das niemand wissen muss."),
    )
    name = forms.CharField(
        label=_("Ihr Name"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Nur dorthin können wir Ihnen antworten."),
    )
