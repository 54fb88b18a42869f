"""What is asked on the pages of steering."""

from typing import Any

from django import forms
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body, BodyKind, Organisation
from gemeinwerk.actors.queries import units
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import AmountField, BaseForm, DateField, PlannedDateField, ShownForm
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.monitoring.steering.models import Cause, Deviation, Verdict
from gemeinwerk.monitoring.steering.operations import NAMES, Said, Task
from gemeinwerk.monitoring.steering.sources import FromSource
from gemeinwerk.municipalities.models import Municipality

ITSELF = gettext_lazy("der Fachbereich selbst")
_AREA = forms.Textarea({"rows": 3})


def deciding(town: Municipality) -> Any:
    """Bodies that decide: the steering group first, then council and committees."""
    kinds = (BodyKind.STEERING, BodyKind.COUNCIL, BodyKind.COMMITTEE)
    return Body.objects.filter(municipality=town, kind__in=kinds).order_by(
        "-kind", Alphabetical("name")
    )


class DeviationForm(ShownForm):
    """What is off and why; below it what is proposed, which may come later."""

    off = forms.CharField(
        label=gettext_lazy("Was weicht von der Zusage ab?"),
        widget=_AREA,
        help_text=gettext_lazy("Zum Beispiel: Entwurf im Januar 2027 statt im März 2026."),
    )
    cause = forms.ChoiceField(label=gettext_lazy("Ursache"), choices=[("", "–"), *Cause.choices])
    cause_text = forms.CharField(
        label=gettext_lazy("Ursache im Einzelnen"),
        max_length=300,
        widget=forms.Textarea({"rows": 1}),
        required=False,
    )
    at_stake = forms.CharField(
        label=gettext_lazy("Was hängt daran?"),
        max_length=200,
        widget=forms.Textarea({"rows": 1}),
        required=False,
        help_text=gettext_lazy("Zum Beispiel: 24 Plätze; Förderzusage des Landes."),
    )
    people = forms.IntegerField(
        label=gettext_lazy("Wie viele Menschen betrifft es?"),
        required=False,
        min_value=0,
        max_value=10_000_000,
        help_text=gettext_lazy("Nur, wenn man es weiß."),
    )
    correction = forms.CharField(
        label=gettext_lazy("Vorschlag des Fachbereichs"),
        widget=_AREA,
        required=False,
        help_text=gettext_lazy("Was getan wird, damit es doch kommt. Kann nachgetragen werden."),
    )
    cost = AmountField(label=gettext_lazy("Kosten des Vorschlags in Euro"), required=False)
    new_end = PlannedDateField(label=gettext_lazy("Neues Ende"), required=False)
    wanted = forms.CharField(
        label=gettext_lazy("Gewünschte Entscheidung"),
        widget=_AREA,
        required=False,
        help_text=gettext_lazy("Ein Satz, dem man zustimmen kann."),
    )
    decider = forms.ModelChoiceField(
        label=gettext_lazy("Wer entscheidet?"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=ITSELF,
    )
    decide_by = DateField(label=gettext_lazy("Entscheidung nötig bis"), required=False)

    def __init__(
        self, data: Any = None, *, town: Municipality, deviation: Deviation | None = None
    ) -> None:
        super().__init__(data)
        bodies = deciding(town)
        self.fields["decider"].queryset = bodies  # type: ignore[attr-defined]
        if deviation:
            self.initial = {name: getattr(deviation, name) for name in NAMES}

    @property
    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in NAMES})


class TaskFields(BaseForm):
    """A task: whole, or not at all."""

    task = forms.CharField(label=gettext_lazy("Was ist zu tun?"), max_length=300, required=False)
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Wer tut es?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="–",
    )
    due = PlannedDateField(label=gettext_lazy("bis"), required=False)

    def prepare(self, deviation: Deviation) -> None:
        town = deviation.measure.concept.municipality
        self.fields["unit"].queryset = units(town).order_by(Alphabetical("name"))  # type: ignore[attr-defined]
        self.initial["unit"] = deviation.measure.lead_unit_id

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        wanted = bool(told.get("task")) or bool(told.get("due"))
        if wanted or self.fields["task"].required:
            missing = {
                "task": _("Bitte schreiben Sie, was zu tun ist."),
                "unit": _("Bitte wählen Sie, wer es tut."),
                "due": _("Bitte schreiben Sie, bis wann."),
            }
            for name, sentence in missing.items():
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return told

    @property
    def tasks(self) -> list[Task]:
        told = self.cleaned_data
        return [Task(told["task"], told["unit"], told["due"])] if told.get("task") else []


class DecisionForm(FromSource, TaskFields, ShownForm):
    """What was decided, and what is to be done because of it."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Ergebnis"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=gettext_lazy("Was wurde entschieden?"), widget=_AREA)
    body = forms.ModelChoiceField(
        label=gettext_lazy("Wer hat entschieden?"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=ITSELF,
    )
    decided_on = DateField(label=gettext_lazy("Entschieden am"))
    reference = forms.CharField(
        label=gettext_lazy("Vorlage oder Niederschrift"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Zum Beispiel 26/SVV/0412."),
    )

    field_order = (
        "verdict", "words", "source", "body", "decided_on", "reference", "task", "unit", "due"
    )  # fmt: skip

    def __init__(self, data: Any = None, *, deviation: Deviation, only_own: bool) -> None:
        super().__init__(data, concept=deviation.measure.concept)
        if only_own:
            del self.fields["body"]
            self.fields.pop("source", None)
        else:
            bodies = deciding(deviation.measure.concept.municipality)
            self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        if not deviation.correction:
            choices = [one for one in Verdict.choices if one[0] != Verdict.AGREED]
            self.fields["verdict"].choices = choices  # type: ignore[attr-defined]
        self.initial = {
            "words": deviation.wanted,
            "body": deviation.decider_id,
            "decided_on": localdate(),
        }
        self.prepare(deviation)

    @property
    def decided(self) -> dict[str, Any]:
        told = self.cleaned_data
        names = ("verdict", "words", "decided_on", "reference")
        return {name: told[name] for name in names} | {
            "body": told.get("body"),
            "tasks": self.tasks,
        }


class TaskForm(TaskFields):
    """One more task of a decision."""

    def __init__(self, data: Any = None, *, deviation: Deviation) -> None:
        super().__init__(data)
        self.fields["task"].required = True
        self.prepare(deviation)


class CloseForm(ShownForm):
    reason = forms.CharField(
        label=gettext_lazy("Warum wird sie geschlossen?"),
        widget=forms.Textarea({"rows": 2}),
    )


class DependencyForm(BaseForm):
    measure = forms.ModelChoiceField(
        label=gettext_lazy("Diese Maßnahme wartet"), queryset=Measure.objects.none()
    )
    on = forms.ModelChoiceField(
        label=gettext_lazy("auf diese Maßnahme"), queryset=Measure.objects.none()
    )
    milestone = forms.ModelChoiceField(
        label=gettext_lazy("genauer: auf diesen Meilenstein"),
        queryset=Milestone.objects.none(),
        required=False,
        empty_label=gettext_lazy("auf die ganze Maßnahme"),
    )
    why = forms.CharField(
        label=gettext_lazy("Was hängt daran?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: 24 Haushalte warten."),
    )

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        measures = Measure.objects.filter(concept=concept).only("pk", "code", "title")
        in_order = measures.order_by("field__position", "position", "pk")
        self.fields["measure"].queryset = in_order  # type: ignore[attr-defined]
        self.fields["on"].queryset = in_order.all()  # type: ignore[attr-defined]
        milestones = Milestone.objects.filter(measure__concept=concept).select_related("measure")
        field: Any = self.fields["milestone"]
        field.queryset = milestones.order_by(
            "measure__field__position", "measure__position", F("due").asc(nulls_last=True), "pk"
        )
        field.label_from_instance = lambda one: f"{one.measure.code}: {one.title}"
