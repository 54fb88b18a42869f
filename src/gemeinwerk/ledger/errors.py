"""What the log refuses."""

from gemeinwerk.core.errors import DomainError


class NothingToCorrect(DomainError):
    """What is published is what was entered."""


class NotTheLatest(DomainError):
    """The entry was corrected before; the correction is the one to correct."""
