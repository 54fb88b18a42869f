"""The catalogue as a file: to read on paper, to work on, as open data with a published schema."""

from io import BytesIO
from typing import BinaryIO

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinwerk.measures.document import schema
from gemeinwerk.measures.exporting.formats import FORMATS, Format, file_name
from gemeinwerk.measures.files import making
from gemeinwerk.measures.files import queries as files
from gemeinwerk.measures.files.answers import attachment, in_the_making
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.loading import catalogue_of, version_of

SCHEMA_TYPE = "application/schema+json"


@require_safe
@public_page
def catalogue_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The public catalogue: texts as last published, the status as reported until today."""
    form = _format(suffix)
    concept, version = catalogue_of(request, slug)
    if form.printed:
        return version_file(request, slug, version.number, suffix)
    wanted = Wanted.of_today(concept, version, suffix, _language())
    return _answer(request, form, f"{concept.slug}-massnahmen.{suffix}", wanted)


@require_safe
@public_page
def version_file(request: HttpRequest, slug: str, number: int, suffix: str) -> HttpResponseBase:
    """A version as it was frozen; its checksum can be worked out from the JSON."""
    form = _format(suffix)
    _concept, version = version_of(request, slug, number)
    name = file_name(version.content["concept"]["slug"], number, suffix)
    return _answer(request, form, name, Wanted.of_version(version, suffix, _language()))


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
        context = frame(request, concept=wanted.concept) | {"format": form, "error": found.error}
        waiting = render(request, "portal/file_waiting.html", context, status=202)
        return in_the_making(waiting, found)
    response = attachment(stream or BytesIO(making.write(wanted)), form.suffix, name)
    response["Access-Control-Allow-Origin"] = "*"
    if form.suffix == "json":
        response["Link"] = f'<{reverse("portal:schema")}>; rel="describedby"; type="{SCHEMA_TYPE}"'
        del response["Content-Disposition"]
    return response


def _language() -> str:
    return get_language() or "de"
