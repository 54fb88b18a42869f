"""What becomes of one measure the last edition did not finish."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.desk.carrying_over import advised
from gemeinwerk.evaluation.models import Advice
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import Measure

LATER, TAKE, DROP, EVERYDAY = "spaeter", "uebernehmen", "lassen", "alltag"
PROPOSED: dict[str, str] = {
    Advice.CONTINUE: TAKE,
    Advice.ADAPT: TAKE,
    Advice.END: DROP,
    Advice.EVERYDAY: EVERYDAY,
}
"""What is chosen beforehand where the evaluation recommends something."""


class CarryOverForm(BaseForm):
    """What becomes of one unfinished measure in the next edition."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Was wird daraus?"),
        widget=forms.RadioSelect,
        choices=[
            (LATER, gettext_lazy("später entscheiden")),
            (TAKE, gettext_lazy("übernehmen")),
            (DROP, gettext_lazy("nicht weiterverfolgen")),
            (EVERYDAY, gettext_lazy("geht im laufenden Geschäft weiter")),
        ],
        initial=LATER,
    )
    field = forms.ModelChoiceField(
        FieldOfAction.objects.none(), label=gettext_lazy("in das Handlungsfeld"), required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Begründung, wenn nicht"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, measure: Measure, fields: list[FieldOfAction], **kwargs: Any
    ) -> None:
        super().__init__(*args, prefix=f"m{measure.pk}", **kwargs)
        self.measure = measure
        same = next((field.pk for field in fields if field.code == measure.field.code), None)
        self.advised = advised(measure)
        self._propose()
        choice: Any = self.fields["field"]
        choice.choices = [(field.pk, str(field)) for field in fields]
        choice.queryset = FieldOfAction.objects.filter(pk__in=[field.pk for field in fields])
        choice.initial = same

    def _propose(self) -> None:
        if self.advised:
            self.initial["choice"] = PROPOSED[self.advised.advice]
            # Why it should go on is no reason why it does not.
            if self.advised.advice in (Advice.END, Advice.EVERYDAY):
                self.initial["reason"] = self.advised.rests_on
        if self.measure.implementation in CLOSED:  # it is finished: it goes on, or it does not
            choice: Any = self.fields["choice"]
            choice.choices = [one for one in choice.choices if one[0] in (LATER, TAKE)]
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == TAKE and not cleaned.get("field"):
            self.add_error("field", _("Bitte ein Handlungsfeld wählen."))
        if cleaned.get("choice") in (DROP, EVERYDAY) and not cleaned.get("reason"):
            self.add_error("reason", _("Bitte sagen, warum nicht."))
        return cleaned
