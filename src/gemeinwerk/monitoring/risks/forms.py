"""What is asked about a risk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.queries import units
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import ShownForm
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.risks.models import Level, Risk, RiskState
from gemeinwerk.monitoring.risks.operations import NAMES, RiskSaid

_AREA = forms.Textarea({"rows": 3})


class RiskForm(ShownForm):
    title = forms.CharField(
        label=gettext_lazy("Was kann geschehen?"),
        max_length=200,
        widget=forms.Textarea({"rows": 1}),
        help_text=gettext_lazy("Zum Beispiel: Die Förderung des Landes endet 2027."),
    )
    measure = forms.ModelChoiceField(
        label=gettext_lazy("Welche Maßnahme betrifft es?"),
        queryset=Measure.objects.none(),
        required=False,
        empty_label=gettext_lazy("das ganze Konzept"),
    )
    effect = forms.CharField(
        label=gettext_lazy("Was wäre die Folge?"), widget=_AREA, required=False
    )
    likelihood = forms.TypedChoiceField(
        label=gettext_lazy("Wie wahrscheinlich ist es?"),
        choices=Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    harm = forms.TypedChoiceField(
        label=gettext_lazy("Wie groß wäre der Schaden?"),
        choices=Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Wer behält es im Blick?"), queryset=Organisation.objects.none()
    )
    doing = forms.CharField(
        label=gettext_lazy("Was wird dagegen getan?"), widget=_AREA, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        concept: Concept,
        risk: Risk | None = None,
        measure: Measure | None = None,
    ) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["owner"].queryset = units(concept.municipality).order_by(Alphabetical("name"))
        if measure:  # said from a measure's page: it is of that one
            del fields["measure"]
            self.initial = {"owner": measure.lead_unit_id}
        else:
            measures = Measure.objects.filter(concept=concept).only("pk", "code", "title")
            in_order = measures.order_by("field__position", "position", "pk")
            fields["measure"].queryset = in_order
        self.of = measure
        if risk:
            self.initial = {name: getattr(risk, name) for name in NAMES}

    @property
    def said(self) -> RiskSaid:
        of = {"measure": self.of} if self.of else {}
        return RiskSaid(**{**self.cleaned_data, **of})


class CloseRiskForm(ShownForm):
    state = forms.ChoiceField(
        label=gettext_lazy("Was ist daraus geworden?"),
        choices=[one for one in RiskState.choices if one[0] != RiskState.OPEN],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Warum wird es geschlossen?"), widget=forms.Textarea({"rows": 2})
    )
