"""The form of „Wer ist dabei?“: a choice for each question, none of which must be answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.languages import OfTheTown, spoken
from gemeinwerk.representation.models import Enquiry
from gemeinwerk.representation.questions import NO_ANSWER_WORDS, in_words


class CodeForm(BaseForm):
    code = forms.CharField(
        label=_("Code auf Ihrem Zettel"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none",
                                "spellcheck": "false"}),
    )  # fmt: skip


class PresenceForm(BaseForm):
    agrees = forms.BooleanField(
        label=_("Ich bin einverstanden, dass meine Angaben gezählt werden."),
        error_messages={"required": _("Ohne Ihr Einverständnis wird nichts gezählt.")},
    )

    def __init__(self, data: Any = None, *, enquiry: Enquiry) -> None:
        super().__init__(data)
        self.keys = [one["key"] for one in enquiry.questions]
        for one in enquiry.questions:
            text, language = in_words(one)
            told = [(o["key"], *in_words(o, "")) for o in (*one["options"], NO_ANSWER_WORDS)]
            self.fields[f"f-{one['key']}"] = forms.ChoiceField(
                label=spoken(text, language),
                choices=[(key, OfTheTown(label) if of else label) for key, label, of in told],
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def asked(self) -> list[Any]:
        return [self[f"f-{key}"] for key in self.keys]

    @property
    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"f-{key}"] for key in self.keys}
