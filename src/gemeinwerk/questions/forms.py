"""What is said at the desk to a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm, ShownForm
from gemeinwerk.questions.models import Question, QuestionState


class QuestionsFilterForm(BaseForm):
    stand = forms.ChoiceField(
        label=_("Stand"), required=False, choices=[("", _("alle")), *QuestionState.choices]
    )


class AnswerForm(ShownForm):
    text = forms.CharField(label=_("Antwort"), widget=forms.Textarea({"rows": 8}))

    def __init__(self, data: Any = None, *, question: Question) -> None:
        super().__init__(data, auto_id="id_antwort_%s")
        if question.email:
            told = _("Sie geht sofort per E-Mail an die Person, die gefragt hat.")
        else:
            told = _("Es gibt keine Adresse: Lesen kann sie nur, wer sie veröffentlicht sieht.")
        self.fields["text"].help_text = told


class DeclineForm(ShownForm):
    reason = forms.CharField(label=_("Warum nicht?"), widget=forms.Textarea({"rows": 3}))
    tell = forms.BooleanField(
        label=_("Die Begründung an die Person schicken"), required=False, initial=True
    )

    def __init__(self, data: Any = None, *, question: Question) -> None:
        super().__init__(data, auto_id="id_ablehnen_%s")
        if not question.email:
            del self.fields["tell"]


class PublishForm(ShownForm):
    """What citizens read; proposed is what was asked and answered."""

    text = forms.CharField(
        label=_("Frage, wie sie veröffentlicht wird"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Ohne Namen, Adressen und alles, woran man die Person erkennt."),
    )
    answer = forms.CharField(
        label=_("Antwort, wie sie veröffentlicht wird"), widget=forms.Textarea({"rows": 8})
    )

    def __init__(self, data: Any = None, *, question: Question) -> None:
        super().__init__(data, auto_id="id_oeffentlich_%s")
        self.initial = {
            "text": question.public_text or question.text,
            "answer": question.public_answer or question.answer,
        }
