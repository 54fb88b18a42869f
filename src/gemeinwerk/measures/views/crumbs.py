"""What the pages of the catalogue's desk share: the way to them, and back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.languages import german
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.tabs import address, kept

__all__ = ["address", "back_to", "kept", "to_concept", "to_measure", "to_reading", "to_table"]


def to_concept(concept: Concept, *further: ui.Link) -> list[ui.Link]:
    return [
        ui.Link(_("Konzepte"), reverse("concepts:concepts")),
        ui.Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        *further,
    ]


def to_reading(request: DeskRequest, concept: Concept, *further: ui.Link) -> list[ui.Link]:
    """The way to what a reader may open, who need not be let into the concept itself."""
    if request.user.has_perm("concept.read", concept):
        return to_concept(concept, *further)
    return [ui.Link(_("Übersicht"), reverse("desk:home")), *further]


def to_table(concept: Concept, *further: ui.Link) -> list[ui.Link]:
    table = ui.Link(_("Maßnahmen"), reverse("measures:table", args=[concept.slug]))
    return to_concept(concept, table, *further)


def to_measure(measure: Measure, *further: ui.Link) -> list[ui.Link]:
    """The way to a measure's page, and beyond it."""
    table = reverse("measures:table", args=[measure.concept.slug])
    here = ui.Link(measure.code, address("overview", measure) if further else "")
    return to_table(
        measure.concept,
        ui.Link(german(measure.field), f"{table}?feld={measure.field.code}"),
        here,
        *further,
    )


def back_to(request: DeskRequest, page: str, measure: Measure, **more: Any) -> str:
    """A page of the measure one came from, within the walk one is on."""
    return address(page, measure, **more) + kept(request)
