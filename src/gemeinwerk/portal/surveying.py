"""The form in which anybody answers a survey: whatever its questions are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.languages import OfTheTown, spoken
from gemeinwerk.evaluation.models import QuestionKind, SurveyQuestion
from gemeinwerk.evaluation.surveyed import AGREEMENT
from gemeinwerk.evaluation.telling import in_words, option_in_words

LONGEST = 2_000


class TakePartForm(BaseForm):
    """A field for each question, none of which must be answered. `homepage` is for programs that
    fill in everything: people do not see it."""

    homepage = forms.CharField(
        label=_("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Any = None, *, questions: list[SurveyQuestion]) -> None:
        super().__init__(data)
        self.questions = questions
        for one in questions:
            self.fields[_name(one)] = _field(one)

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.data.get("homepage"))

    @property
    def asked(self) -> list[Any]:
        return [self[_name(one)] for one in self.questions]

    @property
    def answers(self) -> dict[int, list[int] | str]:
        """By the key of the question: the places chosen, or what was written."""
        return {one.pk: _answer(one, self.cleaned_data[_name(one)]) for one in self.questions}


def _name(question: SurveyQuestion) -> str:
    return f"f{question.pk}"


def _field(question: SurveyQuestion) -> forms.Field:
    text, language = in_words({"text": question.text, "text_en": question.text_en}, "text")
    said: dict[str, Any] = {"label": spoken(text, language), "required": False}
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(
            **said,
            max_length=LONGEST,
            widget=forms.Textarea({"rows": 4, "lang": ""}),
            help_text=_("In der Sprache, die Ihnen liegt. Bitte keine Namen."),
        )
    choices = [(str(place), label) for place, label in enumerate(_labels(question))]
    if question.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            **said, choices=choices, widget=forms.CheckboxSelectMultiple
        )
    return forms.ChoiceField(**said, choices=choices, widget=forms.RadioSelect)


def _labels(question: SurveyQuestion) -> list[Any]:
    if question.kind == QuestionKind.SCALE:
        return list(AGREEMENT)
    told = [option_in_words(dict(option)) for option in question.options]
    return [OfTheTown(label) if language else label for label, language in told]


def _answer(question: SurveyQuestion, typed: Any) -> list[int] | str:
    if question.kind == QuestionKind.TEXT:
        return str(typed)
    chosen = typed if isinstance(typed, list) else [typed] if typed else []
    return [int(one) for one in chosen]
