"""A new concept, a next edition, and what is said of a concept as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import queries as actors
from gemeinwerk.actors.models import Body, BodyKind
from gemeinwerk.concepts.blueprints import BLUEPRINTS, INTEGRATION, Blueprint
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, PlannedDateField, TogetherForm
from gemeinwerk.municipalities.models import Municipality

LONG = forms.Textarea(attrs={"rows": 4})


class PeriodMixin(forms.Form):
    """A period that ends after it begins."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("Das Ende liegt vor dem Beginn."))
        return cleaned


class NewConceptForm(PeriodMixin, BaseForm):
    blueprint = forms.ChoiceField(
        label=gettext_lazy("Vorlage"), widget=forms.RadioSelect, initial=INTEGRATION.key
    )
    title = forms.CharField(
        label=gettext_lazy("Titel"),
        max_length=200,
        help_text=gettext_lazy("z. B. Integrationskonzept 2027–2031"),
    )
    motto = forms.CharField(label=gettext_lazy("Leitsatz"), max_length=200, required=False)
    period_start = PlannedDateField(
        begins=True, label=gettext_lazy("gilt von"), help_text=gettext_lazy("z. B. 01.01.2027")
    )
    period_end = PlannedDateField(
        label=gettext_lazy("gilt bis"), help_text=gettext_lazy("z. B. 31.12.2031")
    )
    begins_on = PlannedDateField(
        begins=True,
        label=gettext_lazy("Der Prozess beginnt am"),
        required=False,
        help_text=gettext_lazy(
            "Daraus werden die Phasen der Vorlage geplant. Ohne Datum gibt es noch keine Phasen."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["blueprint"].choices = [  # type: ignore[attr-defined]
            (one.key, f"{one.label}: {one.explanation}") for one in BLUEPRINTS.values()
        ]

    def clean_blueprint(self) -> Blueprint:
        return BLUEPRINTS[self.cleaned_data["blueprint"]]


class NextEditionForm(PeriodMixin, BaseForm):
    title = NewConceptForm.base_fields["title"]
    period_start = NewConceptForm.base_fields["period_start"]
    period_end = NewConceptForm.base_fields["period_end"]
    begins_on = NewConceptForm.base_fields["begins_on"]


class ConceptForm(PeriodMixin, TogetherForm):
    """What the concept says of itself."""

    paper_url = forms.URLField(
        label=gettext_lazy("Adresse der Drucksache"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("im Ratsinformationssystem; öffentliche Seiten führen dorthin"),
    )
    period_start = PlannedDateField(label=gettext_lazy("gilt von"), begins=True)
    period_end = PlannedDateField(label=gettext_lazy("gilt bis"))
    reason = forms.CharField(
        label=gettext_lazy("Begründung der Änderung"),
        required=False,
        help_text=gettext_lazy(
            "Der Text ist beschlossen. Wer ihn berichtigt, sagt warum; es steht im Verlauf."
        ),
    )

    class Meta:
        model = Concept
        fields = [
            "title",
            "motto",
            "period_start",
            "period_end",
            "aim",
            "aim_plain",
            "summary_en",
            "commission",
            "paper_url",
            "lead_office",
            "steering",
        ]
        widgets = dict.fromkeys(["aim", "aim_plain", "commission"], LONG) | {
            "summary_en": forms.Textarea(attrs={"rows": 4, "lang": "en"})
        }

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steering = Body.objects.filter(municipality=town, kind=BodyKind.STEERING)
        self.fields["lead_office"].queryset = actors.units(town).order_by(Alphabetical("name"))  # type: ignore[attr-defined]
        self.fields["steering"].queryset = steering  # type: ignore[attr-defined]
        for name in ("lead_office", "steering"):
            self.fields[name].empty_label = _("keine Angabe")  # type: ignore[attr-defined]
        if self.instance.status in WRITABLE:
            del self.fields["reason"]
