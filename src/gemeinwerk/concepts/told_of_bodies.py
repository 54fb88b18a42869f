"""On a body's page: the fields of action it works on, and the concepts it steers."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.actors.body_parts import PARTS
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _fields() -> "QuerySet[Any, Any]":
    """Newest concept first."""
    found = FieldOfAction.objects.filter(working_group=OuterRef("pk"))
    told = row(code="code", title="title", concept="concept__title", slug="concept__slug")
    return found.order_by("-concept__period_start", "position", "pk").values(told=told)


def _steered() -> "QuerySet[Any, Any]":
    found = Concept.objects.filter(steering=OuterRef("pk"))
    told = row(title="title", slug="slug")
    return found.order_by("-period_start", "pk").values(told=told)


PARTS.register(Part("fields", "concepts/fields_of_body.html", _fields, right="concept.read"))
PARTS.register(Part("steered", "concepts/steered_by_body.html", _steered, right="concept.read"))
