"""The ways back from a page of a proposal."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link


def to_composing(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Wer in welche Gruppe"), reverse("compositions:overview", args=[concept.slug])),
        *further,
    ]
