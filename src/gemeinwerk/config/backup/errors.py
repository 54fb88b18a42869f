from gemeinwerk.core.errors import DomainError


class NotRestored(DomainError):
    """The file cannot be brought back, or not into this installation; nothing was changed."""
