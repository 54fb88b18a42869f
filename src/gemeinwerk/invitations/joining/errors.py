"""Why nobody joins now."""

from gemeinwerk.core.errors import DomainError


class NotOpen(DomainError):
    """The page is closed, or the concept's phase does not permit it."""


class NotConfirmed(DomainError):
    """Nobody has proven that the address is theirs."""


class NoWave(DomainError):
    """There is nothing into which somebody could be taken."""
