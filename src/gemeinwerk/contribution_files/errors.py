"""Tables of contributions that cannot be read, each with a sentence that says how to mend it."""

from gemeinwerk.core.errors import DomainError


class UnreadableContributions(DomainError):
    """The file as a whole cannot be read."""
