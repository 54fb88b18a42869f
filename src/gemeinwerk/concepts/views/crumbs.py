"""The ways back from a page of a concept."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link


def address_of(concept: Concept) -> str:
    """The concept's own page, which the desk puts together from all areas."""
    return reverse("desk:concept", args=[concept.slug])


def to_concept(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), address_of(concept)),
        *further,
    ]


def to_structure(concept: Concept, *further: Link) -> list[Link]:
    page = Link(_("Aufbau"), reverse("concepts:structure", args=[concept.slug]))
    return to_concept(concept, page, *further)


def to_phases(concept: Concept, *further: Link) -> list[Link]:
    page = Link(_("Phasen"), reverse("concepts:phases", args=[concept.slug]))
    return to_concept(concept, page, *further)


def to_review(concept: Concept, *further: Link) -> list[Link]:
    page = Link(_("Bestandsaufnahme"), reverse("concepts:review", args=[concept.slug]))
    return to_concept(concept, page, *further)
