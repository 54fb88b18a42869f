"""A wave and its texts."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, DateField, TogetherForm
from gemeinwerk.invitations.models import Letter, Purpose, Wave
from gemeinwerk.invitations.placeholders import PLACEHOLDERS
from gemeinwerk.invitations.tongues import TONGUES


class DaysField(forms.CharField):
    """Numbers of days, one or several: „14, 3“."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        found = re.findall(r"\d{1,3}", str(value or ""))
        rest = re.sub(r"\d{1,3}|Tage?n?|und|[\s,;]", "", str(value or ""))
        if rest:
            raise ValidationError(_("Bitte Zahlen eingeben, z. B. 14, 3."), code="days")
        return sorted({int(one) for one in found}, reverse=True)


class WaveForm(TogetherForm):
    answer_until = DateField(label=_("antworten bis"))
    dispatch_on = DateField(
        label=_("Versand am"), required=False, help_text=Wave.dispatch_on.field.help_text
    )
    reminder_days = DaysField(
        label=_("Erinnern, Tage vor der Frist"),
        required=False,
        help_text=_("z. B. „14, 3“. Erinnert wird von selbst, und nur wer noch schweigt."),
    )

    class Meta:
        model = Wave
        fields = ["name", "why", "answer_until", "dispatch_on", "reminder_days", "escalates"]
        widgets = {"why": forms.Textarea(attrs={"rows": 3})}


class TextForm(BaseForm):
    subject = forms.CharField(label=_("Betreff"), max_length=180)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}))

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("subject", "body"):
            self.fields[name].widget.attrs |= {"lang": language, "dir": "auto"}
        known = ", ".join(f"{{{name}}}: {told}" for name, told in PLACEHOLDERS.items())
        self.fields["body"].help_text = known


class LetterForm(TogetherForm):
    class Meta:
        model = Letter
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 16, "dir": "auto"})}


class TrialForm(BaseForm):
    purpose = forms.ChoiceField(label=_("Was"), choices=Purpose.choices)
    language = forms.ChoiceField(label=_("Sprache"), choices=TONGUES)
