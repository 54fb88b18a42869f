"""What several pages of the catalogue's desk share: the way here, the tabs, who may write."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import navigation, ui
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure


def crumbs(concept: Concept, *further: ui.Link) -> list[ui.Link]:
    return [
        ui.Link(_("Konzepte"), reverse("concepts:concepts")),
        ui.Link(concept.title, reverse("desk:concept", args=[concept.slug])),
        *further,
    ]


def crumbs_below_table(concept: Concept, *further: ui.Link) -> list[ui.Link]:
    table = ui.Link(_("Maßnahmen"), reverse("measures:table", args=[concept.slug]))
    return crumbs(concept, table, *further)


def crumbs_of(measure: Measure, *further: ui.Link) -> list[ui.Link]:
    """The way to a measure's page, and beyond it."""
    table = reverse("measures:table", args=[measure.concept.slug])
    here = ui.Link(measure.code, address("overview", measure) if further else "")
    return crumbs_below_table(
        measure.concept,
        ui.Link(str(measure.field), f"{table}?feld={measure.field.code}"),
        here,
        *further,
    )


def concept_tabs(request: HttpRequest, concept: Concept) -> list[ui.Link]:
    return navigation.links("concept", request, concept, concept.slug)


def measure_tabs(request: HttpRequest, measure: Measure) -> list[ui.Link]:
    """The views of one measure which the signed-in person may open."""
    pages = [
        ("overview", _("Überblick"), "measure.read"),
        ("edit", _("Bearbeiten"), "measure.edit"),
        ("history", _("Verlauf"), "measure.read"),
    ]
    return [
        ui.Link(label, address(page, measure), active=request.path == address(page, measure))
        for page, label, verb in pages
        if request.user.has_perm(verb, measure)  # type: ignore[union-attr]
    ]


def address(page: str, measure: Measure, **more: Any) -> str:
    return reverse(
        f"measures:{page}", kwargs={"slug": measure.concept.slug, "pk": measure.pk, **more}
    )


def may_write(user: User, measure: Measure) -> bool:
    """Whether this person may write the measure's text now."""
    return user.has_perm("measure.edit", measure) and queries.is_writable(measure.concept)
