"""Why nobody is asked, named, or taken over."""

from gemeinwerk.core.errors import DomainError


class AskedAlready(DomainError):
    """Somebody else is asked to name somebody for this seat."""


class WrongAsking(DomainError):
    """What was chosen does not go together."""


class RequestOver(DomainError):
    """It was withdrawn, or all of it is settled."""


class NothingNamed(DomainError):
    """There is nobody to take over or to send back."""


class NobodyWaits(DomainError):
    """Nobody is to be reminded: answered, or reminded today."""


class RequestStill(DomainError):
    """It is not over yet."""
