from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import queries as actors
from gemeinwerk.actors.models import Body, BodyKind
from gemeinwerk.concepts.blueprints import BLUEPRINTS, INTEGRATION, Blueprint
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import Merge, three_way
from gemeinwerk.core.forms import BaseForm, BaseModelForm, DateField
from gemeinwerk.municipalities.models import Municipality

SALT = "concepts.base"
CHOICE = "wahl-"
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
    period_start = DateField(
        label=gettext_lazy("gilt von"), help_text=gettext_lazy("z. B. 01.01.2027")
    )
    period_end = DateField(
        label=gettext_lazy("gilt bis"), help_text=gettext_lazy("z. B. 31.12.2031")
    )
    begins_on = DateField(
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


class ConceptForm(PeriodMixin, BaseModelForm):
    """What the concept says of itself. It remembers what its reader saw when it was opened."""

    period_start = DateField(label=gettext_lazy("gilt von"))
    period_end = DateField(label=gettext_lazy("gilt bis"))
    reason = forms.CharField(
        label=gettext_lazy("Begründung der Änderung"),
        required=False,
        help_text=gettext_lazy(
            "Der Text ist beschlossen. Wer ihn berichtigt, sagt warum; es steht im Verlauf."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    base = forms.CharField(widget=forms.HiddenInput)

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
            "lead_office",
            "steering",
        ]
        widgets = dict.fromkeys(["aim", "aim_plain", "summary_en", "commission"], LONG)

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steering = Body.objects.filter(municipality=town, kind=BodyKind.STEERING)
        self.fields["lead_office"].queryset = actors.units(town).order_by("name")  # type: ignore[attr-defined]
        self.fields["steering"].queryset = steering  # type: ignore[attr-defined]
        for name in ("lead_office", "steering"):
            self.fields[name].empty_label = _("keine Angabe")  # type: ignore[attr-defined]
        if self.instance.status in WRITABLE:
            del self.fields["reason"]
        self.initial["revision"] = self.instance.revision
        self.initial["base"] = signing.dumps(plain_values(self.instance), salt=SALT)

    def clean_base(self) -> dict[str, Any]:
        base = _base_of(self.cleaned_data["base"])
        if base is None:
            raise forms.ValidationError(_("Bitte laden Sie die Seite neu."))
        return base

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, for the fields of the concept."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def merged_with(self, present: Concept) -> Merge:
        """What was typed and what somebody else wrote meanwhile, against what both began from."""
        mine = {name: _plain(value) for name, value in self.values.items()}
        return three_way(self.cleaned_data["base"], plain_values(present), mine)


def plain_values(concept: Concept) -> dict[str, Any]:
    """The concept's fields as JSON knows them: dates as ISO 8601, relations by key."""
    return {name: _plain(getattr(concept, name)) for name in ConceptForm.Meta.fields}


def with_choices(data: QueryDict) -> QueryDict:
    """Where the other's text was chosen (`wahl-<field>` is `theirs`), the field takes it."""
    base = _base_of(data.get("base", "")) or {}
    settled = data.copy()
    for name, value in base.items():
        if data.get(f"{CHOICE}{name}") == "theirs":
            settled[name] = "" if value is None else value
    return settled


def _base_of(signed: str) -> dict[str, Any] | None:
    try:
        return signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "pk", value)
