"""The words for the codes in a document, in the language of whoever reads it."""

from django.db.models import TextChoices

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models.measure import CostState, Duty
from gemeinwerk.measures.models.parts import CostKind, Direction, Funding, IndicatorKind, Rhythm
from gemeinwerk.measures.models.versions import VersionKind

CHOICES: dict[str, type[TextChoices]] = {
    "concept_status": ConceptStatus,
    "cost_kind": CostKind,
    "cost_state": CostState,
    "direction": Direction,
    "duty": Duty,
    "funding": Funding,
    "implementation": ImplementationStatus,
    "indicator_kind": IndicatorKind,
    "rhythm": Rhythm,
    "version_kind": VersionKind,
}


def label(kind: str, code: str) -> str:
    """„in Umsetzung" for ("implementation", "in_progress"); a code of a later day as it stands."""
    choices = CHOICES[kind]
    return str(choices(code).label) if code in choices.values else code
