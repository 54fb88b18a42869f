"""Why a question is not taken or settled."""

from gemeinwerk.core.errors import DomainError


class NothingAsked(DomainError):
    """There is no question, or no answer, in what was sent."""


class NotPublishable(DomainError):
    """Only what was answered stands on the public page."""
