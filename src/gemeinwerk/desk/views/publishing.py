"""Before a concept is published: who will read what, and the way back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.readership import readers
from gemeinwerk.concepts import operations
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.publishing import outlook
from gemeinwerk.core import navigation
from gemeinwerk.core.forms import ShownForm, refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning.queries import (
    latest_public,
    published_versions_of,
    units_named,
)


@require_http_methods(["GET", "POST"])
@needs("concept.publish", concepts.concept)
def publish(request: DeskRequest, concept: Concept) -> HttpResponse:
    here = reverse("desk:concept", args=[concept.slug])
    form = ShownForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_on(form):
            operations.publish(concept, by=request.user, seen=form.shown)
            messages.success(request, _("„{concept}“ ist veröffentlicht.").format(concept=concept))
            return redirect(here)
    if concept.public:
        return redirect(here)
    version = latest_public(concept)
    groups = ["public concept"]
    groups += ["public review"] if concepts.review(concept) else []
    groups += ["public plain concept"] if concept.aim_plain else []
    groups += ["public catalogue"] if version else []
    context = {
        "concept": concept,
        "form": form,
        "seen": stamp(outlook(concept)),
        "crumbs": [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(german(concept.name), here),
            Link(_("Veröffentlichen")),
        ],
        "pages": [
            page
            for group in groups
            for page in navigation.links(group, request, concept, concept.slug)
        ],
        "version": version,
        "size": version.measures.count() if version else 0,
        "versions": published_versions_of(concept),
        "named": _named(concept, version),
        "readers": readers("concept.read"),
        "here": here,
    }
    return render(request, "desk/publish.html", context)


def _named(concept: Concept, version: CatalogueVersion | None) -> list[str]:
    """The offices, bodies and units whose names citizens will read."""
    own = [str(one) for one in (concept.lead_office, concept.steering) if one]
    return list(dict.fromkeys([*own, *(units_named(version) if version else [])]))
