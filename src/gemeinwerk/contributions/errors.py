"""Why a contribution, a voice, an attachment stays as it is."""

from gemeinwerk.core.errors import DomainError


class Unfitting(DomainError):
    """A field, a theme, a meeting of another concept, or nothing said at all."""


class NotNow(DomainError):
    """It is withdrawn, or does not stand where this is possible."""
