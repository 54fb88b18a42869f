"""What the office says of „Wer ist dabei?“: what is asked, how many, how small is too small."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm, DateField, TogetherForm
from gemeinwerk.representation.models import Asked, Enquiry, Protection
from gemeinwerk.representation.operations import MOST_SLIPS
from gemeinwerk.representation.questions import (
    MOST_OPTIONS,
    NAMES,
    OWN,
    PAIRS,
    STANDARD,
    in_words,
    own,
)

SEPARATOR = "|"
MOST_PRINTED = 200


class EnquiryForm(TogetherForm):
    """Answers of the town's own question are typed one a line, English behind a bar."""

    standard = forms.MultipleChoiceField(
        label=gettext_lazy("Was gefragt wird"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("„keine Angabe“ gehört zu jeder Frage. Fragen Sie nur, was Sie "
                               "wissen müssen."),
    )  # fmt: skip
    own_text = forms.CharField(label=gettext_lazy("Eigene Frage"), required=False, max_length=200)
    own_text_en = forms.CharField(
        label=gettext_lazy("Eigene Frage auf Englisch"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    own_options = forms.CharField(
        label=gettext_lazy("Antworten zur eigenen Frage, eine je Zeile"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Englisch hinter einem Strich: „Innenstadt | City centre“."),
    )
    pairs = forms.MultipleChoiceField(
        label=gettext_lazy("Was zusammen gezählt wird"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Nur was hier gewählt ist, wird je zusammen gezählt; nachträglich geht es nicht. Je "
            "kleiner die Gruppen, desto mehr Zahlen müssen wegbleiben. Jede Frage höchstens einmal."
        ),
    )
    closes_on = DateField(label=gettext_lazy("offen bis"))

    field_order = ["standard", "own_text", "own_text_en", "own_options", "pairs"]

    class Meta:
        model = Enquiry
        fields = ["closes_on", "minimum", "floor", "protection"]
        widgets = {"protection": forms.RadioSelect}
        help_texts = {
            "minimum": gettext_lazy("Fünf ist üblich, unter drei geht es nicht."),
            "floor": gettext_lazy(
                "Auch von denen, die später dazukommen, wird unter dieser Zahl nichts gezeigt. "
                "Weniger als 20 geht nicht: Wer in einer Gruppe sitzt, ist öffentlich."
            ),
            "protection": gettext_lazy("Für jede Veröffentlichung lässt sich anders wählen."),
        }

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        standard: Any = self.fields["standard"]
        standard.choices = [(one["key"], in_words(one)[0]) for one in STANDARD]
        pairs: Any = self.fields["pairs"]
        pairs.choices = [("/".join(pair), _together(pair)) for pair in PAIRS]
        asked = {one["key"]: one for one in self.instance.questions}
        of_town = asked.get(OWN)
        self.initial = {
            **self.initial,
            "standard": [one["key"] for one in STANDARD if one["key"] in asked],
            "own_text": of_town["text"] if of_town else "",
            "own_text_en": of_town["text_en"] if of_town else "",
            "own_options": "\n".join(map(_line, of_town["options"])) if of_town else "",
            "pairs": ["/".join(pair) for pair in self.instance.crossings],
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.pop("standard", [])
        text, english = cleaned.pop("own_text", "").strip(), cleaned.pop("own_text_en", "").strip()
        typed = [_option(one) for one in cleaned.pop("own_options", "").splitlines() if one.strip()]
        questions: list[Asked] = [one for one in STANDARD if one["key"] in chosen]
        if text:
            questions.append(own(text, english, typed))
        if text and not 2 <= len(typed) <= MOST_OPTIONS:
            self.add_error(
                "own_options",
                _("Bitte geben Sie zwei bis {n} Antworten.").format(n=MOST_OPTIONS),
            )
        if typed and not text:
            self.add_error("own_text", _("Zu den Antworten fehlt die Frage."))
        if not questions and not self.errors:
            self.add_error("standard", _("Bitte wählen Sie mindestens eine Frage."))
        pairs = [one.split("/") for one in cleaned.pop("pairs", [])]
        named = [key for pair in pairs for key in pair]
        if len(set(named)) < len(named):
            self.add_error("pairs", _("Jede Frage höchstens in einer Verbindung."))
        elif not set(named) <= {one["key"] for one in questions}:
            self.add_error("pairs", _("Verbinden lässt sich nur, was gefragt wird."))
        cleaned["questions"], cleaned["crossings"] = questions, pairs
        return cleaned


class EndForm(TogetherForm):
    """Of one that was opened only its end changes."""

    closes_on = DateField(label=gettext_lazy("offen bis"))

    class Meta:
        model = Enquiry
        fields = ["closes_on"]


class OpenForm(BaseForm):
    slips = forms.IntegerField(
        label=gettext_lazy("Wie viele Menschen werden gefragt?"),
        min_value=0,
        max_value=MOST_SLIPS,
        help_text=gettext_lazy(
            "Für jeden Menschen ein Zettel, der einmal gilt. Ergänzen lässt sich das später."
        ),
    )
    closes_on = DateField(label=gettext_lazy("offen bis"))


class NumberForm(BaseForm):
    number = forms.IntegerField(label=gettext_lazy("Wie viele?"), min_value=1, max_value=MOST_SLIPS)

    def __init__(self, data: Any = None, *, label: str = "", most: int = MOST_SLIPS) -> None:
        super().__init__(data)
        number = forms.IntegerField(label=label, min_value=1, max_value=most)
        self.fields["number"] = number


class ReleaseForm(BaseForm):
    tables = forms.MultipleChoiceField(
        label=gettext_lazy("Welche Tabellen?"), widget=forms.CheckboxSelectMultiple
    )
    asked = forms.IntegerField(
        label=gettext_lazy("Wie viele Menschen wurden gefragt?"),
        min_value=1,
        max_value=MOST_SLIPS,
        help_text=gettext_lazy(
            "Alle, die einen Zettel bekommen haben. Daraus folgt, wie groß ein Anteil mindestens "
            "und höchstens ist."
        ),
    )
    protection = forms.ChoiceField(
        label=gettext_lazy("Wie kleine Zahlen geschützt werden"),
        choices=Protection.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, enquiry: Enquiry) -> None:
        super().__init__(data)
        tables = ["/".join(one) for one in enquiry.tables]
        offered: Any = self.fields["tables"]
        offered.choices = [(one, _together(one.split("/"))) for one in tables]
        self.initial = {
            "tables": tables,
            "asked": enquiry.slips,
            "protection": enquiry.protection,
        }


def _together(keys: Iterable[str]) -> str:
    return capfirst(_(" und ").join(str(NAMES[key]) for key in keys))


def _line(option: Any) -> str:
    return f"{option['de']} {SEPARATOR} {option['en']}" if option["en"] else option["de"]


def _option(line: str) -> tuple[str, str]:
    german, _bar, english = line.partition(SEPARATOR)
    return german.strip()[:100], english.strip()[:100]
