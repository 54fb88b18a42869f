"""Under their own link people read what happened to what became of their contribution, and of the
parts it is split into."""

from typing import Any

from django.db.models import QuerySet

from gemeinwerk.answers.rounds.told import answers_to_author
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core.parts import Part


def _answers() -> "QuerySet[Any, Any]":
    """Before there is an answer, nothing can have happened since."""
    return answers_to_author(undone_at=None)


RECEIPT_PARTS.register(Part("since", "portal/receipt_since.html", _answers))
