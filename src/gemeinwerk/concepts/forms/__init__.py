"""Forms of a concept, its parts, its review and its status."""

from gemeinwerk.concepts.forms.concept import ConceptForm, NewConceptForm, NextEditionForm
from gemeinwerk.concepts.forms.parts import FieldForm, PhaseForm, ThemeForm
from gemeinwerk.concepts.forms.review import ElsewhereForm, FindingForm, RefusalForm, ReviewForm
from gemeinwerk.concepts.forms.status import AdvanceForm, DeleteForm, WithdrawForm

__all__ = [
    "AdvanceForm",
    "ConceptForm",
    "DeleteForm",
    "ElsewhereForm",
    "FieldForm",
    "FindingForm",
    "NewConceptForm",
    "NextEditionForm",
    "PhaseForm",
    "RefusalForm",
    "ReviewForm",
    "ThemeForm",
    "WithdrawForm",
]
