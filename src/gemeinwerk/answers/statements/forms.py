"""What is asked of a unit, what it says, and which statements are listed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors import queries as actors
from gemeinwerk.actors.models import Organisation
from gemeinwerk.answers.statements import queries
from gemeinwerk.answers.statements.models import Verdict
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, PlannedDateField, ShownForm
from gemeinwerk.municipalities.models import Municipality

STANDS = [
    ("", _("alle")),
    (queries.PENDING, _("wartet")),
    (queries.LATE, _("überfällig")),
    (queries.GIVEN, _("abgegeben")),
]


class StatementsFilter(BaseForm):
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=STANDS)


class AskForm(BaseForm):
    unit = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Wer soll etwas dazu sagen?")
    )
    due = PlannedDateField(label=_("Bis wann"), help_text=_("z. B. 15.03.2027"))
    words = forms.CharField(
        label=_("Worum es geht"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("z. B. Geht das mit dem Personal, das Sie haben? Was würde es kosten?"),
    )

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = actors.units(town).order_by(Alphabetical("name"), "pk")


class StatementForm(ShownForm):
    verdict = forms.ChoiceField(
        label=_("Ist es machbar?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Warum, und was stattdessen?"),
        max_length=5_000,
        widget=forms.Textarea({"rows": 7}),
        help_text=_("In Worten, die auch verstehen kann, wer nicht im Amt arbeitet."),
    )
