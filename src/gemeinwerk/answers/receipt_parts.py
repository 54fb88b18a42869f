"""Under their own link people read the answers to what they said: released ones, the last one
first; those to the parts it was split into as well, though they
were taken back since."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from gemeinwerk.answers.rounds.models import Answer, AnswerState
from gemeinwerk.answers.rounds.told import told_row
from gemeinwerk.contributions.models import Split
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.parts import Part


def _answers() -> "QuerySet[Any, Any]":
    parts = Split.objects.filter(whole=OuterRef(OuterRef("contribution")))
    found = Answer.objects.filter(
        Q(contribution=OuterRef("contribution")) | Q(contribution__in=parts.values("part")),
        state=AnswerState.RELEASED,
    )
    return found.order_by("-released_at", "-pk").values(told=told_row())


RECEIPT_PARTS.register(Part("answers", "answers/receipt.html", _answers, always=True))
