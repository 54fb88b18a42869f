"""The catalogue as a file: the draft for the desk, frozen versions for whoever may read them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.exporting.formats import FORMATS, file_name
from gemeinwerk.measures.exporting.making import draft_file, version_file
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning import queries
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.versions import readable


@require_safe
@needs("version.read", concept_queries.concept)
def export(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Which states there are, and in which formats."""
    context = {
        "concept": concept,
        "crumbs": crumbs.to_concept(concept, Link(_("Ausgeben"))),
        "tabs": crumbs.concept_tabs(request, concept),
        "formats": FORMATS.values(),
        "versions": readable(request, concept),
        "may_export_draft": request.user.has_perm("catalogue.export", concept),
    }
    return render(request, "measures/exporting/export.html", context)


@require_safe
@needs("catalogue.export", concept_queries.concept)
def draft(request: DeskRequest, concept: Concept, suffix: str) -> HttpResponse:
    _require_known(suffix)
    body = draft_file(concept, suffix, reader=request.user)
    return _attachment(body, suffix, file_name(concept.slug, None, suffix))


@require_safe
@needs("version.read", queries.version)
def version(request: DeskRequest, version: CatalogueVersion, suffix: str) -> HttpResponse:
    _require_known(suffix)
    name = file_name(version.content["concept"]["slug"], version.number, suffix)
    return _attachment(version_file(version, suffix), suffix, name)


def _attachment(body: bytes, suffix: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=FORMATS[suffix].content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _require_known(suffix: str) -> None:
    if suffix not in FORMATS:
        raise Http404
