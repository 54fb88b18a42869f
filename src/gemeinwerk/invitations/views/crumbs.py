"""The ways back from a page of a wave."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations.models import Wave


def page_of(concept: Concept) -> str:
    return reverse("invitations:waves", args=[concept.slug])


def address_of(wave: Wave) -> str:
    return reverse("invitations:wave", args=[wave.pk])


def to_concept(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Einladungen"), page_of(concept) if further else ""),
        *further,
    ]


def to_wave(wave: Wave, *further: Link) -> list[Link]:
    return to_concept(
        wave.concept, Link(german(wave.name), address_of(wave) if further else ""), *further
    )
