"""What the office says when it freezes a version, compares two, or lets findings stand."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm, DateField, ShownForm
from gemeinwerk.engines.smart import RULES, Finding
from gemeinwerk.measures.checking import rule_name, sentence
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.models.versions import VersionKind

DRAFT = "entwurf"


class FreezeForm(ShownForm):
    kind = forms.ChoiceField(label=_("Wofür ist die Fassung?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Anmerkung"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Steht auf der Fassung, z. B. „Stand nach der zweiten Lesung im Ausschuss“."),
    )
    decided_on = DateField(
        label=_("Beschlossen am"),
        required=False,
        help_text=_("Nur für die beschlossene Fassung, z. B. 15.05.2024."),
    )
    paper = forms.CharField(
        label=_("Drucksache"),
        required=False,
        max_length=60,
        help_text=_("Nur für die beschlossene Fassung, z. B. 24/SVV/0093."),
    )

    def __init__(
        self, concept: Concept, kinds: Sequence[VersionKind], *args: Any, **kwargs: Any
    ) -> None:
        initial = {
            "kind": kinds[0] if len(kinds) == 1 else None,
            "decided_on": concept.decided_on,
            "paper": concept.paper,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        if VersionKind.ADOPTED not in kinds:
            del self.fields["decided_on"], self.fields["paper"]


class CompareForm(BaseForm):
    """Two states of a catalogue, by their addresses: numbers of versions, or the draft."""

    von = forms.ChoiceField(label=_("Was war"))
    bis = forms.ChoiceField(label=_("Was daraus wurde"))

    def __init__(
        self, versions: Iterable[CatalogueVersion], *args: Any, draft: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(version.number), str(version)) for version in versions]
        latest = [(DRAFT, gettext("Entwurf von heute"))] if draft else []
        self.fields["von"].choices = choices  # type: ignore[attr-defined]
        self.fields["bis"].choices = [*latest, *choices]  # type: ignore[attr-defined]


class LetStandForm(BaseForm):
    """Single findings, each ticked, that stay with one reason; a field for each rule."""

    reason = forms.CharField(
        label=_("Warum dürfen sie so stehen?"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Die Begründung steht künftig bei jeder dieser Maßnahmen, auch öffentlich."),
    )

    def __init__(
        self, findings: Iterable[Finding], codes: dict[str, str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rules: dict[str, list[tuple[str, str]]] = {}
        for one in findings:
            if one.measure is not None:
                text = f"{codes[one.measure]}: {sentence(one)}"
                self.rules.setdefault(one.code, []).append((one.measure, text))
        for rule, choices in self.rules.items():
            self.fields[rule] = forms.MultipleChoiceField(
                label=f"{rule} {rule_name(RULES[rule])}",
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.order_fields([*self.rules, "reason"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not any(values.get(rule) for rule in self.rules):
            raise forms.ValidationError(
                gettext("Kreuzen Sie mindestens einen Fehler an, der so stehen bleiben darf.")
            )
        return values

    def chosen(self) -> list[tuple[int, str]]:
        """Keys of measures with the rule each is excepted from."""
        return [(int(key), rule) for rule in self.rules for key in self.cleaned_data[rule]]
