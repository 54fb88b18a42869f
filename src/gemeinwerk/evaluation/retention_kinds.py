"""Whoever was written to about a survey takes part; who answered it, nobody knows."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from gemeinwerk.actors.retention import kinds
from gemeinwerk.evaluation.models import SurveyMail
from gemeinwerk.municipalities.models import Municipality


def _surveyed(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    moment = kinds.moment(since)
    found = SurveyMail.objects.filter(person__municipality=town, sent_at__gte=moment)
    return found.order_by().values("person")


kinds.sign(_surveyed, "evaluation.surveymail.person")
