"""On a contribution's page: the photograph it was typed off. On those of phases: how to type off
what was photographed there."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.contributions.parts import OF_A_PHASE, PARTS
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _typed_off() -> "QuerySet[Any, Any]":
    found = Photograph.objects.filter(transcripts__contribution=OuterRef("pk"))
    return found.values(told=row(key="pk", title="title"))


def _of_phase() -> "QuerySet[Any, Any]":
    found = Photograph.objects.filter(participation=OuterRef("pk")).order_by("pk")
    return found.values(told=row(key="pk"))


PARTS.register(
    Part(
        "photograph",
        "contributions/photographs/of_contribution.html",
        _typed_off,
        right="contribution.edit",
    )
)
OF_A_PHASE.register(
    Part(
        "photographs",
        "contributions/photographs/of_phase.html",
        _of_phase,
        right="contribution.edit",
        always=True,
    )
)
