"""The catalogue as a file: to read on paper, to work on, as open data with a published schema."""

from io import BytesIO
from typing import BinaryIO

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.measures.document import schema
from gemeinwerk.measures.exporting.formats import FORMATS, Format, name_as_decided, name_of_today
from gemeinwerk.measures.files import making
from gemeinwerk.measures.files import queries as files
from gemeinwerk.measures.files.answers import attachment, in_the_making
from gemeinwerk.measures.files.operations import TooManySelections, want_selection
from gemeinwerk.measures.files.queries import Found
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import catalogue_of, version_of
from gemeinwerk.portal.selecting import selected

SCHEMA_TYPE = "application/schema+json"


@require_safe
@public_page
def downloads(request: HttpRequest, slug: str) -> HttpResponse:
    """Both states of the catalogue side by side, in every format, as far as the list was
    filtered."""
    concept, version = catalogue_of(request, slug)
    decided = queries.decided(version)
    selection = selected(request, concept, version)
    said = _("Der Katalog zum Mitnehmen, wie beschlossen und wo er steht: {title}.")
    about = About(said.format(title=concept.name))
    page = frame(request, concept=concept, active="measures", about=about)
    context = {
        "version": version,
        "decided": decided,
        "is_decided": decided.kind == VersionKind.ADOPTED,
        "formats": list(FORMATS.values()),
        "selection": selection,
        "query": f"?{request.GET.urlencode()}" if selection else "",
        "chosen_of_decided": selection and selected(request, concept, decided),
        "today": timezone.localdate(),
    }
    return render(request, "portal/downloads_page.html", page | context)


@require_safe
@public_page
def catalogue_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """Where the measures stand: texts as last published, the status as reported until today."""
    form = _format(suffix)
    concept, version = catalogue_of(request, slug)
    chosen = selected(request, concept, version)
    name = name_of_today(concept.slug, timezone.localdate(), suffix, chosen)
    wanted = Wanted.of_today(concept, version, suffix, _language(), chosen)
    return _answer(request, form, name, wanted)


@require_safe
@public_page
def version_file(request: HttpRequest, slug: str, number: int, suffix: str) -> HttpResponseBase:
    """A version as it was frozen; its checksum can be worked out from the JSON."""
    form = _format(suffix)
    concept, version = version_of(request, slug, number)
    chosen = selected(request, concept, version)
    name = name_as_decided(version, suffix, chosen)
    return _answer(request, form, name, Wanted.of_version(version, suffix, _language(), chosen))


@require_safe
@public_page
def catalogue_schema(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        schema(), content_type=SCHEMA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def _format(suffix: str) -> Format:
    if suffix not in FORMATS:
        raise Http404
    return FORMATS[suffix]


def _answer(request: HttpRequest, form: Format, name: str, wanted: Wanted) -> HttpResponseBase:
    """What lies ready; else what is written in a moment; else a page that waits for it."""
    found = files.find(wanted)
    stream: BinaryIO | None = found.open()
    if stream is None and not form.quick:
        if wanted.selection and not found.error:
            found = _ordered(wanted)
        context = frame(request, concept=wanted.concept) | {"format": form, "error": found.error}
        waiting = render(request, "portal/file_waiting.html", context, status=202)
        return in_the_making(waiting, found)
    response = attachment(stream or BytesIO(making.write(wanted)), form.suffix, name)
    response["Access-Control-Allow-Origin"] = "*"
    if form.suffix == "json":
        response["Link"] = f'<{reverse("portal:schema")}>; rel="describedby"; type="{SCHEMA_TYPE}"'
        del response["Content-Disposition"]
    return response


def _ordered(wanted: Wanted) -> Found:
    """A selection is made when somebody asks for it; whole catalogues lie there before."""
    try:
        want_selection(wanted)
    except TooManySelections as refused:
        return Found(error=str(refused))
    return Found()


def _language() -> str:
    return get_language() or "de"
