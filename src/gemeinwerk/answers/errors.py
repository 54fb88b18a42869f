"""Why nothing becomes of a contribution yet."""

from gemeinwerk.core.errors import DomainError


class Unsaid(DomainError):
    """A measure, a place or a reason is missing."""


class NotAnswerable(DomainError):
    """It is answered together with another one, or its author took it back."""


class ReadByOneself(DomainError):
    """Whoever wrote a reason is not the second person to read it."""
