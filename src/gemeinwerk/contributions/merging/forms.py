"""What is ticked to be answered together, and which passages become contributions of their own."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.merging.operations import Passage
from gemeinwerk.contributions.models import Contribution, ContributionKind
from gemeinwerk.contributions.passages import pieces
from gemeinwerk.core.forms import ShownForm
from gemeinwerk.core.typed import whole_number

MOST = 6
"""Passages that are offered."""


class MergeForm(ShownForm):
    """`others`: what is near, to be ticked; whatever else is named by its number."""

    numbers = forms.MultipleChoiceField(
        label=_("Was gehört dazu?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    further = forms.CharField(
        label=_("Andere, mit ihren Nummern"),
        required=False,
        max_length=200,
        help_text=_("z. B. 12, 34"),
    )
    reason = forms.CharField(
        label=_("Begründung"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Was ist allen gemeinsam? Das steht bei jedem der Beiträge."),
    )

    def __init__(self, data: Any = None, *, others: Sequence[Contribution], chosen: Any = ()):
        super().__init__(data, initial={"numbers": [str(one) for one in chosen]})
        field = self.fields["numbers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.number), one.headline) for one in others]

    def clean_further(self) -> list[int]:
        typed = self.cleaned_data["further"].replace(";", ",").replace(" ", ",").split(",")
        numbers = [whole_number(one) for one in typed if one]
        if None in numbers:
            raise forms.ValidationError(_("Bitte schreiben Sie nur Nummern, durch Komma getrennt."))
        return [one for one in numbers if one is not None]

    @property
    def chosen(self) -> list[int]:
        ticked = map(int, self.cleaned_data["numbers"])
        return list(dict.fromkeys([*ticked, *self.cleaned_data["further"]]))


class SplitForm(ShownForm):
    """Proposed are the paragraphs, or the sentences where there are few; each is cut by hand."""

    def __init__(self, data: Any = None, *, whole: Contribution) -> None:
        super().__init__(data)
        proposed = _proposed(whole.text)
        for number in range(1, MOST + 1):
            words = proposed[number - 1] if number <= len(proposed) else ""
            self.fields[f"passage_{number}"] = forms.CharField(
                label=_("Textstelle {number}").format(number=number),
                required=False,
                initial=words,
                widget=forms.Textarea({"rows": 3, "lang": "", "dir": "auto"}),
            )
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("Art von Textstelle {number}").format(number=number),
                choices=ContributionKind.choices,
                initial=whole.kind,
                required=False,
            )
        self._kind = whole.kind

    @property
    def passages(self) -> list[Passage]:
        data = self.cleaned_data
        return [
            Passage(data[f"passage_{n}"], data[f"kind_{n}"] or self._kind)
            for n in range(1, MOST + 1)
            if data.get(f"passage_{n}", "").strip()
        ]

    def rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        for number in range(1, MOST + 1):
            yield self[f"passage_{number}"], self[f"kind_{number}"]


def _proposed(text: str) -> list[str]:
    paragraphs = [one.strip() for one in text.split("\n") if one.strip()]
    found = paragraphs if len(paragraphs) > 1 else pieces(text)
    return found if 1 < len(found) <= MOST else []
