"""On a contribution's page: what became of it, the way to say so, and what was answered."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.answers.handing_back import hand_back
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.told import answers_of
from gemeinwerk.contributions import bonds
from gemeinwerk.contributions.parts import PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _outcomes() -> "QuerySet[Any, Any]":
    found = Outcome.objects.filter(contribution=OuterRef("pk")).order_by("pk")
    return found.values(
        told=row(
            kind="kind", measure="measure_id", code="measure__code", title="measure__title",
            goal="goal_id", goal_code="goal__code", goal_title="goal__title", gone="measure_text",
            to="to", reason="reason", state="state",
        )
    )  # fmt: skip


def _given() -> "QuerySet[Any, Any]":
    return answers_of(OuterRef("pk"))


bonds.register(hand_back)
PARTS.register(
    Part(
        "outcomes",
        "answers/of_contribution.html",
        _outcomes,
        right="contribution.read",
        always=True,
    )
)
PARTS.register(Part("given", "answers/given.html", _given, right="contribution.read"))
