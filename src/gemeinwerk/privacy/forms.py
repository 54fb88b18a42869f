"""Confirming an erasure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms import BaseForm
from gemeinwerk.privacy.traces import Traces


class ErasureForm(BaseForm):
    """What is taken out of texts, and why; the reason stays when the person is gone."""

    words = forms.MultipleChoiceField(
        label=_("Danach wird gesucht: In Texten wird es ersetzt, Dateien damit werden gelöscht"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Was nicht angekreuzt ist, steht auch für jemand anderen oder ist nur ein Wort: "
            "Kreuzen Sie es nur an, wenn in allen Texten diese Person gemeint ist."
        ),
    )
    reason = forms.CharField(
        label=_("Anlass"),
        help_text=_("Bleibt im Protokoll stehen. Bitte ohne Namen, z. B. „Antrag vom 3. Mai“."),
    )
    sure = forms.BooleanField(label=_("Ja, endgültig löschen"))

    def __init__(self, *args: Any, traces: Traces, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].choices = [(word, word) for word in traces.words]  # type: ignore[attr-defined]
        self.fields["words"].initial = traces.sure

    @property
    def values(self) -> dict[str, Any]:
        """As the verbs take them."""
        return {"words": self.cleaned_data["words"], "reason": self.cleaned_data["reason"]}
