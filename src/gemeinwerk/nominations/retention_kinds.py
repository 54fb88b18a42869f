"""Whoever was named for a seat, or hears where no answer comes, takes part."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gemeinwerk.actors.retention import kinds
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations.models import Nomination, NominationRequest


def _named(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Nomination.objects.filter(
        person__municipality=town, answered_at__gte=kinds.moment(since)
    )
    return found.order_by().values("person")


def _heard(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    lately = Q(closed_at=None) | Q(closed_at__gte=kinds.moment(since))
    found = NominationRequest.objects.filter(lately, escalate_to__municipality=town)
    return found.order_by().values("escalate_to")


kinds.sign(_named, "nominations.nomination.person")
kinds.sign(_heard, "nominations.nominationrequest.escalate_to")
