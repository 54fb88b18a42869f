"""Why a calendar is not read, or a reading not taken over."""

from gemeinwerk.core.errors import DomainError


class NotReached(DomainError):
    """The address does not answer, or not with a calendar."""


class WrongAddress(DomainError):
    """It is no address that may be asked."""


class Settled(DomainError):
    """Somebody has taken it over already, or left it, or it is read anew."""
