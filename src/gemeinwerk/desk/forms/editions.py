"""What becomes of one measure the last edition did not finish."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.measures.models import Measure

LATER, TAKE, DROP = "spaeter", "uebernehmen", "lassen"


class CarryOverForm(BaseForm):
    """What becomes of one unfinished measure in the next edition."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Was wird daraus?"),
        widget=forms.RadioSelect,
        choices=[
            (LATER, gettext_lazy("später entscheiden")),
            (TAKE, gettext_lazy("übernehmen")),
            (DROP, gettext_lazy("nicht weiterverfolgen")),
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
        choice: Any = self.fields["field"]
        choice.choices = [(field.pk, str(field)) for field in fields]
        choice.queryset = FieldOfAction.objects.filter(pk__in=[field.pk for field in fields])
        choice.initial = same

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == TAKE and not cleaned.get("field"):
            self.add_error("field", _("Bitte ein Handlungsfeld wählen."))
        if cleaned.get("choice") == DROP and not cleaned.get("reason"):
            self.add_error("reason", _("Bitte sagen, warum nicht."))
        return cleaned
