"""Why nothing is taken by the form, or changed by the link."""

from gemeinwerk.core.errors import DomainError


class NotOpen(DomainError):
    """The phase is over, or not begun."""


class NothingSaid(DomainError):
    """There is no text."""


class Settled(DomainError):
    """It can be amended no more: taken back, or worked with already."""
