"""What can be refused about a mail."""

from gemeinwerk.core.errors import DomainError


class NoAddress(DomainError):
    """Somebody who should get a mail has no e-mail address."""


class NotOpen(DomainError):
    """A mail that has left, or was withdrawn, is not changed any more."""
