"""Why a draft cannot be asked about, or a passage of it not be commented on."""

from gemeinwerk.core.errors import DomainError


class NotAsked(DomainError):
    """The phase does not ask about this version, or no longer."""


class OthersWords(DomainError):
    """Who wrote it chose the passage."""


class NoDraft(DomainError):
    """What citizens cannot read they cannot comment on."""
