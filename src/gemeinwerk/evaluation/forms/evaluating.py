"""What is asked on the pages of an evaluation."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm, DateField, TogetherForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.evaluation.models import (
    Evaluation,
    EvaluationFinding,
    Judgement,
    KeyAnswer,
    KeyQuestion,
    Recommendation,
)
from gemeinwerk.evaluation.telling import DELIVERED
from gemeinwerk.measures.models import Indicator, Measure
from gemeinwerk.monitoring.models import Report, ReportState


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _label(indicator: Indicator) -> str:
    return f"{indicator.measure.code} {indicator.name}"


class KeyQuestionForm(TogetherForm):
    class Meta:
        model = KeyQuestion
        fields = ["text"]
        widgets = {"text": _area(2)}
        help_texts = {
            "text": gettext_lazy(
                "Zum Beispiel: Erreichen Angebote die Menschen, für die sie gemacht sind?"
            )
        }


class EvaluationForm(TogetherForm):
    """Its head; `as_of` is the day up to which is looked."""

    as_of = DateField(
        label=gettext_lazy("Stand vom"),
        help_text=gettext_lazy("Bis zu diesem Tag zählen Messwerte und Meldungen."),
    )

    class Meta:
        model = Evaluation
        fields = ["kind", "as_of", "carried_out_by", "method", "summary"]
        widgets = {"method": _area(3), "summary": _area(6), "kind": forms.RadioSelect}
        help_texts = {
            "method": gettext_lazy("Womit, mit wem und in welcher Zeit. Bürger*innen lesen es."),
            "summary": gettext_lazy("In wenigen Sätzen: was erreicht ist, was nicht, was folgt."),
        }


class JudgementForm(TogetherForm):
    """What was done and, apart from it, what it brought about."""

    class Meta:
        model = Judgement
        fields = ["delivery", "delivery_words", "effect", "effect_words"]
        widgets = {
            "delivery": forms.RadioSelect,
            "effect": forms.RadioSelect,
            "delivery_words": _area(4),
            "effect_words": _area(4),
        }
        labels = {
            "delivery": gettext_lazy("Umsetzung: Wurde getan, was zugesagt war?"),
            "effect": gettext_lazy("Wirkung: Ist eingetreten, was damit erreicht werden sollte?"),
        }
        help_texts = {
            "effect": gettext_lazy(
                "Getan ist nicht bewirkt: Ohne Messwert oder Beobachtung „lässt sich nicht sagen“."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        delivery: Any = self.fields["delivery"]
        delivery.choices = list(DELIVERED.items())


class EvidenceForm(BaseForm):
    """One piece of evidence; at least one of its fields."""

    indicator = forms.ChoiceField(label=gettext_lazy("Indikator mit Messwerten"), required=False)
    report = forms.ModelChoiceField(
        Report.objects.none(),
        label=gettext_lazy("Freigegebene Meldung"),
        required=False,
        empty_label="–",
    )
    url = forms.URLField(
        label=gettext_lazy("Adresse eines Dokuments"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    text = forms.CharField(label=gettext_lazy("In Worten"), required=False, widget=_area(2))

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data, auto_id="id_beleg_%s")
        self.indicators = {
            str(one.pk): one
            for one in Indicator.objects.filter(measure__concept=concept).select_related("measure")
        }
        choice: Any = self.fields["indicator"]
        choice.choices = [
            ("", "–"),
            *((key, OfTheTown(_label(one))) for key, one in self.indicators.items()),
        ]
        report: Any = self.fields["report"]
        report.queryset = Report.objects.filter(
            round__concept=concept, state=ReportState.APPROVED
        ).select_related("measure", "round")

    @property
    def told(self) -> dict[str, Any]:
        """The arguments of the verb."""
        cleaned = dict(self.cleaned_data)
        chosen = self.indicators.get(cleaned.pop("indicator"))
        named: tuple[Measure, str] | None = (chosen.measure, chosen.name) if chosen else None
        return cleaned | {"indicator": named}


class KeyAnswerForm(TogetherForm):
    class Meta:
        model = KeyAnswer
        fields = ["text"]
        widgets = {"text": _area(6)}


class RecommendationForm(TogetherForm):
    class Meta:
        model = Recommendation
        fields = ["advice", "rests_on"]
        widgets = {"advice": forms.RadioSelect, "rests_on": _area(4)}
        help_texts = {
            "rests_on": gettext_lazy(
                "Zum Beispiel Messwerte, Meldungen, die Befragung, ein Gespräch mit dem Träger."
            )
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("advice") and not cleaned.get("rests_on"):
            self.add_error("rests_on", _("Bitte schreiben Sie, worauf sich die Empfehlung stützt."))
        return cleaned


class FindingForm(TogetherForm):
    class Meta:
        model = EvaluationFinding
        fields = ["code", "text", "must_take_up"]
        widgets = {"code": forms.TextInput(attrs={"size": 6}), "text": _area(4)}
