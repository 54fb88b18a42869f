"""The catalogue as a file: to read on paper, to work on, as open data with a published schema."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeinwerk.measures.document import schema, version_document
from gemeinwerk.measures.exporting.formats import FORMATS, Export, Format, file_name
from gemeinwerk.portal.caching import public_page, remembered_file
from gemeinwerk.portal.loading import catalogue_of, version_of
from gemeinwerk.portal.today import catalogue_today

SCHEMA_TYPE = "application/schema+json"
# For reading: what was decided, as it was frozen. The others hold today's status.
PRINTED = ("pdf", "docx")


@require_safe
@public_page
def catalogue_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """The public catalogue: texts as last published, the status as reported until today."""
    form = _format(suffix)
    concept, version = catalogue_of(request, slug)
    if suffix in PRINTED:
        return version_file(request, slug, version.number, suffix)
    name = f"{concept.slug}-massnahmen.{suffix}"
    return _answer(request, form, name, lambda: catalogue_today(concept, version))


@require_safe
@public_page
def version_file(request: HttpRequest, slug: str, number: int, suffix: str) -> HttpResponse:
    """A version as it was frozen; its checksum can be worked out from the JSON."""
    form = _format(suffix)
    _concept, version = version_of(request, slug, number)
    name = file_name(version.content["concept"]["slug"], number, suffix)
    return _answer(request, form, name, lambda: version_document(version))


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


def _answer(
    request: HttpRequest, form: Format, name: str, document: Callable[[], dict[str, Any]]
) -> HttpResponse:
    body = remembered_file(request, request.path, lambda: form.write(Export(document())))
    response = HttpResponse(body, content_type=form.content_type)
    response["Access-Control-Allow-Origin"] = "*"
    if form.suffix == "json":
        response["Link"] = f'<{reverse("portal:schema")}>; rel="describedby"; type="{SCHEMA_TYPE}"'
    else:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
