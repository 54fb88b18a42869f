"""The forms of whoever takes part: a code, and a number of points for each thing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.languages import german
from gemeinwerk.dots.errors import NoPoint, TooMany
from gemeinwerk.dots.models import Weighing

_TYPED = {
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
    "dir": "ltr",
}


class CodeForm(BaseForm):
    code = forms.CharField(
        label=_("Code von der Leinwand"),
        max_length=40,
        widget=forms.TextInput({"size": 10, **_TYPED}),
        error_messages={"required": _("Bitte geben Sie den Code ein.")},
    )


class GivingForm(BaseForm):
    slip = forms.CharField(
        label=_("Code auf Ihrem Zettel"),
        max_length=40,
        widget=forms.TextInput({"size": 14, **_TYPED}),
        error_messages={"required": _("Bitte geben Sie den Code ein.")},
    )

    def __init__(self, data: Any = None, *, weighing: Weighing, slip: str = "") -> None:
        super().__init__(data, initial={"slip": slip})
        self.weighing = weighing
        if not weighing.with_slips:
            del self.fields["slip"]
        numbers = [(str(one), str(one)) for one in range(weighing.most_on_one + 1)]
        for one in weighing.things:
            self.fields[_name(one["key"])] = forms.ChoiceField(
                label=german(one["title"]),
                choices=numbers,
                required=False,
                widget=forms.RadioSelect,
                initial="0",
            )

    @property
    def things(self) -> list[Any]:
        return [self[_name(one["key"])] for one in self.weighing.things]

    @property
    def points(self) -> dict[str, int]:
        return {
            one["key"]: int(self.cleaned_data.get(_name(one["key"])) or 0)
            for one in self.weighing.things
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            given = sum(self.points.values())
            if given > self.weighing.points:
                self.add_error(None, TooMany(given, self.weighing.points).message)
            elif not given:
                self.add_error(None, NoPoint().message)
        return cleaned


def _name(key: str) -> str:
    return f"p{key}"
