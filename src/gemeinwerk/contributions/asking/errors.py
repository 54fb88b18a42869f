"""Why a question is not asked so, or not changed."""

from gemeinwerk.core.errors import DomainError


class NothingAsked(DomainError):
    """There are no words, or nothing to choose from."""


class Fixed(DomainError):
    """Somebody has stated something to it."""


class TooMany(DomainError):
    """Nobody fills in a longer form."""


class Unanswered(DomainError):
    """What has to be answered was left out."""
