"""What the office says when it freezes a version, compares two, or lets findings stand."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm, DateField
from gemeinwerk.engines.smart import Finding
from gemeinwerk.measures.checking import sentence
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.models.versions import VersionKind

DRAFT = "entwurf"


class FreezeForm(BaseForm):
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
        latest = [(DRAFT, _now("Entwurf von heute"))] if draft else []
        self.fields["von"].choices = choices  # type: ignore[attr-defined]
        self.fields["bis"].choices = [*latest, *choices]  # type: ignore[attr-defined]


class LetStandForm(BaseForm):
    """Single findings, each ticked, that stay with one reason."""

    findings = forms.MultipleChoiceField(
        label=_("Diese Fehler stehen lassen"), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Warum dürfen sie so stehen?"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Die Begründung steht künftig bei jeder dieser Maßnahmen, auch öffentlich."),
    )

    def __init__(
        self, findings: Iterable[Finding], codes: dict[str, str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rules: dict[str, list[tuple[str, str]]] = {}
        for one in findings:
            if one.measure is not None:
                text = f"{codes[one.measure]}: {sentence(one)}"
                rules.setdefault(one.code, []).append((f"{one.measure}:{one.code}", text))
        self.fields["findings"].choices = list(rules.items())  # type: ignore[attr-defined]

    def chosen(self) -> list[tuple[int, str]]:
        """Keys of measures with the rule each is excepted from."""
        pairs = (value.split(":") for value in self.cleaned_data["findings"])
        return [(int(key), rule) for key, rule in pairs]
