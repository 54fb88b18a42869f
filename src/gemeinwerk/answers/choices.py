"""What answers can be looked for by, asked all at once."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import choices
from gemeinwerk.contributions.choices import Choices
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.measures.models import Goal


def choices_of(concept: Concept) -> tuple[Choices, list[Goal]]:
    """With the goals into which something went: one query."""
    found = choices.choices_of(concept, of_goals=Listed(_goals()))
    return found, [Goal(concept=concept, **one) for one in found.further["of_goals"]]


def _goals() -> "QuerySet[Goal, Any]":
    found = Goal.objects.filter(concept=OuterRef("pk"), outcomes__isnull=False).distinct()
    order = found.order_by("field__position", "position", "pk")
    told = row(id="pk", code="code", title="title")
    return order.values("field__position", "position", told=told)
