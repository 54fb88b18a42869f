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
CALLED: dict[str, str | Promise] = {
    **WORDS,
    ContributionKind.COMMENT: _("Anmerkung zum Entwurf"),
}


def takes_comments(participation: Participation) -> bool:
    return not participation.kinds or ContributionKind.COMMENT in participation.kinds


def takes_nothing_else(participation: Participation) -> bool:
    """Then the way in is the draft, where there is one."""
    return bool(participation.kinds == [ContributionKind.COMMENT])


def asked_for(participation: Participation) -> list[tuple[str, str | Promise]]:
    """Those a phase allows; it allows all where it names none."""
    allowed = set(participation.kinds)
    found = [(one, label) for one, label in WORDS.items() if not allowed or one in allowed]
    return found or list(WORDS.items())
