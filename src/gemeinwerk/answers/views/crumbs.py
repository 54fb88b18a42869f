"""The ways to the pages of answers, and on through a filtered list."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.languages import german
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link

ROUND = "runde"
"""In an address: the round one walks through."""


def list_of(concept: Concept, query: str = "") -> str:
    """Back to the list one came from: all of the concept, or of a round."""
    number = round_in(query)
    if number:
        rest = urlencode([pair for pair in parse_qsl(query) if pair[0] != ROUND])
        address = reverse("outcomes:round", args=[concept.slug, number])
        return f"{address}?{rest}" if rest else address
    address = reverse("outcomes:outcomes", args=[concept.slug])
    return f"{address}?{query}" if query else address


def round_in(query: str) -> int | None:
    """The number of the round whose list it is."""
    return next((whole_number(value) for name, value in parse_qsl(query) if name == ROUND), None)


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
