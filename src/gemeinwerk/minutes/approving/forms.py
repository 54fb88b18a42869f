"""What is asked while a draft becomes approved minutes, and when it is published."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm, DateField, ShownForm
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.approving.models import Suggestion

TAKE, DECLINE = "uebernehmen", "ablehnen"
NAMELESS, NAMED = "ohne", "mit"


class SendForm(BaseForm):
    silent_until = DateField(
        label=gettext_lazy("Einwände bis"),
        help_text=gettext_lazy(
            "Am Tag danach gilt das Protokoll als genehmigt, wenn kein Vorschlag offen ist. Leer: "
            "Die nächste Sitzung genehmigt."
        ),
        required=False,
    )


class DecideForm(ShownForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Was wird daraus?"),
        choices=[
            (TAKE, gettext_lazy("übernehmen")),
            (DECLINE, gettext_lazy("ablehnen")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("So steht es dann im Protokoll"),
        help_text=gettext_lazy("Sie können es noch ändern."),
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    sentence = forms.CharField(
        label=gettext_lazy("Ein Satz dazu an die Person"),
        help_text=gettext_lazy("Wer ablehnt, sagt warum."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, data: Any = None, *, suggestion: Suggestion) -> None:
        super().__init__(data, initial={"text": suggestion.text})
        if suggestion.paragraph is None:
            del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") == DECLINE and not cleaned.get("sentence"):
            said = _("Bitte sagen Sie in einem Satz, warum nicht. Er geht an die Person.")
            self.add_error("sentence", said)
        return cleaned


class ApproveForm(BaseForm):
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("In welcher Sitzung?"),
        queryset=Meeting.objects.none(),
        error_messages={"required": gettext_lazy("Bitte wählen Sie die Sitzung.")},
    )

    def __init__(self, data: Any = None, *, meetings: Any) -> None:
        super().__init__(data)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class CorrectForm(BaseForm):
    reason = forms.CharField(
        label=gettext_lazy("Was ist falsch?"),
        help_text=gettext_lazy("Steht in der neuen Fassung."),
        widget=forms.Textarea({"rows": 2}),
    )


class PublishForm(ShownForm):
    named = forms.ChoiceField(
        label=gettext_lazy("Was wird veröffentlicht?"),
        choices=[
            (NAMELESS, gettext_lazy("ohne Namen")),
            (NAMED, gettext_lazy("im Wortlaut, mit Namen")),
        ],
        widget=forms.RadioSelect,
        initial=NAMELESS,
    )
    further = forms.CharField(
        label=gettext_lazy("Weitere Namen, die nicht dastehen sollen"),
        help_text=gettext_lazy(
            "Je einer in einer Zeile. Wer auf der Anwesenheitsliste steht oder eine Aufgabe hat, "
            "wird ohnehin ersetzt."
        ),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    read = forms.BooleanField(
        label=gettext_lazy(
            "Ich habe die Vorschau gelesen; es steht nichts darin, was nicht hineingehört"
        ),
        required=False,
    )

    @property
    def is_named(self) -> bool:
        return bool(self.cleaned_data["named"] == NAMED)

    @property
    def names(self) -> list[str]:
        return [
            one.strip() for one in re.split(r"[\n;]", self.cleaned_data["further"]) if one.strip()
        ]


class SuggestForm(BaseForm):
    """By the link: another text for a paragraph."""

    text = forms.CharField(
        label=gettext_lazy("So sollte es heißen"), widget=forms.Textarea({"rows": 6})
    )
    note = forms.CharField(
        label=gettext_lazy("Warum?"), required=False, widget=forms.Textarea({"rows": 2})
    )


class RemarkForm(BaseForm):
    """By the link: something else that is not right."""

    note = forms.CharField(
        label=gettext_lazy("Was soll anders sein?"),
        help_text=gettext_lazy("Zum Beispiel ein Beschluss, eine Aufgabe, wer da war."),
        widget=forms.Textarea({"rows": 4}),
    )
