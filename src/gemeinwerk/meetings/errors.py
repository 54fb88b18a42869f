"""Why a meeting or its agenda stays as it is."""

from gemeinwerk.core.errors import DomainError


class WrongTimes(DomainError):
    """It would end before it begins."""


class Unfitting(DomainError):
    """Things of different towns, or an agenda with the same item twice."""


class MeetingOver(DomainError):
    """It was held or cancelled."""


class NotYet(DomainError):
    """It has not begun."""
