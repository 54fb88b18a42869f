"""Whether somebody comes to a meeting, as they say themselves or as the office enters it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.typed import whole_number
from gemeinwerk.invitations.answering.choices import INTERPRETED, Need
from gemeinwerk.meetings.models import Invitee, MeetingAnswer
from gemeinwerk.meetings.needs import Needed
from gemeinwerk.meetings.operations import Said


class SaidForm(BaseForm):
    """It carries along which answer its page showed (`seen`)."""

    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie eine Antwort.")},
    )
    deputy_name = forms.CharField(
        label=gettext_lazy("Wer kommt stattdessen?"), required=False, max_length=200
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, invitee: Invitee) -> None:
        given = "" if invitee.answer == MeetingAnswer.OPEN else invitee.answer
        initial = {"answer": given, "deputy_name": invitee.deputy_name, "seen": invitee.revision}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == MeetingAnswer.DEPUTY and not cleaned.get("deputy_name"):
            self.add_error("deputy_name", _("Bitte sagen Sie, wer stattdessen kommt."))
        return cleaned

    @property
    def said(self) -> Said:
        return Said(self.cleaned_data["answer"], self.cleaned_data["deputy_name"])

    @property
    def seen_revision(self) -> int:
        return whole_number(self.cleaned_data["seen"]) or 0

    def take_as_seen(self, revision: int) -> None:
        """What was typed stays; sent once more, it counts against what stands now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["seen"] = str(revision)  # type: ignore[index]


class AnswerForm(SaidForm):
    """What somebody answers themselves."""

    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Was brauchen Sie?"),
        help_text=gettext_lazy("Freiwillig. Nur für diese Sitzung; am Tag danach löschen wir es."),
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    interpreting = forms.ChoiceField(
        label=gettext_lazy("Dolmetschen in"),
        required=False,
        choices=[("", gettext_lazy("bitte wählen")), *((one, one) for one in INTERPRETED)],
    )
    needs_note = forms.CharField(
        label=gettext_lazy("Brauchen Sie noch etwas?"),
        help_text=gettext_lazy("Bitte ohne Ihren Namen."),
        required=False,
        max_length=300,
    )
    needs_consent = forms.BooleanField(
        label=gettext_lazy(
            "Ich bin einverstanden, dass die Stadt diese Angaben verwendet, um die Sitzung "
            "vorzubereiten. Sie stehen nicht bei meinem Namen und werden am Tag nach der Sitzung "
            "gelöscht."
        ),
        required=False,
    )

    def __init__(self, data: Any = None, *, invitee: Invitee, needed: Needed) -> None:
        super().__init__(data, invitee=invitee)
        self.initial = {
            **self.initial,
            "needs": needed.needs,
            "interpreting": needed.interpreting,
            "needs_note": needed.note,
            "needs_consent": needed != Needed(),
        }
        answer: Any = self.fields["answer"]
        answer.label = _("Kommen Sie?")
        answer.choices = [
            (MeetingAnswer.YES, _("Ja, ich komme")),
            (MeetingAnswer.DEPUTY, _("Ich schicke jemand anderen")),
            (MeetingAnswer.NO, _("Nein, ich komme nicht")),
        ]
        self.fields["deputy_name"].help_text = _("Nur wenn Sie jemand anderen schicken.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        wanted = cleaned.get("needs") or cleaned.get("needs_note")
        comes = cleaned.get("answer") != MeetingAnswer.NO
        if wanted and comes and not cleaned.get("needs_consent"):
            sentence = _("Dürfen wir das verwenden? Sonst nehmen Sie die Angaben bitte heraus.")
            self.add_error("needs_consent", sentence)
        return cleaned

    @property
    def needed(self) -> Needed:
        typed = self.cleaned_data
        return Needed(tuple(typed["needs"]), typed["interpreting"], typed["needs_note"])


class EnterForm(SaidForm):
    """What somebody said by telephone or on the way."""

    def __init__(self, data: Any = None, *, invitee: Invitee) -> None:
        super().__init__(data, invitee=invitee)
        answer: Any = self.fields["answer"]
        answer.label = _("Antwort")
        answer.choices = [one for one in MeetingAnswer.choices if one[0] != MeetingAnswer.OPEN]
