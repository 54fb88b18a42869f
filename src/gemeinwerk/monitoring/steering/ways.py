"""The way to pages of steering: crumbs, the desk, a measure's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import Measure


def way(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        *further,
    ]


def to_desk(concept: Concept) -> Link:
    return Link(_("Steuerung"), reverse("monitoring:steering", args=[concept.slug]))


def of_measure(measure: Measure) -> str:
    return reverse("monitoring:measure_steering", args=[measure.concept.slug, measure.pk])
