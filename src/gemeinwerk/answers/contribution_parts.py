"""On a contribution's page: what became of it, the way to say so, and what was answered."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.answers.rounds.told import answers_of
from gemeinwerk.contributions import bonds
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.parts import PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _outcomes() -> "QuerySet[Any, Any]":
    found = Outcome.objects.filter(contribution=OuterRef("pk")).order_by("pk")
    return found.values(
        told=row(
            kind="kind", measure="measure_id", code="measure__code", title="measure__title",
            gone="measure_text", to="to", reason="reason", state="state",
        )
    )  # fmt: skip


def _given() -> "QuerySet[Any, Any]":
    return answers_of(OuterRef("pk"))


def _answered(contribution: Contribution) -> str:
    said = Outcome.objects.filter(contribution=contribution)
    if not (said.exists() or Answer.objects.filter(contribution=contribution).exists()):
        return ""
    return _("Auf Beitrag {number} ist schon geantwortet. Nehmen Sie zuerst das zurück.").format(
        number=contribution.number
    )


bonds.register(_answered)
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
