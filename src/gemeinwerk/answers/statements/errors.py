"""Why a unit is not asked, or says nothing."""

from gemeinwerk.core.errors import DomainError


class NotAsked(DomainError):
    """There is nobody to ask, or nothing to ask about."""


class Incomplete(DomainError):
    """A verdict or its reason is missing."""
