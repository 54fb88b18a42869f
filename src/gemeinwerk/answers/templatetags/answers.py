"""What is told of contributions and their outcomes, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from gemeinwerk.answers.models import OutcomeKind, OutcomeState
from gemeinwerk.answers.rounds.told import Told, told
from gemeinwerk.answers.words import TONES
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.speaking import headline_in
from gemeinwerk.core.languages import spoken
from gemeinwerk.core.ui import Tone

register = template.Library()


@register.filter
def headline(contribution: Contribution) -> str:
    """In the language it is in."""
    return spoken(contribution.headline, headline_in(contribution))


@register.filter
def outcome_word(kind: str) -> str:
    return str(OutcomeKind(kind).label)


@register.filter
def outcome_tone(kind: str) -> Tone:
    return TONES[kind]


@register.filter
def outcome_state(state: str) -> str:
    return str(OutcomeState(state).label)


@register.filter
def answers_told(rows: Iterable[Mapping[str, Any]] | None) -> list[Told]:
    """Rows of answers as they were asked along with what they belong to."""
    return told(rows)
