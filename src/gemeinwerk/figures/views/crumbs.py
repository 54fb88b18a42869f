"""The way to the pages of figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.figures.models import SharedIndicator


def to_figures(concept: Concept, *further: Link) -> list[Link]:
    here = reverse("figures:figures", args=[concept.slug]) if further else ""
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Kennzahlen"), here),
        *further,
    ]


def to_shared(shared: SharedIndicator, *further: Link) -> list[Link]:
    here = reverse("figures:shared", args=[shared.pk]) if further else ""
    return to_figures(shared.concept, Link(german(shared.name), here), *further)
