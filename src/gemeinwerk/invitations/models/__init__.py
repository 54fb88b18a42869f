"""Waves, who is invited in them, what is written to whom, and the links of their own."""

from gemeinwerk.invitations.answering import models as _answering  # noqa: F401  # its tables
from gemeinwerk.invitations.joining import models as _joining  # noqa: F401  # its tables
from gemeinwerk.invitations.models.invitations import Answer, Channel, Invitation, PersonalLink
from gemeinwerk.invitations.models.letters import Letter, LetterState, Purpose
from gemeinwerk.invitations.models.waves import Wave, WaveState, WaveText

__all__ = [
    "Answer",
    "Channel",
    "Invitation",
    "Letter",
    "LetterState",
    "PersonalLink",
    "Purpose",
    "Wave",
    "WaveState",
    "WaveText",
]
