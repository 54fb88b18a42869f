"""The way to a draft as citizens read it, whose page is there in German and English."""

from django.urls import reverse
from django.utils import translation

from gemeinwerk.comments import queries
from gemeinwerk.contributions.models import Participation
from gemeinwerk.core import tongues


def in_public(phase: Participation, number: int) -> str:
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        return reverse("portal:version", args=[phase.concept.slug, number])


def to_draft(phase: Participation, language: str) -> str:
    """Where a phase that takes nothing but comments is written to; "" where it asks about none."""
    draft = queries.draft_of(phase)
    with translation.override(tongues.of_the_house(language)):
        return in_public(phase, draft.version.number) if draft else ""
