"""What is asked of the office about a survey, and what the survey asks of anybody."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Person
from gemeinwerk.core.forms import BaseForm, DateField, TogetherForm
from gemeinwerk.evaluation.models import FreeText, QuestionKind, Survey, SurveyQuestion
from gemeinwerk.evaluation.models.survey import Option

SEPARATOR = "|"
MOST_MAILS = 500
"""Offered at once: a page sends no more fields than that."""


class SurveyForm(TogetherForm):
    closes_on = DateField(label=gettext_lazy("offen bis"))

    class Meta:
        model = Survey
        fields = [
            "title", "title_en", "introduction", "introduction_en", "access", "closes_on",
        ]  # fmt: skip
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4}),
            "introduction_en": forms.Textarea(attrs={"rows": 4, "lang": "en"}),
            "title_en": forms.TextInput(attrs={"lang": "en"}),
            "access": forms.RadioSelect,
        }
        help_texts = {
            "introduction": gettext_lazy(
                "In einfachen Sätzen: worum es geht, wie lange es dauert, was damit geschieht."
            ),
            "access": gettext_lazy(
                "Den einen Link kann jede Person mehrmals benutzen. Einzelne Links gelten einmal; "
                "auch bei ihnen weiß niemand, wer was geantwortet hat."
            ),
        }


class SurveyQuestionForm(TogetherForm):
    """Answers to choose from are typed one a line, each with its English words behind a bar."""

    typed = forms.CharField(
        label=gettext_lazy("Antworten zur Auswahl, eine je Zeile"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Englisch hinter einem Strich: „Ja, sehr | Yes, very much“. Bei Zustimmung und freiem "
            "Text bleibt das Feld leer."
        ),
    )

    class Meta:
        model = SurveyQuestion
        fields = ["kind", "text", "text_en"]
        widgets = {
            "kind": forms.RadioSelect,
            "text_en": forms.TextInput(attrs={"lang": "en"}),
        }

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = QuestionKind.choices
        self.initial["typed"] = "\n".join(map(_line, self.instance.options))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["options"] = [_option(one) for one in cleaned.pop("typed", "").split("\n") if one]
        chosen = cleaned.get("kind") in (QuestionKind.CHOICE, QuestionKind.SEVERAL)
        if chosen and len(cleaned["options"]) < 2:
            self.add_error("typed", _("Bitte geben Sie mindestens zwei Antworten zur Auswahl."))
        if len(cleaned["options"]) > 12:
            self.add_error("typed", _("Mehr als zwölf Antworten liest niemand."))
        return cleaned


class LinksForm(BaseForm):
    number = forms.IntegerField(
        label=gettext_lazy("Wie viele Links?"), min_value=1, max_value=500, initial=20
    )


class SurveyMailForm(BaseForm):
    """Who gets the link: all who did not, unless somebody is left out."""

    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Wer bekommt den Link?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, left: Sequence[Person]) -> None:
        super().__init__(data)
        keys = [one.pk for one in left[:MOST_MAILS]]
        offered: Any = self.fields["people"]
        offered.queryset = Person.objects.filter(pk__in=keys)
        offered.label_from_instance = lambda one: f"{one} <{one.email}>"
        self.initial["people"] = keys
        if len(left) > MOST_MAILS:
            offered.help_text = _(
                "Hier stehen die ersten {n}; die weiteren kommen mit dem nächsten Versand."
            ).format(n=MOST_MAILS)


class ChosenTextForm(TogetherForm):
    class Meta:
        model = FreeText
        fields = ["public_text"]
        widgets = {"public_text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "public_text": gettext_lazy(
                "Ohne Namen, Orte und alles, woran man die Person erkennt. Leer: Die Antwort wird "
                "nicht veröffentlicht."
            )
        }


def _line(option: Option) -> str:
    return f"{option['de']} {SEPARATOR} {option['en']}" if option["en"] else option["de"]


def _option(line: str) -> Option:
    german, _bar, english = line.partition(SEPARATOR)
    return {"de": german.strip(), "en": english.strip()}
