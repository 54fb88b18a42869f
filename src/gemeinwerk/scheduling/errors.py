"""Why nothing is planned, moved or published."""

from gemeinwerk.core.errors import DomainError


class NothingToPlan(DomainError):
    """There is no series, nobody who could come, or something is asked that cannot be read."""


class NotReady(DomainError):
    """It is being worked out, has failed, or is published already."""


class Unfitting(DomainError):
    """A day, an hour or a number that cannot be."""
