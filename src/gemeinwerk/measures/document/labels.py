"""The words for the codes in a document, in the language of whoever reads it."""

from django.db.models import Field, Model

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.measures.fields import FIELDS, ROWS, Kind, Text
from gemeinwerk.measures.models import CostLine, Indicator, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.voices import Taken


def _choices(model: type[Model], name: str) -> dict[str, Text]:
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    return dict(field.flatchoices)


CHOICES: dict[str, dict[str, Text]] = {
    "concept_status": dict(ConceptStatus.choices),
    "version_kind": dict(VersionKind.choices),
    "taken": dict(Taken.choices),
    **{one.name: _choices(Measure, one.name) for one in FIELDS if one.kind is Kind.CHOICE},
    **{
        f"{ROWS[rows].row}_kind" if one.name == "kind" else one.name: _choices(model, one.name)
        for rows, model in (("indicators", Indicator), ("costs", CostLine))
        for one in ROWS[rows].columns
        if one.kind is Kind.CHOICE
    },
}
"""Kind of code -> code -> word."""


def label(kind: str, code: str) -> str:
    """„in Umsetzung" for ("implementation", "in_progress"); a code of a later day as it stands."""
    return str(CHOICES[kind].get(code, code))
