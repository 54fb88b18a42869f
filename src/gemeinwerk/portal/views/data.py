"""The catalogue as data: the same document in every format, with its published schema."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeinwerk.measures.document import schema, version_document
from gemeinwerk.portal import queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.loading import catalogue_of, version_of

SCHEMA_TYPE = "application/schema+json"


@require_safe
@public_page
def catalogue_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The public catalogue as it stands today: texts as last published, status as reported."""
    concept, version = catalogue_of(request, slug)
    return _json(queries.current_document(concept, version))


@require_safe
@public_page
def version_json(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version as it was frozen; its checksum can be worked out from it."""
    _concept, version = version_of(request, slug, number)
    return _json(version_document(version))


@require_safe
@public_page
def catalogue_schema(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        schema(), content_type=SCHEMA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def _json(document: dict[str, Any]) -> HttpResponse:
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response["Link"] = f'<{reverse("portal:schema")}>; rel="describedby"; type="{SCHEMA_TYPE}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
