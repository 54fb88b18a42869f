"""Which days are asked for, and what somebody answers."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm, DateField
from gemeinwerk.core.typed import whole_number
from gemeinwerk.scheduling.forms.fields import DaysField
from gemeinwerk.scheduling.models import Asked, Fit, Silent


class PollForm(BaseForm):
    days = DaysField(
        label=gettext_lazy("Nach welchen Tagen fragen Sie?"),
        help_text=gettext_lazy("z. B. 07.06.2027, 09.06.2027; höchstens 60 Tage"),
    )
    until = DateField(label=gettext_lazy("Antworten bis"))
    silent = forms.ChoiceField(
        label=gettext_lazy("Wer nicht antwortet"),
        choices=Silent.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Solange nichts anderes von der Person bekannt ist."),
    )


class FitsForm(BaseForm):
    """A choice for each day; it carries along which answer its page showed (`seen`). busy: days on
    which their calendar leaves no room; until they answered, those begin with "no"."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, asked: Asked, busy: Collection[str] = ()) -> None:
        known = dict.fromkeys(busy, str(Fit.NO)) | asked.answers
        initial = {"seen": asked.revision} | {_name(day): fit for day, fit in known.items()}
        super().__init__(data, initial=initial)
        self.days = asked.poll.days
        for day in self.days:
            when = date.fromisoformat(day)
            self.fields[_name(day)] = forms.ChoiceField(
                label=f"{date_format(when, 'l')}, {date_format(when, 'DATE_FORMAT')}",
                choices=[(Fit.YES, _("ja")), (Fit.MAYBE, _("lieber nicht")), (Fit.NO, _("nein"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Bitte antworten Sie zu diesem Tag.")},
            )

    @property
    def answers(self) -> dict[str, str]:
        return {day: self.cleaned_data[_name(day)] for day in self.days}

    @property
    def seen_revision(self) -> int:
        return whole_number(self.cleaned_data["seen"]) or 0

    def take_as_seen(self, revision: int) -> None:
        """What was chosen stays; sent once more, it counts against what stands now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["seen"] = str(revision)  # type: ignore[index]


def _name(day: str) -> str:
    return f"tag-{day}"
