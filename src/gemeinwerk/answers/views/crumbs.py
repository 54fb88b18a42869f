"""The ways to the pages of answers, and on through a filtered list."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link


def list_of(concept: Concept, query: str = "") -> str:
    address = reverse("outcomes:outcomes", args=[concept.slug])
    return f"{address}?{query}" if query else address


def one_of(concept: Concept, number: int, query: str = "") -> str:
    address = reverse("outcomes:assign", args=[concept.slug, number])
    return f"{address}?{query}" if query else address


def filter_of(query: QueryDict, names: Iterable[str]) -> str:
    """The part of an address that is the list's filter."""
    return urlencode({name: query[name] for name in names if query.get(name)})


def to_list(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Antworten"), list_of(concept) if further else ""),
        *further,
    ]


def to_one(contribution: Contribution, query: str, *further: Link) -> list[Link]:
    concept = contribution.concept
    here = one_of(concept, contribution.number, query) if further else ""
    return to_list(concept, Link(str(contribution), here), *further)
