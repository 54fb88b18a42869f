"""What happened since a contribution was answered, and where its measures stand, for the page of
whoever said it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils import translation
from django.utils.timezone import localdate

from gemeinwerk.answers.rounds.told import document_in, moment_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import tongues
from gemeinwerk.portal.contribution_thread import Step, Today, since

register = template.Library()


@dataclass(frozen=True)
class Since:
    """`language`: that of steps and measures, which are told in German or English alone."""

    steps: list[Step]
    measures: list[Today]
    quiet_since: date
    language: str


@register.simple_tag
def since_answered(rows: Sequence[Mapping[str, Any]], concept: Concept) -> Since:
    """`rows`: released answers as `answers_to_author` tells them, the last one first."""
    language = tongues.of_the_house(translation.get_language() or "")
    of_each: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        of_each.setdefault(row["number"], []).append(row)
    given = [(document_in(one[0]), moment_of(one[-1]["at"])) for one in of_each.values()]
    with translation.override(language):
        steps, measures = since(concept, given)
    days = [*(one.on for one in steps), localdate(moment_of(rows[0]["at"]))]
    return Since(steps, measures, max(days), language)
