"""The ways back from a page of contributions."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link


def list_of(concept: Concept) -> str:
    return reverse("contributions:contributions", args=[concept.slug])


def address_of(contribution: Contribution) -> str:
    return reverse(
        "contributions:contribution", args=[contribution.concept.slug, contribution.number]
    )


def to_concept(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        *further,
    ]


def to_list(concept: Concept, *further: Link) -> list[Link]:
    return to_concept(concept, Link(_("Beiträge"), list_of(concept)), *further)


def to_contribution(contribution: Contribution, *further: Link) -> list[Link]:
    here = Link(str(contribution), address_of(contribution))
    return to_list(contribution.concept, here, *further)
