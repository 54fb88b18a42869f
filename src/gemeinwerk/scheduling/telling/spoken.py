"""The engine's sentences in the language of the page."""

from fractions import Fraction

from django.utils.translation import get_language

from gemeinwerk.engines.planning.plan_in_words import goals
from gemeinwerk.engines.planning.problem import Words


def spoken(words: Words) -> str:
    return words.in_language((get_language() or "de")[:2])


def value(goal: str, number: str | None) -> str:
    """A goal's number with its unit; a dash where there is none."""
    found = number_of(number)
    if found is None:
        return "–"
    return spoken(goals.value(goal, found if goal == "weakest_group_share" else int(found)))


def number_of(text: str | None) -> Fraction | None:
    """As a row keeps it; None where it is none, or has no end."""
    try:
        return Fraction(text) if text else None
    except (ValueError, ZeroDivisionError):
        return None
