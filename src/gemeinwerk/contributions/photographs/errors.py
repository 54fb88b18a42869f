"""Why nothing was taken, or typed off."""

from gemeinwerk.core.errors import DomainError


class StandsSo(DomainError):
    """Somebody has said so already."""
