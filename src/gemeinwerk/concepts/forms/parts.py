"""Fields of action, themes and phases."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body, BodyKind
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Phase
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import DateField, PlannedDateField, TogetherForm


class PartForm(TogetherForm):
    """A part of a concept; once decided, changing it needs a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Begründung der Änderung"),
        required=False,
        help_text=gettext_lazy(
            "Der Text ist beschlossen. Wer ihn berichtigt, sagt warum; es steht im Verlauf."
        ),
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if concept.status in WRITABLE:
            del self.fields["reason"]


class FieldForm(PartForm):
    class Meta:
        model = FieldOfAction
        fields = ["code", "title", "description", "working_group"]
        widgets = {
            "code": forms.TextInput(attrs={"size": 6}),
            "title": forms.TextInput(),
            "description": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, concept=concept, **kwargs)
        groups = Body.objects.filter(
            municipality_id=concept.municipality_id, kind=BodyKind.WORKING_GROUP
        )
        self.fields["working_group"].queryset = groups.order_by(Alphabetical("name"))  # type: ignore[attr-defined]
        self.fields["working_group"].empty_label = _("keine")  # type: ignore[attr-defined]


class ThemeForm(PartForm):
    class Meta:
        model = CrossCuttingTheme
        fields = ["title", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}


class PhaseForm(TogetherForm):
    """A stage: what is planned, and, as it comes, what was."""

    planned_start = PlannedDateField(
        label=gettext_lazy("geplanter Beginn"), required=False, begins=True
    )
    planned_end = PlannedDateField(label=gettext_lazy("geplantes Ende"), required=False)
    actual_start = DateField(label=gettext_lazy("tatsächlicher Beginn"), required=False)
    actual_end = DateField(label=gettext_lazy("tatsächliches Ende"), required=False)

    class Meta:
        model = Phase
        fields = [
            "title",
            "description",
            "planned_start",
            "planned_end",
            "actual_start",
            "actual_end",
        ]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for kind in ("planned", "actual"):
            start, end = cleaned.get(f"{kind}_start"), cleaned.get(f"{kind}_end")
            if start and end and end < start:
                self.add_error(f"{kind}_end", _("Das Ende liegt vor dem Beginn."))
        return cleaned
