"""Why minutes are not published."""

from gemeinwerk.core.errors import DomainError


class NotNow(DomainError):
    """There is a newer version, or no place where citizens would find them."""
