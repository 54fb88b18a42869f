"""Why a deviation is not named, decided or closed, and a dependency not entered."""

from gemeinwerk.core.errors import DomainError


class DeviationExists(DomainError):
    """The measure has one that is not closed."""


class NothingSaid(DomainError):
    """What would be read later is missing."""


class NoProposal(DomainError):
    """Nobody agrees to what nobody proposed."""


class NotYours(DomainError):
    """A unit decides only what it settles itself."""


class StillToDo(DomainError):
    """A deviation is not over while a task of it is open."""


class WrongDay(DomainError):
    """A day that cannot be."""


class Circle(DomainError):
    """A measure would wait for itself."""


class DependencyExists(DomainError):
    """It waits for it already."""


class WrongChoice(DomainError):
    """What was chosen does not belong together."""
