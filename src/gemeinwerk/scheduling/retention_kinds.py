"""Whoever must be at meetings that are planned, or told when they can, takes part."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.actors.retention import kinds
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import Asked, PersonTimes, Series


def _needed(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Series.objects.filter(required__municipality=town, schedule__last__gte=since)
    return found.order_by().values("required")


def _telling(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = PersonTimes.objects.filter(person__municipality=town, schedule__last__gte=since)
    return found.order_by().values("person")


def _asked(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Asked.objects.filter(person__municipality=town, poll__until__gte=since)
    return found.order_by().values("person")


kinds.sign(_needed, "scheduling.series_required.person")
kinds.sign(_telling, "scheduling.persontimes.person")
kinds.sign(_asked, "scheduling.asked.person")
