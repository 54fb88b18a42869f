"""What a contribution may be, in words everybody understands."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import ContributionKind, Participation

WORDS: dict[str, str | Promise] = {
    ContributionKind.NEED: _("Etwas fehlt oder macht Schwierigkeiten"),
    ContributionKind.IDEA: _("Eine Idee"),
    ContributionKind.PROPOSAL: _("Ein Vorschlag, wie es gehen kann"),
    ContributionKind.OBJECTION: _("Ich sehe etwas anders"),
    ContributionKind.QUESTION: _("Eine Frage"),
}
"""Without comments on a passage, which need a passage."""


def asked_for(participation: Participation) -> list[tuple[str, str | Promise]]:
    """Those a phase allows; it allows all where it names none."""
    allowed = set(participation.kinds)
    found = [(one, label) for one, label in WORDS.items() if not allowed or one in allowed]
    return found or list(WORDS.items())
