"""What is asked of who proposes a change, of who enters the answer, and who may give it."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body, Organisation
from gemeinwerk.actors.queries import units
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import (
    BaseForm,
    DateField,
    NumberField,
    PlannedDateField,
    ShownForm,
    TogetherForm,
)
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending.models import (
    BODIES,
    Agreeing,
    Amendment,
    AmendmentKind,
    AmendmentRule,
)
from gemeinwerk.monitoring.amending.operations import Settled, Wanted
from gemeinwerk.monitoring.steering.sources import FromSource

_AREA = forms.Textarea({"rows": 3})
OF_A_KIND = {
    AmendmentKind.END: ("new_end",),
    AmendmentKind.TARGET: ("indicator", "new_target"),
    AmendmentKind.SCOPE: (),
    AmendmentKind.LEAD: ("new_lead",),
    AmendmentKind.DROP: (),
}


class ProposeForm(BaseForm):
    """What is to hold instead, of one kind, and why."""

    new_end = PlannedDateField(label=gettext_lazy("Neues Ende"))
    indicator = forms.ChoiceField(label=gettext_lazy("Indikator"))
    new_target = NumberField(label=gettext_lazy("Neuer Zielwert"))
    new_lead = forms.ModelChoiceField(
        label=gettext_lazy("Neue Federführung"), queryset=Organisation.objects.none()
    )
    words = forms.CharField(label=gettext_lazy("Was soll stattdessen gelten?"), widget=_AREA)
    reason = forms.CharField(
        label=gettext_lazy("Warum?"),
        widget=_AREA,
        help_text=gettext_lazy(
            "Wird zugestimmt, steht der Grund mit der Änderung öffentlich bei der Maßnahme."
        ),
    )

    def __init__(self, data: Any = None, *, measure: Measure, kind: AmendmentKind) -> None:
        super().__init__(data)
        self.kind = kind
        fields: dict[str, Any] = self.fields
        fields["new_lead"].queryset = units(measure.concept.municipality).order_by(
            Alphabetical("name")
        )
        fields["indicator"].choices = [(one.name, one.name) for one in measure.indicators.all()]
        if kind != AmendmentKind.SCOPE:
            fields["words"].required = False
            fields["words"].label = _("Was ist dazu noch zu sagen?")
        for other, names in OF_A_KIND.items():
            for name in names if other != kind else ():
                del fields[name]
        if kind == AmendmentKind.DROP:
            del fields["words"]
        self.initial = {
            "new_end": measure.expected_end,
            "reason": measure.expected_end_reason
            if kind == AmendmentKind.END
            else measure.status_text
            if kind == AmendmentKind.DROP
            else "",
        }

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.kind, **self.cleaned_data)


class SettleForm(FromSource, ShownForm):
    """What was said to a proposal, by whom."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Ergebnis"),
        choices=[("agreed", gettext_lazy("zugestimmt")), ("refused", gettext_lazy("abgelehnt"))],
        widget=forms.RadioSelect,
    )
    body = forms.ModelChoiceField(
        label=gettext_lazy("Wer hat entschieden?"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=gettext_lazy("das Büro"),
    )
    decided_on = DateField(label=gettext_lazy("Entschieden am"))
    reference = forms.CharField(
        label=gettext_lazy("Vorlage oder Niederschrift"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Zum Beispiel 26/SVV/0412."),
    )
    words = forms.CharField(
        label=gettext_lazy("Was wurde dazu gesagt?"),
        widget=_AREA,
        required=False,
        help_text=gettext_lazy("Nötig, wenn abgelehnt wurde."),
    )

    field_order = ("verdict", "source", "body", "decided_on", "reference", "words")

    def __init__(self, data: Any = None, *, amendment: Amendment, rule: Agreeing) -> None:
        super().__init__(data, concept=amendment.measure.concept)
        town = amendment.measure.concept.municipality
        bodies = Body.objects.filter(municipality=town, kind__in=BODIES[rule])
        field: Any = self.fields["body"]
        field.queryset = bodies.order_by("-kind", Alphabetical("name"))
        if rule != Agreeing.OFFICE:
            field.empty_label, field.required = "–", True
            field.error_messages["required"] = _("Dem stimmt hier zu: {who}.").format(
                who=rule.label
            )
        self.initial = {"decided_on": localdate()}

    @property
    def settled(self) -> Settled:
        names = ("decided_on", "body", "reference", "words")
        return Settled(**{name: self.cleaned_data[name] for name in names})

    @property
    def is_agreed(self) -> bool:
        return bool(self.cleaned_data["verdict"] == "agreed")


class RuleForm(TogetherForm):
    """Who agrees to which kind of change."""

    single = True

    class Meta:
        model = AmendmentRule
        fields = ("end", "target", "scope", "lead", "drop")
