"""On a meeting's page: its materials."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings.models import Material
from gemeinwerk.meetings.parts import PARTS


def _materials() -> "QuerySet[Any, Any]":
    told = row(pk="pk", title="title", url="url", public="public")
    return Material.objects.filter(meeting=OuterRef("pk")).order_by("pk").values(told=told)


PARTS.register(
    Part("materials", "meetings/materials_of.html", _materials, right="meeting.read", always=True)
)
