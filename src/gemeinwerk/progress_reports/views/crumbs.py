"""The way to a report."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link


def crumbs(request: DeskRequest, concept: Concept, *further: Link) -> list[Link]:
    """Who may not open the concept comes from their overview."""
    reports = Link(_("Berichte"), reverse("progress_reports:reports", args=[concept.slug]))
    way = [reports, *further] if further else [Link(_("Berichte"))]
    if request.user.has_perm("concept.read", concept):
        return [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
            *way,
        ]
    return [Link(_("Übersicht"), reverse("desk:home")), *way]
