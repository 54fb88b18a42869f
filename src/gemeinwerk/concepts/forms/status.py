"""The next step of a concept, taking it off the public site, deleting it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.lifecycle import ConceptStatus, goes_back
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm, DateField


class AdvanceForm(BaseForm):
    """What a step to another status asks for: a decision its day and paper, a step back why."""

    decided_on = DateField(label=_("beschlossen am"))
    paper = forms.CharField(label=_("Drucksache"), max_length=60, help_text=_("z. B. 24/SVV/0093"))
    reason = forms.CharField(label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, concept: Concept, to: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=to, **kwargs)
        if to != ConceptStatus.ADOPTED:
            del self.fields["decided_on"], self.fields["paper"]
        else:
            self.initial = {"decided_on": concept.decided_on, "paper": concept.paper}
        if not goes_back(concept.status, to):
            del self.fields["reason"]


class DeleteForm(BaseForm):
    """The title, typed; `gesehen` is the stamp of what the page said would go."""

    title = forms.CharField(
        label=_("Titel des Konzepts"),
        max_length=400,
        help_text=_("Zur Bestätigung, so wie er oben steht."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    gesehen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class WithdrawForm(BaseForm):
    reason = forms.CharField(label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 2}))
