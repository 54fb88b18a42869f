"""Why a calendar, a room or a date stays as it is."""

from gemeinwerk.core.errors import DomainError


class NameTaken(DomainError):
    """Another calendar or room of the town is called so."""


class StillUsed(DomainError):
    """Something else needs the room."""


class WrongTime(DomainError):
    """It ends before it begins, or has half an hour only."""


class WrongCalendar(DomainError):
    """It is of a body or of a room, not of both, and of this town."""


class NotOurs(DomainError):
    """What was read from a source is changed there."""
