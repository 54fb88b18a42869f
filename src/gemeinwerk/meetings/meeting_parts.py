"""On a meeting's page: its materials."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.core.listed import row
from gemeinwerk.meetings.models import Material
from gemeinwerk.meetings.parts import Part, register


def _materials() -> "QuerySet[Any, Any]":
    told = row(pk="pk", title="title", url="url", public="public")
    return Material.objects.filter(meeting=OuterRef("pk")).order_by("pk").values(told=told)


register(Part("materials", "meetings/materials_of.html", _materials, always=True))
