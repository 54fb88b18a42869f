"""On a contribution's page: what became of it, the way to say so, and what was answered."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.models import Answer, AnswerState
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
            goal="goal_id", goal_code="goal__code", goal_title="goal__title", gone="measure_text",
            to="to", reason="reason", state="state",
        )
    )  # fmt: skip


def _given() -> "QuerySet[Any, Any]":
    return answers_of(OuterRef("pk"))


def _answered(contribution: Contribution) -> str:
    """What was taken out of a round holds nothing; what was released holds for good."""
    answers = set(Answer.objects.filter(contribution=contribution).values_list("state", flat=True))
    if AnswerState.RELEASED in answers:
        refusal = _(
            "Die Antwort auf Beitrag {number} ist freigegeben und bleibt. Er bleibt ein Teil."
        )
    elif AnswerState.DRAFT in answers:
        refusal = _(
            "Beitrag {number} ist in einer Antwortrunde. Nehmen Sie ihn zuerst dort heraus."
        )
    elif Outcome.objects.filter(contribution=contribution).exists():
        refusal = _("Auf Beitrag {number} ist schon geantwortet. Nehmen Sie zuerst das zurück.")
    else:
        return ""
    return refusal.format(number=contribution.number)


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
