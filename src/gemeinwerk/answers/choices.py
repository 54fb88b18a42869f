"""What can be chosen to look for contributions by, asked all at once."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.measures.models import Goal

Chosen = tuple[str, str]


@dataclass(frozen=True)
class Choices:
    """Each with what the address says and what people read. `goals`: into which something went."""

    fields: list[Chosen]
    themes: list[Chosen]
    goals: list[Chosen]


def choices_of(concept: Concept) -> Choices:
    """One query."""
    of = OuterRef("pk")
    fields = FieldOfAction.objects.filter(concept=of).values(told=row(code="code", title="title"))
    themes = CrossCuttingTheme.objects.filter(concept=of).values(told=row(id="pk", title="title"))
    found = Concept.objects.filter(pk=concept.pk).values_list(
        Listed(fields), Listed(themes), Listed(_goals())
    )
    told = [rows or () for rows in found.get()]
    return Choices(
        fields=[(one["code"], str(FieldOfAction(**one))) for one in told[0]],
        themes=[(str(one["id"]), str(CrossCuttingTheme(**one))) for one in told[1]],
        goals=[(str(one["id"]), str(Goal(**one))) for one in told[2]],
    )


def _goals() -> "QuerySet[Goal, Any]":
    found = Goal.objects.filter(concept=OuterRef("pk"), outcomes__isnull=False).distinct()
    order = found.order_by("field__position", "position", "pk")
    return order.values(
        "field__position", "position", told=row(id="pk", code="code", title="title")
    )
