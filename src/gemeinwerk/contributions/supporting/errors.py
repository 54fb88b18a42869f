"""Why nobody can support a contribution."""

from gemeinwerk.core.errors import DomainError


class NotSupportable(DomainError):
    """It is not public, or its phase is over, or does not ask for it."""
