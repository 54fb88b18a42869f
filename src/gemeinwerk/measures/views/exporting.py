"""The catalogue as a file: the draft for the desk, frozen versions for whoever may read them."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.exporting.formats import FORMATS, file_name
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.files import making, operations
from gemeinwerk.measures.files import queries as files
from gemeinwerk.measures.files.answers import attachment, in_the_making
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.forms.table import TableFilter
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.versioning import queries
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.listing import keys_of
from gemeinwerk.measures.views.versions import readable

PATIENCE = timedelta(minutes=30)


@require_safe
@needs("version.read", concept_queries.concept)
def export(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Which states there are, and in which formats."""
    context = {
        "concept": concept,
        "crumbs": crumbs.to_reading(request, concept, Link(_("Ausgeben"))),
        "formats": FORMATS.values(),
        "versions": readable(request, concept),
        "may_export_draft": request.user.has_perm("catalogue.export", concept),
    }
    return render(request, "measures/exporting/export.html", context)


@require_safe
@needs("catalogue.export", concept_queries.concept)
def draft(request: DeskRequest, concept: Concept, suffix: str) -> HttpResponseBase:
    """The catalogue as it stands: at once, or made in the background for who asks now."""
    _require_known(suffix)
    name = file_name(concept.slug, None, suffix)
    if FORMATS[suffix].quick:
        only = _listed(request, concept)
        content = draft_file(concept, suffix, reader=request.user, only=only)
        return attachment(BytesIO(content), suffix, name)
    wanted = Wanted.of_draft(concept, suffix, get_language() or "de", request.user)
    return made_for(request, wanted, name, crumbs.to_concept(concept, Link(_("Ausgeben"))))


def _listed(request: DeskRequest, concept: Concept) -> set[int] | None:
    """The measures of the table as its address filters it; None where it filters nothing."""
    if not request.GET or not TableFilter(concept, request.GET).wanted():
        return None
    return set(keys_of(concept, request.GET))


def made_for(request: DeskRequest, wanted: Wanted, name: str, way: list[Link]) -> HttpResponseBase:
    """A file of what stands today, made in the background for who asks now.

    Who asks is sent on to an address with the moment (`seit`), where the file is served that was
    begun after it: others may go on writing meanwhile.
    """
    since = _asked_at(request)
    found = files.find(wanted, since=since)
    if stream := found.open():
        return attachment(stream, wanted.suffix, name)
    if since is None:
        operations.want([wanted])
        query = request.GET.copy()
        query["seit"] = str(int(timezone.now().timestamp() * 1000))
        return redirect(f"{request.path}?{query.urlencode()}")
    return _wait(request, found, wanted.suffix, way)


@require_safe
@needs("version.read", queries.version)
def version(request: DeskRequest, version: CatalogueVersion, suffix: str) -> HttpResponseBase:
    """A file of what was frozen: as it lies ready, or the page that waits for it."""
    _require_known(suffix)
    wanted = Wanted.of_version(version, suffix, get_language() or "de")
    found = files.find(wanted)
    name = file_name(version.content["concept"]["slug"], version.number, suffix)
    if stream := found.open():
        return attachment(stream, suffix, name)
    if FORMATS[suffix].quick:
        return attachment(BytesIO(making.write(wanted)), suffix, name)
    way = crumbs.to_reading(request, version.concept, Link(str(version)))
    return _wait(request, found, suffix, way)


def _wait(request: DeskRequest, found: files.Found, suffix: str, way: list[Link]) -> HttpResponse:
    context = {"crumbs": way, "format": FORMATS[suffix], "error": found.error}
    response = render(request, "measures/exporting/waiting.html", context, status=202)
    return in_the_making(response, found)


def _asked_at(request: DeskRequest) -> datetime | None:
    """When the file was asked for; None for what is longer ago than anybody waits."""
    moment = whole_number(request.GET.get("seit"))
    if moment is None or moment >= 10**14:
        return None
    asked = datetime.fromtimestamp(moment / 1000, UTC)
    return asked if abs(timezone.now() - asked) < PATIENCE else None


def _require_known(suffix: str) -> None:
    if suffix not in FORMATS:
        raise Http404
