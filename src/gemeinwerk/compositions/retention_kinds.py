"""Whoever may still get a place in a group takes part."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.actors.retention import kinds
from gemeinwerk.compositions.models import Candidate
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.municipalities.models import Municipality

OVER = (ConceptStatus.EVALUATED, ConceptStatus.SUPERSEDED)


def _candidates(town: Municipality, _since: date) -> "QuerySet[Any, Any]":
    found = Candidate.objects.filter(person__municipality=town).exclude(concept__status__in=OVER)
    return found.order_by().values("person")


kinds.sign(_candidates, "compositions.candidate.person")
