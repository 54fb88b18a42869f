"""Why something is not taken back."""

from gemeinwerk.core.errors import DomainError


class NotUndoable(DomainError):
    """It was taken back already, or a version has frozen what it wrote."""


class LookAgain(DomainError):
    """Somebody wrote since the page was opened that said what would happen."""
